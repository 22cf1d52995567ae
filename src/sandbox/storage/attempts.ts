import type { DatabaseSync } from 'node:sqlite';
import { hashToken, randomToken, type Vault } from './encryption.ts';
import type { OpenerPolicy, Session } from './sessions.ts';

export type AttemptStatus = 'pending' | 'authenticated' | 'error' | 'cancelled' | 'expired';

/** An approval in the provider's own window, under way or ended. */
export interface LinkingAttempt {
  readonly id: string;
  /** Id of the session that began it. */
  readonly session: string;
  readonly owner: string;
  readonly organization: string;
  /** Id of the guide, once it is known. */
  readonly guide?: string;
  /** Id of the account that is edited, or that was linked. */
  readonly account?: string;
  readonly scopes: readonly string[];
  readonly status: AttemptStatus;
  /** Where the reader goes at the end. */
  readonly returnTo?: string;
  readonly openerPolicy?: OpenerPolicy;
  readonly error?: { readonly code: string; readonly text: string };
}

/** What an attempt is begun with. */
export interface AttemptRequest {
  readonly guide?: string;
  readonly account?: string;
  readonly scopes: readonly string[];
  readonly returnTo?: string;
}

/** The attempts of a database. */
export interface Attempts {
  create(session: Session, request: AttemptRequest): LinkingAttempt;
  find(id: string): LinkingAttempt | undefined;
  /** The attempt that sent a reader to the provider with this state. */
  findByState(state: string): LinkingAttempt | undefined;
  /** The verifier that the provider's code is exchanged with. */
  verifier(attempt: LinkingAttempt): string;
  /** Keeps what the provider's answer is checked against. */
  send(
    attempt: LinkingAttempt,
    sent: {
      readonly guide: string;
      readonly state: string;
      readonly browser: string;
      readonly returnTo?: string;
      readonly verifier: string;
    },
  ): void;
  /** Whether this browser sent the reader to the provider. */
  isFrom(attempt: LinkingAttempt, browser: string | undefined): boolean;
  /** Ends a pending attempt; `false` where it had ended before. */
  end(
    attempt: LinkingAttempt,
    end: { readonly status: AttemptStatus; readonly account?: string; readonly code?: string; readonly text?: string },
  ): boolean;
}

/** @param lifetime Seconds until an attempt expires. */
export function createAttempts(database: DatabaseSync, vault: Vault, lifetime: number): Attempts {
  const insert = database.prepare(`INSERT INTO attempts
    (id, session, owner, organization, guide, account, scopes, status, return_to, opener_policy, created, expires)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?, ?)`);
  const byId = database.prepare('SELECT * FROM attempts WHERE id = ?');
  const byState = database.prepare("SELECT * FROM attempts WHERE state_hash = ? AND status = 'pending'");
  const send = database.prepare(
    'UPDATE attempts SET guide = ?, state_hash = ?, browser_hash = ?, return_to = ?, sealed = ? WHERE id = ?',
  );
  const end = database.prepare(`UPDATE attempts SET status = ?, account = coalesce(?, account), error_code = ?,
    error_text = ?, sealed = NULL, state_hash = NULL WHERE id = ? AND status = 'pending'`);
  const rowName = (id: string): string => JSON.stringify(['attempts', id]);
  return {
    create(session, { guide, account, scopes, returnTo }) {
      const id = randomToken();
      const now = Date.now();
      insert.run(
        id,
        session.id,
        session.owner,
        session.organization,
        guide ?? null,
        account ?? null,
        JSON.stringify(scopes),
        returnTo ?? null,
        session.openerPolicy ?? null,
        now,
        now + lifetime * 1000,
      );
      return readAttempt(byId.get(id) ?? {});
    },
    find(id) {
      const row = byId.get(id);
      return row && readAttempt(row);
    },
    findByState(state) {
      const row = byState.get(hashToken(state));
      return row && readAttempt(row);
    },
    verifier({ id }) {
      const sealed = byId.get(id)?.['sealed'] as Uint8Array | null | undefined;
      return sealed ? (vault.unseal(sealed, rowName(id)) as string) : '';
    },
    send({ id }, { guide, state, browser, returnTo, verifier }) {
      send.run(guide, hashToken(state), hashToken(browser), returnTo ?? null, vault.seal(verifier, rowName(id)), id);
    },
    isFrom({ id }, browser) {
      const kept = byId.get(id)?.['browser_hash'] as Uint8Array | null | undefined;
      return Boolean(browser && kept && Buffer.compare(hashToken(browser), kept) === 0);
    },
    end: ({ id }, { status, account, code, text }) =>
      end.run(status, account ?? null, code ?? null, text ?? null, id).changes > 0,
  };
}

function readAttempt(row: Readonly<Record<string, unknown>>): LinkingAttempt {
  const isLate = row['status'] === 'pending' && Number(row['expires']) <= Date.now();
  const optional = {
    guide: row['guide'],
    account: row['account'],
    returnTo: row['return_to'],
    openerPolicy: row['opener_policy'],
    error: row['error_code'] === null ? null : { code: row['error_code'], text: row['error_text'] ?? '' },
  };
  return {
    id: String(row['id']),
    session: String(row['session']),
    owner: String(row['owner']),
    organization: String(row['organization']),
    scopes: JSON.parse(String(row['scopes'])) as string[],
    status: isLate ? 'expired' : (row['status'] as AttemptStatus),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
  };
}
