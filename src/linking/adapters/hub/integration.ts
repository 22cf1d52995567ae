import type { LinkContext } from '../../protocol/define.ts';
import { isGone, isLinkFailure } from '../../protocol/link-failure.ts';
import { type MethodFamily, methodFamily, plainName } from '../../protocol/method-family.ts';
import { own, ownList, ownText } from '../../protocol/own.ts';
import { askHub } from './ask.ts';
import { loadSending } from './load-sending.ts';

/** The integration of the session that a guide's method links, with what the hub says of it. */
export interface Integration {
  readonly id: string;
  readonly provider: string;
  readonly family: MethodFamily;
  readonly fields: readonly unknown[];
  readonly notices: readonly unknown[];
  readonly settings: unknown;
  /** Id of the account to edit, where the context or the session names one. */
  readonly account: string | undefined;
  /** What the edited account has, by the key of the field. */
  readonly stored: unknown;
  /** The secrets of the edited account, masked, by the key of the field. */
  readonly secrets: unknown;
  readonly triggerToken: unknown;
}

/**
 * Finds it: of the edited account its own; else, of the active integrations with the guide's
 * provider in the order of their ids, the first whose method is of the guide's family, one that is
 * called like the guide's method before the others. Throws a link failure where there is none.
 */
export async function findIntegration(context: LinkContext): Promise<Integration> {
  const settings = await optional(context, '/hub/settings');
  const account = context.account ?? ownText(settings, 'existing_account_id');
  const edited = account && (await ask(context, `/hub/accounts/${encodeURIComponent(account)}`));
  const wanted = ownText(edited, 'provider') ?? context.guide.provider.id;
  const list = await ask(context, `/hub/connectors?provider=${encodeURIComponent(wanted)}`);
  const editedId = ownText(edited, 'integrationId') ?? ownText(edited, 'integration_id');
  const candidates = ownList(list, 'integrations').filter((integration) =>
    editedId === undefined
      ? own(integration, 'active') !== false && plainName(own(integration, 'provider')) === plainName(wanted)
      : own(integration, 'integration_id') === editedId,
  );
  for (const candidate of inOrder(candidates, context.guide.method)) {
    const id = ownText(candidate, 'integration_id');
    if (id === undefined) continue;
    const config = own(await ask(context, `/hub/connectors/${encodeURIComponent(id)}`), 'config');
    const method = methodOf(config, candidate, edited);
    if (editedId === undefined && !fits(method, context.guide.method)) continue;
    return {
      id,
      provider: ownText(candidate, 'provider') ?? wanted,
      family: method.isOpen ? 'key' : method.family,
      fields: method.fields,
      notices: ownList(config, 'configNotices'),
      settings,
      account,
      stored: own(edited, 'setupInformation'),
      secrets: own(edited, 'secrets'),
      triggerToken: own(list, 'external_trigger_token'),
    };
  }
  const { noIntegration } = await loadSending();
  throw noIntegration(context);
}

async function ask(context: LinkContext, url: string): Promise<unknown> {
  return (await askHub(context, { url })).body;
}

/** Settings only add to what is known: a hub without them links all the same. */
async function optional(context: LinkContext, url: string): Promise<unknown> {
  try {
    return await ask(context, url);
  } catch (thrown) {
    if (isLinkFailure(thrown) && isGone(thrown.linkError)) return undefined;
    throw thrown;
  }
}

function inOrder(integrations: readonly unknown[], method: string): readonly unknown[] {
  const rank = (integration: unknown): string => {
    const isNamed = plainName(own(integration, 'authentication_config_key')) === plainName(method);
    return `${isNamed ? 0 : 1} ${ownText(integration, 'integration_id') ?? ''}`;
  };
  return integrations.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

interface Method {
  readonly family: MethodFamily;
  /** Whether the hub says only that fields are asked for, as `custom` does. */
  readonly isOpen: boolean;
  readonly fields: readonly unknown[];
}

/** Newer hubs have one method a connector; older ones several, by key and environment. */
function methodOf(config: unknown, integration: unknown, edited: unknown): Method {
  const all = own(config, 'authentication');
  const part = (key: string, editedKey: string): string =>
    ownText(edited, editedKey) ?? ownText(integration, key) ?? '';
  const key = part('authentication_config_key', 'authConfigKey');
  const older = own(own(all, key), part('environment', 'environment'));
  const isOlder = all !== undefined && own(config, 'configFields') === undefined;
  const method = isOlder ? older : config;
  const type = ownText(method, 'type') ?? key;
  const grant = ownText(method, 'grantType') ?? '';
  const isOauth = type === 'oauth2' && (grant === '' || grant === 'authorization_code');
  const named = methodFamily(grant || type);
  return {
    family: isOauth ? 'oauth' : type === 'oauth2' ? 'client-credentials' : named,
    isOpen: !isOauth && (type === 'custom' || type === ''),
    fields: ownList(method, isOlder ? 'fields' : 'configFields'),
  };
}

function fits({ family, isOpen }: Method, method: string): boolean {
  const wanted = methodFamily(method);
  return isOpen ? wanted !== 'oauth' : family === wanted;
}
