/** What blocks and formats say of their own comes from the labels of the context, in every format, and is read back. */
import { describe, expect, test } from 'vitest';
import {
  compile,
  compileProvider,
  type Guide,
  type PublishedGuide,
  publishedGuideSchema,
  render,
  renderPublished,
  stepsOf,
  view,
} from '../../src/engine/index.ts';
import { labels } from '../../src/engine/model/labels.ts';
import { labelsOf } from '../../src/publication/labels.ts';
import { translationOf } from '../../src/publication/translate.ts';

/** Every label in letters that no English text has in this order; what is filled in stays. */
const foreign = Object.fromEntries(
  Object.entries(labels).map(([name, text]) => [name, text.replace(/\{\w+\}|`[^`]*`|[a-z]/giu, rotated)]),
) as typeof labels;

function rotated(found: string): string {
  if (found.length > 1) return found;
  const from = found < 'a' ? 65 : 97;
  return String.fromCodePoint((((found.codePointAt(0) ?? 0) - from + 13) % 26) + from);
}

const provider = compileProvider({
  source: `name: Northwind
category: hris
actions: [{ id: read, label: 📖, scopes: [a:r] }, { id: write, label: 🖊, scopes: [a:w] }]
scopes: { a:r: {}, a:w: {} }
connections: { api-key: { fields: [{ key: k, label: Key, type: password, secret: true, required: false }] } }
`,
  path: 'guides/northwind/provider.yaml',
}).value;

const source = `---
title: Connect Northwind
description: 🔗
method: { id: api-key }
requires: [🔑]
verified: { on: 2026-08-01, against: console }
---

<Warning>⚠</Warning>

<Note title="📝">🗒</Note>

<Video src="https://video.example/watch" />

<WhitelabelHide>

🫥

</WhitelabelHide>

## 🧭

<Steps>
  <Step title="📖" scopes="a:r" showScopes>👀 <Field name="k" /></Step>
  <Step title="🖊" scopes="a:r a:w">✍️</Step>
  <Step title="🔚"><Danger>💥</Danger> <Tip>💡</Tip> <Info>ℹ️</Info></Step>
</Steps>
`;

function compiled(): Guide {
  const { guide, diagnostics } = compile({
    source,
    path: 'guides/northwind/api-key.mdx',
    ...(provider ? { provider } : {}),
  });
  expect(diagnostics).toEqual([]);
  if (!guide) throw new Error('Cannot compile the guide');
  return guide;
}

const context = { site: 'https://guides.example', labels: foreign };
const narrowed = { actions: ['read'], scopes: ['nope'] };

describe.each(['markdown', 'html', 'json'])('%s', (format) => {
  const printed = render(view(compiled(), narrowed), format, context);

  test('says its own words as the context has them', () => {
    const expected: readonly (keyof typeof labels)[] =
      {
        markdown: [
          'warning',
          'note',
          'video',
          'requires',
          'scopes',
          'fields',
          'secret',
          'optional',
          'onlyFor',
          'or',
          'enables',
          'notInWhitelabel',
          'ignored',
          'index',
        ] as const,
        html: [
          'warning',
          'note',
          'danger',
          'tip',
          'info',
          'video',
          'requires',
          'scopes',
          'onlyFor',
          'or',
          'enables',
        ] as const,
        json: ['warning', 'note', 'danger', 'tip', 'info', 'video'] as const,
      }[format] ?? [];
    expect(expected.filter((name) => !printed.includes(foreign[name]))).toEqual([]);
    const english = Object.values(labels).filter((text) => text.length > 4 && !text.includes('{'));
    const said = format === 'json' ? printed.replace(/"\w+":/gu, '') : printed;
    expect(english.filter((text) => said.includes(text))).toEqual([]);
  });
});

test.each(['markdown', 'json'])('%s is the same from what was published', (format) => {
  const printed = render(view(compiled(), narrowed), format, context);
  const published = JSON.parse(render(view(compiled()), 'json', context)) as PublishedGuide;
  expect(publishedGuideSchema.safeParse(published).success).toBe(true);
  expect(renderPublished(published, format, narrowed)).toBe(printed);
});

test.each(['llms', 'llms-full', 'ard'])('%s says its own words as the context has them', (format) => {
  const printed = render([compiled()], format, { ...context, mcp: 'https://guides.example/mcp' });
  const english = Object.values(labels).filter((text) => text.length > 8 && !text.includes('{'));
  expect(english.filter((text) => printed.includes(text))).toEqual([]);
});

test('a guide printed in another language compiles to the same guide in that language', () => {
  const guide = compiled();
  const printed = render(guide, 'markdown', { labels: foreign });
  const again = compile({ source: printed, path: 'again.md', labels: foreign }).guide;
  const facts = ({ requires, verified, fields, sections }: Guide): unknown => [
    requires,
    verified,
    fields.map(({ key, secret, required }) => [key, secret, required]),
    stepsOf({ sections }).map(({ title, condition, showScopes }) => [title, condition, showScopes]),
  ];
  expect(again && facts(again)).toEqual(facts(guide));
  expect(again && render(again, 'markdown', { labels: foreign })).toContain(`**${foreign.warning}:** ⚠`);
});

test('an English site has the words of the engine, so that its guides are published without them', () => {
  const said = labelsOf(translationOf({ locale: 'en', messages: {} }));
  expect(said).toEqual(labels);
  expect(render(compiled(), 'json', { labels: said })).not.toContain('"labels"');
});

test('a message of a variant changes what a block says', () => {
  const said = labelsOf(translationOf({ locale: 'en', messages: { 'callout.warning': 'Take care' } }));
  expect(render(compiled(), 'markdown', { labels: said })).toContain('> **Take care:** ⚠');
  expect(render(compiled(), 'html', { labels: said })).toContain('>Take care</p>');
});
