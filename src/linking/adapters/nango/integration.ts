import type { LinkContext } from '../../protocol/define.ts';
import { type EndpointField, fieldCheck, fieldCondition, fieldOptions } from '../../protocol/endpoint-fields.ts';
import { linkError, linkFailure } from '../../protocol/link-failure.ts';
import { type MethodFamily, methodFamily } from '../../protocol/method-family.ts';
import { own, ownList, ownText } from '../../protocol/own.ts';
import { askNango } from './ask.ts';
import { loadSending } from './load-sending.ts';

/** The integration of the session that a guide's method links. */
export interface NangoIntegration {
  /** The `providerConfigKey`, encoded for an address. */
  readonly key: string;
  readonly family: MethodFamily;
  /** Sent in a body. */
  readonly credentials: readonly EndpointField[];
  /** Sent in the address, as the protocol has it: none of them is a secret. */
  readonly parameters: readonly EndpointField[];
}

const families: ReadonlyMap<unknown, MethodFamily> = new Map([
  ['API_KEY', 'key'],
  ['BASIC', 'basic'],
  ['OAUTH1', 'oauth'],
  ['OAUTH2', 'oauth'],
  ['OAUTH2_CC', 'client-credentials'],
]);

const credentialKeys: Readonly<Record<MethodFamily, readonly string[]>> = {
  key: ['apiKey'],
  basic: ['username', 'password'],
  'client-credentials': ['client_id', 'client_secret'],
  oauth: [],
};

const labels: ReadonlyMap<string, string> = new Map([
  ['apiKey', 'API key'],
  ['username', 'User name'],
  ['password', 'Password'],
  ['client_id', 'Client ID'],
  ['client_secret', 'Client secret'],
]);

/**
 * Finds it: of the session's integrations with the guide's provider (`hubspot`, then `hubspot-…`,
 * in the order of their keys), the first whose method is of the guide's family. Throws a link
 * failure where there is none.
 */
export async function findNangoIntegration(context: LinkContext): Promise<NangoIntegration> {
  const { provider, method } = context.guide;
  const named = ownList(await askNango(context, '/integrations'), 'data').flatMap((integration) => {
    const key = ownText(integration, 'unique_key');
    const template = ownText(integration, 'provider');
    return key !== undefined && template !== undefined ? [{ key, template }] : [];
  });
  const candidates = named
    .filter(({ template }) => template === provider.id || template.startsWith(`${provider.id}-`))
    .sort((a, b) => (`${a.template} ${a.key}` < `${b.template} ${b.key}` ? -1 : 1));
  for (const { key, template } of candidates) {
    const answer = await askNango(context, `/providers/${encodeURIComponent(template)}`);
    const integration = readIntegration(key, own(answer, 'data'));
    if (integration?.family === methodFamily(method)) return integration;
  }
  const { noIntegration } = await loadSending();
  throw noIntegration(context);
}

function readIntegration(key: string, template: unknown): NangoIntegration | undefined {
  const family = families.get(own(template, 'auth_mode'));
  if (family === undefined) return undefined;
  const credentials = credentialKeys[family].map((name) => {
    const field = readField(name, own(own(template, 'credentials'), name));
    return { ...field, label: field.label ?? labels.get(name), secret: !['username', 'client_id'].includes(name) };
  });
  const parameters = Object.entries(own(template, 'connection_config') ?? {})
    .filter(([, schema]) => own(schema, 'automated') !== true && !own(schema, 'hidden'))
    .sort(([, a], [, b]) => Number(own(a, 'order') ?? 0) - Number(own(b, 'order') ?? 0))
    .map(([name, schema]) => readField(name, schema));
  // An address would carry it.
  if (parameters.some(({ secret }) => secret)) {
    throw linkFailure(linkError('provider', { retryable: false, reference: 'secret-in-address' }));
  }
  return { key: encodeURIComponent(key), family, credentials, parameters };
}

function readField(key: string, schema: unknown): EndpointField {
  const secret = own(schema, 'secret') === true || own(schema, 'secret') === 'true';
  const options = ownList(schema, 'enum');
  return {
    key,
    example: ownText(schema, 'example'),
    prefix: ownText(schema, 'prefix'),
    suffix: ownText(schema, 'suffix'),
    label: ownText(schema, 'title'),
    help: ownText(schema, 'description'),
    value: secret ? undefined : ownText(schema, 'default_value'),
    type: options.length > 0 ? 'select' : 'text',
    secret,
    required: own(schema, 'optional') !== true,
    ...fieldCheck(own(schema, 'pattern'), own(schema, 'format'), undefined),
    options: fieldOptions(options),
    visibleWhen: fieldCondition(own(schema, 'visible_when')),
  };
}
