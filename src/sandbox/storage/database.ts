import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { errorCodeOf } from '../../system/error-code.ts';
import { dataError, makeDataFolder } from './data-folder.ts';

/** Makes what is missing; what is there stays. Times are milliseconds since 1970. */
const schema = `
CREATE TABLE IF NOT EXISTS sessions (
  id TEXT PRIMARY KEY, token_hash BLOB NOT NULL UNIQUE, owner TEXT NOT NULL, organization TEXT NOT NULL,
  provider TEXT, account TEXT, opener_policy TEXT, created INTEGER NOT NULL, expires INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS accounts (
  id TEXT PRIMARY KEY, owner TEXT NOT NULL, organization TEXT NOT NULL, provider TEXT NOT NULL, guide TEXT NOT NULL,
  scopes TEXT NOT NULL, sealed BLOB NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS accounts_of_owner ON accounts (owner);
CREATE TABLE IF NOT EXISTS attempts (
  id TEXT PRIMARY KEY, session TEXT NOT NULL, owner TEXT NOT NULL, organization TEXT NOT NULL, guide TEXT,
  account TEXT, scopes TEXT NOT NULL, status TEXT NOT NULL, sealed BLOB, return_to TEXT, opener_policy TEXT,
  state_hash BLOB, browser_hash BLOB, error_code TEXT, error_text TEXT, created INTEGER NOT NULL, expires INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS codes (
  code_hash BLOB PRIMARY KEY, challenge TEXT NOT NULL, redirect_uri TEXT NOT NULL, scopes TEXT NOT NULL,
  missing TEXT NOT NULL, outcome TEXT, expires INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS key_check (one INTEGER PRIMARY KEY CHECK (one = 1), sealed BLOB NOT NULL) STRICT;
`;

/** How much is kept. */
export interface Kept {
  readonly accounts: number;
  readonly sessions: number;
  readonly attempts: number;
}

/** Opens the database of a data folder, and makes both where they are missing. Several processes may use it at once. */
export function openDatabase(folder: string): DatabaseSync {
  makeDataFolder(folder);
  const file = join(folder, 'linking.db');
  try {
    const database = new DatabaseSync(file, { timeout: 10_000 });
    if (isOfAnother(database)) {
      database.close();
      throw new Error('its linking.db is of another program');
    }
    chmodSync(file, 0o600);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;');
    // In one go, or who opens it meanwhile takes it for another program's.
    database.exec(`BEGIN IMMEDIATE; ${schema} COMMIT;`);
    return database;
  } catch (error) {
    throw dataError(folder, reasonOf(error));
  }
}

/** Whether a database holds something, and not what every database of the sandbox has. */
function isOfAnother(database: DatabaseSync): boolean {
  const names = database.prepare('SELECT name FROM sqlite_schema').all();
  return names.length > 0 && !names.some(({ name }) => name === 'key_check');
}

/** By SQLite's result codes: https://sqlite.org/rescode.html; an extended code ends in the plain one as its low byte. */
const sqliteReasons: ReadonlyMap<number, string> = new Map([
  [8, 'its linking.db may not be written to'],
  [14, 'its linking.db cannot be opened or made'],
  [26, 'its linking.db is no SQLite database'],
]);

/** Why SQLite cannot use a file, as somebody knows it who has not written this. */
function reasonOf(error: unknown): string {
  if (errorCodeOf(error) === 'EPERM') return 'its linking.db belongs to somebody else';
  const result = error instanceof Error && 'errcode' in error ? Number(error.errcode) % 256 : undefined;
  const known = result === undefined ? undefined : sqliteReasons.get(result);
  return known ?? (error instanceof Error ? error.message : String(error));
}

/** Counts what a reset would remove. */
export function countKept(database: DatabaseSync): Kept {
  const count = (table: string): number =>
    Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n'] ?? 0);
  return { accounts: count('accounts'), sessions: count('sessions'), attempts: count('attempts') };
}

/** Removes everything; the keys beside the database stay. */
export function emptyDatabase(database: DatabaseSync): void {
  database.exec(
    'BEGIN IMMEDIATE; DELETE FROM sessions; DELETE FROM accounts; DELETE FROM attempts; DELETE FROM codes; COMMIT;',
  );
  database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);');
}

/** Removes what nobody can use any more: sessions, attempts and codes that expired a day ago. */
export function sweepDatabase(database: DatabaseSync, now: number): void {
  const before = now - 24 * 60 * 60 * 1000;
  for (const table of ['sessions', 'attempts', 'codes']) {
    database.prepare(`DELETE FROM ${table} WHERE expires < ?`).run(before);
  }
}
