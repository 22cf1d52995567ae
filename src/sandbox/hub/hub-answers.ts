import type { Field } from '../../engine/index.ts';
import type { LinkError } from '../../linking/protocol/define.ts';
import type { Account } from '../storage/accounts.ts';
import type { AttemptStatus, LinkingAttempt } from '../storage/attempts.ts';
import { type Connector, integrationOf } from '../connectors.ts';
import type { Sandbox } from '../environment.ts';
import { isSecret, sandboxNotice } from '../link-plan.ts';
import type { Session } from '../storage/sessions.ts';

/** A connector as the reference hub lists it; the name says the method where its provider has `offered` several. */
export function integration(connector: Connector, offered: readonly Connector[]): object {
  const { provider, method } = connector;
  const isOnly = offered.filter((other) => other.provider.id === provider.id).length === 1;
  return {
    integration_id: integrationOf(connector),
    provider: provider.id,
    name: isOnly ? provider.name : `${provider.name} (${method.label})`,
    version: '1',
    type: provider.category,
    active: true,
    authentication_config_key: method.id,
    environment: 'production',
    logo_url: transparentPixel,
  };
}

/** The form of a connector as the reference hub draws it. */
export function config(connector: Connector): object {
  const { provider, method, fields, isAuthorized } = connector;
  return {
    key: provider.id,
    name: provider.name,
    assets: { icon: transparentPixel },
    ...(isAuthorized ? { type: 'oauth2', grantType: 'authorization_code' } : { type: 'custom' }),
    authenticationConfigKey: method.id,
    configFields: fields.map(configField),
    configNotices: [{ key: 'sandbox', type: 'info', description: sandboxNotice(connector) }],
  };
}

const fieldTypes: Readonly<Record<Field['type'], string>> = {
  text: 'text',
  password: 'password',
  number: 'number',
  select: 'select',
  textarea: 'text_area',
  file: 'text_area',
};

function configField(field: Field): object {
  const { key, label, type, secret, required, placeholder, help, pattern, message, options } = field;
  return {
    key,
    label,
    type: fieldTypes[type],
    secret: secret || type === 'password',
    required,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(help === undefined ? {} : { description: help }),
    ...(options ? { options } : {}),
    ...(pattern !== undefined && isPlainPattern(pattern)
      ? { validation: { type: 'html-pattern', pattern, ...(message === undefined ? {} : { error: message }) } }
      : {}),
  };
}

/** Whether a pattern means the same without the flag `u`, which the reference hub does not set. */
function isPlainPattern(pattern: string): boolean {
  return !/\\[pPu]|[^\0-\x7F]/u.test(pattern);
}

/** How what is kept of a secret begins. */
export const keptMark = '__secretvalue:**redacted**';

/** An account as the reference hub edits it: of its secrets, that they are kept and how the longer ones end. */
export function accountData(sandbox: Sandbox, session: Session, account: Account, connector: Connector): object {
  const credentials = sandbox.accounts.credentials(account.id, session);
  const known = connector.fields.flatMap((field) => {
    const value = Object.hasOwn(credentials, field.key) ? credentials[field.key] : undefined;
    return value === undefined ? [] : [{ ...field, value }];
  });
  const entries = (secret: boolean): [string, string][] =>
    known
      .filter((field) => isSecret(field) === secret)
      .map(({ key, value }) => [key, secret ? keptMark + lastOf(value) : value]);
  return {
    id: account.id,
    provider: account.provider,
    integrationId: integrationOf(connector),
    authConfigKey: connector.method.id,
    environment: 'production',
    setupInformation: Object.fromEntries(entries(false)),
    secrets: Object.fromEntries(entries(true)),
  };
}

/** The last four characters of a secret that is long enough to stay one. */
function lastOf(secret: string): string {
  return secret.length >= 20 ? secret.slice(-4) : '';
}

/** How far an attempt is, as the reference hub polls it. */
export function attemptData({ id, status, account, guide, error }: LinkingAttempt): object {
  const isLinked = status === ('authenticated' satisfies AttemptStatus);
  const failure = error && (JSON.parse(error.text) as LinkError);
  return {
    id,
    status,
    account: isLinked ? { id: account, provider: guide?.split('/')[0] } : null,
    error: failure ? { code: codeOf(failure), description: failure.message } : null,
  };
}

function codeOf({ kind }: LinkError): string {
  return kind === 'permissions' ? 'missing_scope' : 'provider_error';
}

/** In the place of logos: the reference hub would load them from its own host. */
const transparentPixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
