import type { Field } from '../../engine/index.ts';
import type { LinkContext, LinkField } from './define.ts';
import { fieldFormats } from './field-formats.ts';
import { given, own, ownList, ownText, scalarText } from './own.ts';

/** What an endpoint says of a field, in whichever words its protocol has; undefined where it says nothing. */
export type EndpointField = { readonly key: string } & {
  readonly [key in keyof Omit<LinkField, 'key'>]?: LinkField[key] | undefined;
};

type Check = Pick<EndpointField, 'pattern' | 'format' | 'message'>;

/** The fields of the form: the endpoint's, completed by what the guide says of the same keys. */
export function mergeFields(fields: readonly EndpointField[], context: LinkContext): readonly LinkField[] {
  return [...new Map(fields.map((field) => [field.key, mergeField(field, context)])).values()];
}

function mergeField(field: EndpointField, context: LinkContext): LinkField {
  const guide = context.fields.find(({ key }) => key === field.key);
  const { pattern: _pattern, format: _format, message: _message, ...others } = guide ?? {};
  const isChecked = (field.pattern ?? field.format) !== undefined;
  const defaults = { label: field.key, type: 'text', secret: false, required: true } as const;
  return { ...defaults, ...(isChecked ? others : guide), ...given(field) } as LinkField;
}

const types: ReadonlySet<unknown> = new Set(['text', 'password', 'number', 'select', 'textarea', 'file']);

/** A field type that the form knows; every other is text. */
export function fieldType(type: unknown): Field['type'] {
  if (type === 'text_area') return 'textarea';
  return types.has(type) ? (type as Field['type']) : 'text';
}

/** What a value has to match, as far as it can be checked here; the endpoint checks it in any case. */
export function fieldCheck(pattern: unknown, format: unknown, message: unknown): Check {
  const known = format === 'uri' ? 'url' : String(format);
  const check: Check = {
    pattern: isPattern(pattern) ? pattern : undefined,
    format: Object.hasOwn(fieldFormats, known) ? (known as Field['format']) : undefined,
  };
  const isSaid = typeof message === 'string' && message !== '' && (check.pattern ?? check.format);
  return { ...check, message: isSaid ? message : undefined };
}

function isPattern(source: unknown): source is string {
  try {
    return typeof source === 'string' && source !== '' && source.length <= 1000 && Boolean(new RegExp(source, 'u'));
  } catch {
    return false;
  }
}

/** When a field is asked for: `{ key | field, equals | value, in, present }`. */
export function fieldCondition(condition: unknown): LinkField['visibleWhen'] {
  const key = ownText(condition, 'key') ?? ownText(condition, 'field');
  if (key === undefined) return undefined;
  const present = own(condition, 'present');
  const among = ownList(condition, 'in').map(String);
  return given({
    key,
    equals: scalarText(own(condition, 'equals') ?? own(condition, 'value')),
    in: among.length > 0 ? among : undefined,
    present: typeof present === 'boolean' ? present : undefined,
  }) as LinkField['visibleWhen'];
}

/** The choices of a field: texts, or `{ value, label }`. */
export function fieldOptions(options: readonly unknown[]): LinkField['options'] {
  const read = options.flatMap((option) => {
    const value = scalarText(own(option, 'value') ?? option);
    return value === undefined ? [] : [{ value, label: ownText(option, 'label') ?? value }];
  });
  return read.length > 0 ? read : undefined;
}
