/** Random guides and hostile texts for the property tests; everything shrinks towards one plain word. */
import * as fc from 'fast-check';
import type { Body, BodyNode, Condition, Guide, Section, Step } from '../../src/engine/index.ts';

const nasty = [
  'word',
  'Key',
  'a',
  '{',
  '}',
  '<',
  '>',
  '*',
  '_',
  '|',
  '[',
  ']',
  '(',
  ')',
  '`',
  '``',
  '#',
  '1.',
  '2)',
  '-',
  '+',
  '"',
  "'",
  '&',
  '\\',
  '~',
  '~~',
  ':',
  '=',
  '!',
  '![',
  '](',
  '$',
  '^',
  '@',
  '&amp;',
  '&lt;b&gt;',
  '<br>',
  '<b>',
  '</b>',
  '<tenant>',
  '{x}',
  '{product.name}',
  '\\{x}',
  'http://a.test/b_c',
  'www.a.test',
  'a@b.test',
  '…',
  '—',
  '🙂',
  '👩‍👩‍👧',
  'שלום',
  'مفتاح',
  '設定',
  '\u{200f}',
  'é',
  '---',
  '===',
  '***',
  '[ ]',
  '[x]',
  '[^1]',
  ':---',
  'import x from "y"',
  'a_b_c',
  '2*3*4',
  '.',
  ',',
  '%',
  '//',
  '/*',
  'C:\\temp',
] as const;

/** Words and pieces of syntax, blanks between some; trimmed, never empty. */
export const nastyText: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...nasty), fc.constantFrom('', ' ')), { minLength: 1, maxLength: 8 })
  .map((pieces) =>
    pieces
      .map((piece) => piece.join(''))
      .join('')
      .replace(/\s+/gu, ' ')
      .trim(),
  );

/** A title: it says something beside signs, and does not number itself. */
export const title: fc.Arbitrary<string> = nastyText.map((text) => oneLine(`T ${text.replace(/\\?[{}]/gu, '')}`));

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

export const scopeNames = ['users:read', 'users:write', 'teams:read', 'https://scope.test/all'] as const;

export const condition: fc.Arbitrary<Condition> = fc
  .record({
    scopes: fc.uniqueArray(fc.constantFrom(...scopeNames), { maxLength: 3 }),
    scopesMatch: fc.constantFrom('any' as const, 'all' as const),
    whitelabel: fc.option(fc.constantFrom('hide' as const, 'only' as const), { nil: undefined, freq: 3 }),
  })
  .map(({ scopes, scopesMatch, whitelabel }) => ({
    scopes,
    scopesMatch: scopes.length > 1 ? scopesMatch : 'any',
    ...(whitelabel ? { whitelabel } : {}),
  }));

const text = nastyText.map((value): BodyNode => ({ type: 'text', value }));
// A backslash before a bar cannot be said in the code of a GFM table.
const inlineCode = nastyText.map((value): BodyNode => ({ type: 'inlineCode', value: value.replace(/\\+\|/gu, '|') }));
const strong = nastyText.map((value): BodyNode => ({ type: 'strong', children: [{ type: 'text', value }] }));
const emphasis = nastyText.map((value): BodyNode => ({ type: 'emphasis', children: [{ type: 'text', value }] }));
const variable: fc.Arbitrary<BodyNode> = fc.constant({ type: 'variable', name: 'product.name' });
const link = fc
  .record({ url: fc.constantFrom('https://a.test/b', '/guides/x/', '#here', 'mailto:a@b.test'), value: nastyText })
  .map(({ url, value }): BodyNode => ({ type: 'link', url, children: [{ type: 'text', value }] }));

const sentence: fc.Arbitrary<BodyNode[]> = fc
  .tuple(text, fc.array(fc.oneof(inlineCode, strong, emphasis, link, variable), { maxLength: 2 }))
  .map(([first, rest]) => [first, ...rest.flatMap((node): BodyNode[] => [{ type: 'text', value: ' ' }, node])]);

const paragraph = sentence.map((children) => ({ type: 'paragraph', children }) as BodyNode);

const list = fc.record({ ordered: fc.boolean(), items: fc.array(sentence, { minLength: 1, maxLength: 3 }) }).map(
  ({ ordered, items }) =>
    ({
      type: 'list',
      ordered,
      ...(ordered ? { start: 1 } : {}),
      spread: false,
      children: items.map((children) => ({
        type: 'listItem',
        spread: false,
        children: [{ type: 'paragraph', children }],
      })),
    }) as BodyNode,
);

const code = fc
  .array(nastyText, { minLength: 1, maxLength: 3 })
  .map((lines): BodyNode => ({ type: 'code', lang: 'bash', value: lines.join('\n') }));

const callout = fc
  .record({
    name: fc.constantFrom('Note', 'Warning', 'Tip'),
    children: fc.array(paragraph, { minLength: 1, maxLength: 2 }),
  })
  .map(({ name, children }): BodyNode => ({ type: 'block', name, attributes: {}, children }));

const quote = fc
  .array(paragraph, { minLength: 1, maxLength: 2 })
  .map((children) => ({ type: 'blockquote', children }) as BodyNode);

const table = fc.array(fc.tuple(sentence, sentence), { minLength: 1, maxLength: 3 }).map(
  (rows) =>
    ({
      type: 'table',
      align: [null, null],
      children: rows.map((cells) => ({
        type: 'tableRow',
        children: cells.map((children) => ({ type: 'tableCell', children })),
      })),
    }) as BodyNode,
);

export const body: fc.Arbitrary<Body> = fc.array(
  fc.oneof({ weight: 3, arbitrary: paragraph }, list, code, callout, quote, table),
  { maxLength: 3 },
);

/** A body some of whose nodes have conditions. */
export const conditionedBody: fc.Arbitrary<Body> = fc
  .array(fc.tuple(fc.oneof(paragraph, list, callout), condition), { maxLength: 3 })
  .map((nodes) => nodes.map(([node, own]) => ({ ...node, data: { condition: own } })));

interface StepSeed {
  title: string;
  condition: Condition;
  body: Body;
}

interface SectionSeed {
  title: string;
  condition: Condition;
  level: number;
  before: Body;
  steps: StepSeed[];
  after: Body;
}

const sections = (bodies: fc.Arbitrary<Body>): fc.Arbitrary<SectionSeed[]> =>
  fc.array(
    fc.record({
      title,
      condition,
      level: fc.constantFrom(2, 3),
      before: bodies,
      steps: fc.array(fc.record({ title, condition, body: bodies }), { maxLength: 3 }),
      after: bodies,
    }),
    { minLength: 1, maxLength: 3 },
  );

/** Guides as the compiler makes them; titles of sections and steps are unique. */
export function guides(bodies: fc.Arbitrary<Body>): fc.Arbitrary<Guide> {
  return fc
    .record({
      title,
      description: nastyText.map((value) => oneLine(`D ${value}`)),
      intro: bodies,
      sections: sections(bodies),
    })
    .map((seed): Guide => {
      let count = 0;
      const unique = (name: string): string => `${name} n${(count += 1)}`;
      return {
        kind: 'link-account',
        id: 'random',
        title: seed.title,
        description: seed.description,
        requires: [],
        actions: [
          { id: 'list_users', label: 'List users', scopes: ['users:read'] },
          { id: 'write_users', label: 'Write users', scopes: ['users:write'] },
          { id: 'all', label: 'Everything', scopes: ['https://scope.test/all'] },
        ],
        scopes: {
          'users:read': { name: 'users:read', includes: [] },
          'users:write': { name: 'users:write', description: 'Write them.', includes: ['users:read'] },
          'teams:read': { name: 'teams:read', includes: [] },
          'https://scope.test/all': { name: 'https://scope.test/all', includes: ['teams:read', 'users:write'] },
        },
        fields: [],
        intro: seed.intro,
        sections: seed.sections.map((section, index): Section => ({
          id: `section-${index}`,
          title: unique(section.title),
          level: index === 0 ? 2 : section.level,
          condition: section.condition,
          content: [
            ...(section.before.length > 0 ? [{ type: 'prose' as const, body: section.before }] : []),
            ...(section.steps.length > 0
              ? [
                  {
                    type: 'steps' as const,
                    steps: section.steps.map((step, number): Step => ({
                      id: `step-${index}-${number}`,
                      number: number + 1,
                      showScopes: false,
                      fields: [],
                      ...step,
                      title: unique(step.title),
                    })),
                  },
                ]
              : []),
            ...(section.after.length > 0 && section.steps.length > 0
              ? [{ type: 'prose' as const, body: section.after }]
              : []),
          ],
        })),
        links: [],
        source: { path: 'random.mdx', digest: '' },
      };
    });
}

const fragments = [
  ...nasty,
  '\n',
  '\n\n',
  '\r\n',
  '  ',
  '    ',
  '\t',
  '---\n',
  '---\ntitle: x\n---\n',
  'title: [',
  '- ',
  '1. ',
  '> ',
  '>>>>',
  '```\n',
  '~~~\n',
  '# ',
  '## ',
  '### Step 1: Go\n',
  '| a | b |\n| - | - |\n',
  '<Steps>',
  '</Steps>',
  '<Step title="Go">',
  '<Step title=',
  '</Step>',
  '<Section title="S" scopes="a b">',
  '</Section>',
  '<WhitelabelHide>',
  '</WhitelabelHide>',
  '<Note>',
  '</Note>',
  '<Frame>',
  '<Foo bar={1} {...x}>',
  '</Foo>',
  '<p>',
  '</p>',
  '<div data-guide-section data-guide-scopes="a,b">',
  '<div data-guide-step>',
  '</div>',
  '<ul><li>',
  '</li></ul>',
  '<table><tr><td>',
  '</td></tr></table>',
  '<img src="a">',
  '<img src=a>',
  '<!-- c -->',
  '<!--',
  '{/* c */}',
  '{"a"}',
  '{{',
  '}}',
  '{`',
  '{a.b}',
  'style={{ a: 1 }}',
  '<a href="javascript:alert(1)">',
  '</a>',
  '<a id="x"></a>',
  '[a](b)',
  '[a][b]',
  '[b]: c\n',
  '[^1]: note\n',
  'export const a = 1\n',
  '<script>',
  '</script>',
  '\0',
  '\u{1}',
  '\u{feff}',
  '\u{d800}',
  '<Field name="x" />',
  '<Copy>',
  '</Copy>',
  '<pre>',
  '</pre>',
  '<code>',
  '</code>',
  '</',
  '/>',
  '<>',
  '</>',
  'data-guide-actions-json=\'[{"id":1}]\'',
] as const;

/** Sources built from pieces of every syntax that is read, in any order. */
export const wildSource: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...fragments), { maxLength: 60 }).map((pieces) => pieces.join('')) },
  fc.string({ maxLength: 400, unit: 'binary' }),
  fc.string({ maxLength: 400 }),
);
