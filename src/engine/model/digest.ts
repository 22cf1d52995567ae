import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** A short SHA-256 of a text or of a value as JSON: 32 hexadecimal digits. */
export function digestOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return bytesToHex(sha256(new TextEncoder().encode(text))).slice(0, 32);
}
