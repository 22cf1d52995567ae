import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { commandError } from '../../system/command-error.ts';
import { errorCodeOf } from '../../system/error-code.ts';
import { processName } from '../../system/process/process-name.ts';
import { dataError } from './data-folder.ts';

/** Encrypts and signs with the key of a data folder. */
export interface Vault {
  /** Encrypts data for one row: it cannot be read as another's. */
  seal(data: unknown, row: string): Uint8Array;
  /** What `seal` was given. Throws where the bytes were changed, or are another row's. */
  unseal(sealed: Uint8Array, row: string): unknown;
  /** A signature of a text, for one purpose. */
  sign(purpose: string, text: string): string;
}

/** Bytes of the initialization vector and of the tag of AES-256-GCM. */
const [ivLength, tagLength] = [12, 16];

/** Makes a vault of a key of 32 bytes. */
export function createVault(key: Uint8Array): Vault {
  return {
    seal(data, row) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(row));
      const body = Buffer.concat([cipher.update(JSON.stringify(data), 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    unseal(sealed, row) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength), { authTagLength: tagLength })
        .setAAD(Buffer.from(row))
        .setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
      const body = sealed.subarray(ivLength + tagLength);
      return JSON.parse(Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8'));
    },
    sign(purpose, text) {
      const own = createHmac('sha256', key).update(`sign:${purpose}`).digest();
      return createHmac('sha256', own).update(text).digest('base64url');
    },
  };
}

/** The vault of a data folder: its key is `LINKING_KEY` in the environment, else a file of mode 600 in the folder. */
export function openVault(folder: string, database: DatabaseSync, given = process.env['LINKING_KEY']): Vault {
  const vault = createVault(given ? readKey(given) : Buffer.from(keepRandom(folder, 'linking.key'), 'base64url'));
  database.prepare('INSERT OR IGNORE INTO key_check VALUES (1, ?)').run(vault.seal('key', 'key_check'));
  const check = database.prepare('SELECT sealed FROM key_check').get()?.['sealed'] as Uint8Array;
  try {
    vault.unseal(check, 'key_check');
  } catch {
    throw commandError(
      `The data in ${folder} was encrypted with another key. Give that one as LINKING_KEY, or another folder with --data.`,
      2,
    );
  }
  return vault;
}

/** The random text of 256 bits in a file of a data folder; where it is missing, whichever process is first makes it, of mode 600. */
export function keepRandom(folder: string, name: string): string {
  const file = join(folder, name);
  let kept: string;
  try {
    makeRandom(file);
    kept = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw dataError(folder, `its ${name} cannot be read or made (${(error as Error).message})`);
  }
  if (/^[\w-]{43}$/u.test(kept)) return kept;
  throw dataError(folder, `its ${name} does not hold the 43 letters and digits that were written there`);
}

function makeRandom(file: string): void {
  const temporary = `${file}.${processName()}`;
  try {
    writeFileSync(temporary, randomToken(), { mode: 0o600 });
    linkSync(temporary, file);
  } catch (error) {
    if (errorCodeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A random text of 256 bits that may stand in an address. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept in the place of a token. */
export function hashToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

/** Whether two texts are equal, in a time that does not say where they differ. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(hashToken(one), hashToken(other));
}

function readKey(given: string): Uint8Array {
  const key = /^[\da-f]{64}$/iu.test(given) ? Buffer.from(given, 'hex') : Buffer.from(given, 'base64');
  if (key.length !== 32)
    throw commandError('LINKING_KEY has to be 32 bytes, as 64 hexadecimal digits or in base64.', 2);
  return key;
}
