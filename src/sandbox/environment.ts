import type { Context, Hono } from 'hono';
import type { Account } from './storage/accounts.ts';
import type { Attempts } from './storage/attempts.ts';
import type { Connector, Connectors } from './connectors.ts';
import type { Vault } from './storage/encryption.ts';
import type { Linking } from './link-account.ts';
import type { OpenerPolicy, Session, Sessions } from './storage/sessions.ts';
import type { DatabaseSync } from 'node:sqlite';

/** What every part of the sandbox works with. */
export interface Sandbox extends Linking {
  /** Path of the endpoint on its origin, such as `/linking`; empty where it is the whole origin. */
  readonly base: string;
  readonly database: DatabaseSync;
  readonly vault: Vault;
  readonly connectors: Connectors;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  /** What a backend makes sessions with. */
  readonly secret: string;
  /** Whether pages of an origin may use the endpoint. */
  readonly isAllowed: (origin: string) => boolean;
  readonly openerPolicy?: OpenerPolicy;
  /** Path of a guide's page, where it is on the same origin; missing where the endpoint stands alone. */
  readonly guidePath?: (guide: string) => string | undefined;
  /** Path of the page that lists all guides, where there is one. */
  readonly guidesPath: string;
}

/** What requests carry along. */
export interface SandboxEnv {
  Variables: { session: Session };
}

export type SandboxApp = Hono<SandboxEnv>;
export type SandboxContext = Context<SandboxEnv>;

/** The connector of a guide, where the session may link it. */
export function connectorFor(
  { connectors }: Sandbox,
  session: Session,
  guide: string | undefined,
): Connector | undefined {
  const connector = guide === undefined ? undefined : connectors.get(guide);
  return connector && isOffered(connector, session) ? connector : undefined;
}

/** Whether a session may link by a connector. */
export function isOffered(connector: Connector, session: Session): boolean {
  return session.provider === undefined || session.provider === connector.provider.id;
}

/**
 * An account that a session may see and edit: its own organisation's, of the session's provider and
 * the session's own one if it was made for them, and linked by the connector if one is given.
 */
export function accountFor(
  { accounts }: Pick<Sandbox, 'accounts'>,
  session: Session,
  id: string | undefined,
  connector?: Connector,
): Account | undefined {
  const account = id === undefined ? undefined : accounts.find(id, session);
  if (!account || (connector && account.guide !== connector.guide)) return undefined;
  if (session.provider !== undefined && session.provider !== account.provider) return undefined;
  return session.account === undefined || session.account === account.id ? account : undefined;
}

/** The endpoint's own address, as the request has it. */
export function ownAddress(context: Context, { base }: Pick<Sandbox, 'base'>): string {
  return new URL(context.req.url).origin + base;
}

/** An address that a reader may be sent back to, where it is one. */
export function allowedReturn(
  context: Context,
  { isAllowed }: Pick<Sandbox, 'isAllowed'>,
  address: string | undefined,
): string | undefined {
  const url = address !== undefined && address.length <= 2000 && URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/u.test(url.protocol) || url.username || url.password) return undefined;
  return isAllowed(url.origin) || url.origin === new URL(context.req.url).origin ? url.href : undefined;
}
