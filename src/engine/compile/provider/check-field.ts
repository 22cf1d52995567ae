/** What is wrong with the fields of a form, each on its own and with the others it names. */
import type { DiagnosticCode, DiagnosticValues } from '../../diagnostics/catalogue.ts';
import type { Field } from '../../model/field.ts';
import { fitsFormat } from './field-format.ts';
import { isSlowPattern } from '../../model/pattern/is-slow-pattern.ts';
import { whyInvalidPattern } from '../../model/pattern/why-invalid.ts';
import { secretIn } from '../secret-literal.ts';
import { listNames, suggest } from '../../diagnostics/suggest.ts';

/** The keys of a field whose values a reader sees as samples of what to type. */
export const sampleKeys = ['placeholder', 'example'] as const;

/** Reports what is wrong at a place inside a field: `['visibleWhen', 'key']`. */
export type ReportField = <C extends DiagnosticCode>(
  code: C,
  values: DiagnosticValues<C>,
  path: readonly PropertyKey[],
  part?: 'key' | 'value',
) => void;

/** Checks a field among the fields of its form; `path` is where it is written, as messages name it. */
export function checkField(field: Field, fields: readonly Field[], path: string, report: ReportField): void {
  checkChoices(field, path, report);
  checkCondition(field, fields, path, report);
  checkSecret(field, report);
  checkTexts(field, path, report);
}

function checkChoices({ type, options }: Field, path: string, report: ReportField): void {
  const key = `${path}.options`;
  if (type === 'select' && !options?.length) report('value-missing', { key }, ['type']);
  if (type !== 'select' && options)
    report('value-invalid', { key, reason: 'only a field of `type: select` has options' }, ['options'], 'key');
  const seen = new Set<string>();
  options?.forEach(({ value }, index) => {
    if (seen.has(value))
      report('value-invalid', { key: `${key}.${index}`, reason: 'another option has the same value' }, [
        'options',
        index,
      ]);
    seen.add(value);
  });
}

function checkCondition(
  { key, visibleWhen }: Field,
  fields: readonly Field[],
  path: string,
  report: ReportField,
): void {
  if (!visibleWhen) return;
  const others = fields.map((other) => other.key).filter((other) => other !== key);
  const other = fields.find((candidate) => candidate.key === visibleWhen.key && candidate.key !== key);
  if (!other) {
    const values = { name: visibleWhen.key, known: listNames(others), guess: suggest(visibleWhen.key, others) };
    report('field-unknown', values, ['visibleWhen', 'key']);
    return;
  }
  const { equals, in: listed, present } = visibleWhen;
  if ([equals, listed, present].filter((each) => each !== undefined).length !== 1) {
    const reason = 'it has one of `equals`, `in` and `present`';
    report('value-invalid', { key: `${path}.visibleWhen`, reason }, ['visibleWhen'], 'key');
  }
  const circle = circleFrom(key, fields);
  if (circle)
    report('field-cycle', { circle: circle.map((each) => `\`${each}\``).join(' → ') }, ['visibleWhen', 'key']);
  if (other.type !== 'select' || !other.options) return;
  const values = other.options.map(({ value }) => value);
  const check = (value: string, at: readonly PropertyKey[]): void => {
    if (values.includes(value)) return;
    const guess = suggest(value, values);
    const reason = `\`${other.key}\` has no such option, but ${listNames(values)}${guess ? `; did you mean \`${guess}\`` : ''}`;
    report('value-invalid', { key: [path, ...at].join('.'), reason }, at);
  };
  if (equals !== undefined) check(equals, ['visibleWhen', 'equals']);
  listed?.forEach((value, index) => check(value, ['visibleWhen', 'in', index]));
}

/** The fields from one back to itself, each shown only for values of the next. */
function circleFrom(key: string, fields: readonly Field[]): string[] | undefined {
  const chain = [key];
  for (;;) {
    const next = fields.find((field) => field.key === chain.at(-1))?.visibleWhen?.key;
    if (next === undefined || next === chain.at(-1)) return undefined;
    if (next === key) return [...chain, key];
    if (chain.includes(next)) return undefined;
    chain.push(next);
  }
}

function checkSecret({ key, type, secret }: Field, report: ReportField): void {
  const isMasked = type === 'password' || type === 'textarea' || type === 'file';
  if (secret && !isMasked) report('secret-mismatch', { key, type, secret }, ['secret']);
  if (type === 'password' && !secret) report('secret-mismatch', { key, type, secret }, ['type']);
}

function checkTexts(field: Field, path: string, report: ReportField): void {
  for (const name of sampleKeys) {
    const text = field[name];
    if (text === undefined) continue;
    const kind = secretIn(text, field.secret);
    if (kind !== undefined) report('secret-literal', { name, kind }, [name]);
    // A placeholder may also be words, or the beginning of a value.
    const isValue = name === 'example' || !/[\s…]|\.{3}/u.test(text);
    if (isValue && !fits(text, field)) report('example-mismatch', { name, text, key: field.key }, [name]);
  }
  const isWhole = field.format === 'email' || field.format === 'url' || field.format === 'uuid';
  for (const name of ['prefix', 'suffix'] as const) {
    if (!isWhole || field[name] === undefined) continue;
    const reason = `the reader types a whole \`${field.format}\`, with nothing beside it`;
    report('value-invalid', { key: `${path}.${name}`, reason }, [name]);
  }
}

function fits(text: string, { pattern, format, type, options }: Field): boolean {
  if (type === 'select') return options?.some(({ value }) => value === text) ?? true;
  if (type === 'number' && !Number.isFinite(Number(text))) return false;
  if (format !== undefined && !fitsFormat(text, format)) return false;
  if (pattern === undefined || whyInvalidPattern(pattern) !== undefined || isSlowPattern(pattern)) return true;
  return new RegExp(pattern, 'u').test(text);
}
