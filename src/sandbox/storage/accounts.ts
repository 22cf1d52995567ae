import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Vault } from './encryption.ts';
import type { Session } from './sessions.ts';

/** A linked account, without its credentials. */
export interface Account {
  readonly id: string;
  readonly organization: string;
  readonly provider: string;
  /** Id of the guide that it was linked by. */
  readonly guide: string;
  readonly scopes: readonly string[];
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly updated: number;
}

/** Credentials, by the key of the field. */
export type Credentials = Readonly<Record<string, string>>;

/** Who owns accounts. */
export type Owner = Pick<Session, 'owner' | 'organization'>;

/** The accounts of a database; their credentials are encrypted. */
export interface Accounts {
  create(owner: Owner, account: Pick<Account, 'provider' | 'guide' | 'scopes'>, credentials: Credentials): Account;
  /** Keeps other credentials for an account. */
  update(id: string, owner: Pick<Owner, 'owner'>, credentials: Credentials, scopes: readonly string[]): void;
  /** An owner's account. */
  find(id: string, owner: Pick<Owner, 'owner'>): Account | undefined;
  /** The credentials of an owner's account. */
  credentials(id: string, owner: Pick<Owner, 'owner'>): Credentials;
  /** An account, whoever owns it. */
  get(id: string): Account | undefined;
  /** Every owner's accounts, the latest first. */
  list(): readonly Account[];
  remove(id: string): boolean;
}

export function createAccounts(database: DatabaseSync, vault: Vault): Accounts {
  const insert = database.prepare('INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const select = database.prepare('SELECT * FROM accounts WHERE id = ? AND owner = ?');
  const byId = database.prepare('SELECT * FROM accounts WHERE id = ?');
  const update = database.prepare('UPDATE accounts SET sealed = ?, scopes = ?, updated = ? WHERE id = ? AND owner = ?');
  const all = database.prepare('SELECT * FROM accounts ORDER BY updated DESC, id LIMIT 1000');
  const remove = database.prepare('DELETE FROM accounts WHERE id = ?');
  return {
    create({ owner, organization }, { provider, guide, scopes }, credentials) {
      const id = randomUUID();
      const now = Date.now();
      const sealed = vault.seal(credentials, rowName(id, owner));
      insert.run(id, owner, organization, provider, guide, JSON.stringify(scopes), sealed, now, now);
      return { id, organization, provider, guide, scopes, created: now, updated: now };
    },
    update(id, { owner }, credentials, scopes) {
      update.run(vault.seal(credentials, rowName(id, owner)), JSON.stringify(scopes), Date.now(), id, owner);
    },
    find(id, { owner }) {
      const row = select.get(id, owner);
      return row && readAccount(row);
    },
    credentials(id, { owner }) {
      const sealed = select.get(id, owner)?.['sealed'] as Uint8Array | undefined;
      return sealed ? (vault.unseal(sealed, rowName(id, owner)) as Credentials) : {};
    },
    get(id) {
      const row = byId.get(id);
      return row && readAccount(row);
    },
    list: () => all.all().map(readAccount),
    remove: (id) => remove.run(id).changes > 0,
  };
}

/** What the credentials of an account are bound to. */
function rowName(id: string, owner: string): string {
  return JSON.stringify(['accounts', id, owner]);
}

function readAccount(row: Readonly<Record<string, unknown>>): Account {
  return {
    id: String(row['id']),
    organization: String(row['organization']),
    provider: String(row['provider']),
    guide: String(row['guide']),
    scopes: JSON.parse(String(row['scopes'])) as string[],
    created: Number(row['created']),
    updated: Number(row['updated']),
  };
}
