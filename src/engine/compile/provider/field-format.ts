import type { Field } from '../../model/field.ts';

const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';

const formats: Readonly<Record<NonNullable<Field['format']>, RegExp>> = {
  email: /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u,
  url: /^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/iu,
  uuid: /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/iu,
  hostname: new RegExp(`^${label}(?:\\.${label})*$`, 'u'),
};

/** Whether a value has the form that a field asks for. */
export function fitsFormat(value: string, format: NonNullable<Field['format']>): boolean {
  return formats[format].test(value);
}
