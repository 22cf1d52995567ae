import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { hashToken, randomToken } from './encryption.ts';

/** What the consent page says of who may keep a hold of its window. */
export const openerPolicies = [
  'unsafe-none',
  'same-origin',
  'same-origin-allow-popups',
  'noopener-allow-popups',
] as const;

export type OpenerPolicy = (typeof openerPolicies)[number];

/** What a session is made for. */
export interface SessionRequest {
  /** Id of who will own the accounts; the name where it has none. */
  readonly owner?: string;
  /** Name of who will own the accounts. */
  readonly organization: string;
  /** The only provider that may be linked. */
  readonly provider?: string;
  /** An account that is to be edited. */
  readonly account?: string;
  readonly openerPolicy?: OpenerPolicy;
  /** Seconds that it lasts. */
  readonly lifetime?: number;
}

/** A session that stands. */
export interface Session {
  readonly id: string;
  readonly owner: string;
  readonly organization: string;
  readonly provider?: string;
  readonly account?: string;
  readonly openerPolicy?: OpenerPolicy;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** The sessions of a database. Of a token only its hash is kept. */
export interface Sessions {
  create(request: SessionRequest): { readonly token: string; readonly session: Session };
  /** The session of a token, while it lasts. */
  find(token: string | undefined): Session | undefined;
  /** The session of an id, while it lasts. */
  get(id: string): Session | undefined;
}

/** @param lifetime Seconds that a session lasts where it is not said. */
export function createSessions(database: DatabaseSync, lifetime: number): Sessions {
  const insert = database.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const select = database.prepare('SELECT * FROM sessions WHERE token_hash = ? AND expires > ?');
  const byId = database.prepare('SELECT * FROM sessions WHERE id = ? AND expires > ?');
  return {
    create(request) {
      const token = randomToken();
      const id = randomUUID();
      const owner = request.owner ?? request.organization;
      const created = Date.now();
      const expires = created + (request.lifetime ?? lifetime) * 1000;
      const { provider, account, openerPolicy, organization } = request;
      insert.run(
        id,
        hashToken(token),
        owner,
        organization,
        provider ?? null,
        account ?? null,
        openerPolicy ?? null,
        created,
        expires,
      );
      return {
        token,
        session: readSession({ id, owner, organization, provider, account, opener_policy: openerPolicy, expires }),
      };
    },
    find(token) {
      if (!token || token.length > 200) return undefined;
      const row = select.get(hashToken(token), Date.now());
      return row && readSession(row);
    },
    get(id) {
      const row = byId.get(id, Date.now());
      return row && readSession(row);
    },
  };
}

function readSession(row: Readonly<Record<string, unknown>>): Session {
  const optional = { provider: row['provider'], account: row['account'], openerPolicy: row['opener_policy'] };
  return {
    id: String(row['id']),
    owner: String(row['owner']),
    organization: String(row['organization']),
    expires: Number(row['expires']),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null && value !== undefined)),
  };
}
