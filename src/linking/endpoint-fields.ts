import type { Field } from '../engine/index.ts';
import type { LinkContext, LinkField } from './define.ts';
import { own, ownList, ownText } from './own.ts';

/** What an endpoint says of a field, in whichever words its protocol has. */
export interface EndpointField extends Partial<Omit<LinkField, 'key'>> {
  readonly key: string;
}

/** The fields of the form: the endpoint's, completed by what the guide says of the same keys. */
export function mergeFields(fields: readonly EndpointField[], context: LinkContext): readonly LinkField[] {
  const guide = new Map(context.fields.map((field) => [field.key, field]));
  const merged = new Map<string, LinkField>();
  for (const field of fields) merged.set(field.key, mergeField(field, guide.get(field.key)));
  return [...merged.values()];
}

function mergeField(field: EndpointField, guide: Field | undefined): LinkField {
  const { pattern: _pattern, format: _format, message: _message, ...others } = guide ?? {};
  const isChecked = field.pattern !== undefined || field.format !== undefined;
  const defaults = { label: field.key, type: 'text', secret: false, required: true } as const;
  return { ...defaults, ...(isChecked ? others : guide), ...field };
}

const types: ReadonlySet<unknown> = new Set(['text', 'password', 'number', 'select', 'textarea', 'file']);
const formats: ReadonlySet<unknown> = new Set(['email', 'url', 'uuid', 'hostname']);

/** A field type that the form knows; every other is text. */
export function fieldType(type: unknown): Field['type'] {
  if (type === 'text_area') return 'textarea';
  return types.has(type) ? (type as Field['type']) : 'text';
}

/** What a value has to match, as far as it can be checked here; the endpoint checks it in any case. */
export function fieldCheck(pattern: unknown, format: unknown, message: unknown): Partial<Field> {
  const known = format === 'uri' ? 'url' : format;
  const check: Partial<Field> = {
    ...(typeof pattern === 'string' && isPattern(pattern) && { pattern }),
    ...(formats.has(known) && { format: known as NonNullable<Field['format']> }),
  };
  const hasMessage = typeof message === 'string' && message !== '' && (check.pattern ?? check.format);
  return hasMessage ? { ...check, message } : check;
}

function isPattern(source: string): boolean {
  try {
    return source !== '' && source.length <= 1000 && Boolean(new RegExp(source, 'u'));
  } catch {
    return false;
  }
}

/** When a field is asked for: `{ key | field, equals | value, in, present }`. */
export function fieldCondition(condition: unknown): Pick<LinkField, 'visibleWhen'> {
  const key = ownText(condition, 'key') ?? ownText(condition, 'field');
  if (key === undefined) return {};
  const equals = own(condition, 'equals') ?? own(condition, 'value');
  const present = own(condition, 'present');
  const among = ownList(condition, 'in').map(String);
  return {
    visibleWhen: {
      key,
      ...(isScalar(equals) && { equals: String(equals) }),
      ...(among.length > 0 && { in: among }),
      ...(typeof present === 'boolean' && { present }),
    },
  };
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** The choices of a field: texts, or `{ value, label }`. */
export function fieldOptions(options: readonly unknown[]): Pick<LinkField, 'options'> {
  const read = options.flatMap((option) => {
    const value = typeof option === 'string' ? option : own(option, 'value');
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    return [{ value: String(value), label: ownText(option, 'label') ?? String(value) }];
  });
  return read.length > 0 ? { options: read } : {};
}

/** Those of some properties that are text. */
export function fieldTexts<K extends string>(field: unknown, keys: readonly K[]): { [key in K]?: string } {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const text = ownText(field, key);
      return text === undefined ? [] : [[key, text]];
    }),
  ) as { [key in K]?: string };
}
