import type { Field } from '../../engine/index.ts';

/** Whether nobody but the endpoint may see the value of a field. */
export function isSecret({ secret, type }: Pick<Field, 'secret' | 'type'>): boolean {
  return secret || type === 'password';
}
