import { hash } from 'node:crypto';

/**
 * A short SHA-256 of a value as JSON. The engine's own `digestOf` runs anywhere and takes eight times as long,
 * which is seen where every document of a site is asked for its digest after each edit.
 */
export function digestValue(value: unknown): string {
  return hash('sha256', JSON.stringify(value)).slice(0, 32);
}
