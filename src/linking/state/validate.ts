import type { LinkField, Values } from '../protocol/define.ts';
import { cleanUp } from './clean-up.ts';
import { fieldFormats } from '../protocol/field-formats.ts';
import type { Say } from './say.ts';
import { visibleFields } from './state.ts';

/** The longest value that a pattern is tried on: nobody has looked at the patterns of endpoints. */
const mostTested = 1024;
const mostBytes = 200_000;

/** What is wrong with each visible field, by key, in the order of the form. */
export function validate(fields: readonly LinkField[], values: Values, say: Say): ReadonlyMap<string, string> {
  const errors = new Map<string, string>();
  for (const field of visibleFields(fields, values)) {
    const message = problemOf(field, cleanUp(field, values.get(field.key) ?? '').value, say);
    if (message !== undefined) errors.set(field.key, message);
  }
  return errors;
}

function problemOf(field: LinkField, value: string, say: Say): string | undefined {
  const { label, type, required, isKept, options = [] } = field;
  const isChosen = type === 'select';
  if (value === '') {
    if (!required || isKept) return undefined;
    return say(isChosen ? 'field.choose' : type === 'file' ? 'field.file' : 'field.empty', { label });
  }
  if (value.length > mostBytes) return say('field.long', { label });
  if (isChosen) return options.some((option) => option.value === value) ? undefined : say('field.choose', { label });
  if (type === 'number' && !/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu.test(value))
    return say('field.number', { label });
  if (field.format && !fieldFormats[field.format](value))
    return field.message ?? say(`field.${field.format}`, { label });
  if (field.pattern !== undefined && !matches(field.pattern, value))
    return field.message ?? say('field.pattern', { label });
  return undefined;
}

function matches(pattern: string, value: string): boolean {
  if (value.length > mostTested) return true;
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    // The endpoint's own mistake must not keep the reader from sending.
    return true;
  }
}
