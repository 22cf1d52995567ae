import type { LinkField, LinkPlan } from '../linking/protocol/define.ts';
import type { Account } from './storage/accounts.ts';
import type { Connector } from './connectors.ts';
import type { Sandbox } from './environment.ts';
import type { Session } from './storage/sessions.ts';

/** What the sandbox says before the form. */
export function sandboxNotice({ isAuthorized }: Pick<Connector, 'isAuthorized'>): string {
  return isAuthorized
    ? 'This is a sandbox: a page of its own plays the part of the provider and asks for your approval. Nothing leaves this machine.'
    : 'This is a sandbox: what you enter is kept, encrypted, on this machine alone. Any value is linked, unless it holds a test word such as sandbox-wrong-key.';
}

/** What the form of a connector asks for; of an account that is edited, with what is kept. */
export function linkPlan(
  sandbox: Sandbox,
  session: Session,
  connector: Connector,
  account?: Account,
): LinkPlan & { readonly account?: object } {
  const kept = account ? sandbox.accounts.credentials(account.id, session) : {};
  return {
    kind: connector.isAuthorized ? 'authorization' : 'credentials',
    organization: session.organization,
    notices: [{ level: 'info', text: sandboxNotice(connector) }],
    fields: connector.fields.map((field): LinkField => {
      const value = Object.hasOwn(kept, field.key) ? kept[field.key] : undefined;
      if (value === undefined) return field;
      return isSecret(field) ? { ...field, isKept: true } : { ...field, value };
    }),
    ...(account ? { account: { id: account.id, provider: account.provider } } : {}),
  };
}

/** Whether the value of a field is never shown again. */
export function isSecret({ secret, type }: Pick<LinkField, 'secret' | 'type'>): boolean {
  return secret || type === 'password' || type === 'file';
}
