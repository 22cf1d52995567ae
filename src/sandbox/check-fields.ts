import type { Field } from '../engine/index.ts';
import { testPattern } from './test-pattern.ts';
import type { Credentials } from './storage/accounts.ts';

/** Characters of the longest value that a field takes: a key file of a service account has some thousands. */
const maxLength = 65_536;

/** What is wrong with credentials, by the key of the field. */
export async function checkFields(
  fields: readonly Field[],
  credentials: Credentials,
): Promise<ReadonlyMap<string, string>> {
  const problems = new Map<string, string>();
  for (const key of Object.keys(credentials)) {
    if (!fields.some((field) => field.key === key)) problems.set(key, 'There is no such field.');
  }
  for (const field of fields.filter((each) => isVisible(each, credentials))) {
    const problem = await problemOf(field, valueOf(credentials, field.key));
    if (problem !== undefined) problems.set(field.key, problem);
  }
  return problems;
}

function valueOf(credentials: Credentials, key: string): string {
  return Object.hasOwn(credentials, key) ? (credentials[key] ?? '') : '';
}

async function problemOf(field: Field, value: string): Promise<string | undefined> {
  if (value === '') return field.required ? `Enter ${field.label}.` : undefined;
  if (value.length > maxLength) return `${field.label} is too long.`;
  const isOption = field.options?.some((option) => option.value === value) ?? true;
  const isOfType = field.type !== 'number' || Number.isFinite(Number(value));
  const isOfPattern = field.pattern === undefined || (await testPattern(field.pattern, value));
  if (isOption && isOfType && isOfPattern && isOfFormat(field.format, value)) return undefined;
  return field.message ?? `${field.label} does not look right. Copy it again.`;
}

function isOfFormat(format: Field['format'], value: string): boolean {
  switch (format) {
    case 'email':
      return /^[^\s@]+@[^\s@]+$/u.test(value);
    case 'url':
      return URL.canParse(value);
    case 'uuid':
      return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(value);
    case 'hostname':
      return /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/iu.test(value);
    case undefined:
      return true;
  }
}

function isVisible({ visibleWhen }: Field, credentials: Credentials): boolean {
  if (!visibleWhen) return true;
  const value = valueOf(credentials, visibleWhen.key);
  if (visibleWhen.equals !== undefined && value !== visibleWhen.equals) return false;
  if (visibleWhen.in && !visibleWhen.in.includes(value)) return false;
  return visibleWhen.present === undefined || visibleWhen.present === (value !== '');
}
