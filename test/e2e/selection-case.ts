/** Random guides with random catalogues, and what a reader chooses of them; everything shrinks towards one plain step. */
import * as fc from 'fast-check';

/** Scopes and how they are written elsewhere: short, long, with signs that mean something in CSS, HTML or an address. */
const scopeNames = [
  'a:read',
  'a:write',
  'Mail.Read',
  'https://scope.test/all',
  'x[0]',
  'b&c',
  'ä',
  '1\\2',
  'p=q#r',
  'all',
];
const actionNames = ['list_a', 'get-a', 'List', 'b/c', '7', 'x.y', 'ö', 'a&b'];

interface Conditional {
  readonly scopes: readonly string[];
  readonly isAll: boolean;
}

interface CaseBlock extends Conditional {
  readonly kind: 'text' | 'note' | 'list';
}

interface CaseStep extends Conditional {
  readonly lists: boolean;
  readonly blocks: readonly CaseBlock[];
}

interface CaseSection extends Conditional {
  readonly hidden: 'no' | 'hide' | 'only';
  readonly isTitled: boolean;
  /** Whether a text parts the steps into two lists. */
  readonly isParted: boolean;
  readonly before: readonly CaseBlock[];
  readonly steps: readonly CaseStep[];
}

/** A provider with one guide, and a choice. */
export interface SelectionCase {
  readonly scopes: readonly { readonly name: string; readonly includes: readonly string[] }[];
  readonly actions: readonly { readonly id: string; readonly scopes: readonly string[] }[];
  readonly intro: readonly CaseBlock[];
  readonly sections: readonly CaseSection[];
  readonly chosen: { readonly actions: readonly string[]; readonly scopes: readonly string[] };
  /** Whether it is read on the partner's site, and which actions that offers. */
  readonly offered: readonly string[] | undefined;
}

export const selectionCase: fc.Arbitrary<SelectionCase> = fc
  .uniqueArray(fc.constantFrom(...scopeNames), { maxLength: 6, size: 'max' })
  .chain((names) => {
    const some = (maxLength: number): fc.Arbitrary<string[]> =>
      names.length === 0 ? fc.constant([]) : fc.uniqueArray(fc.constantFrom(...names), { maxLength });
    const conditional = { scopes: some(3), isAll: fc.boolean() };
    const blocks = fc.array(
      fc.record({ kind: fc.constantFrom('text' as const, 'note' as const, 'list' as const), ...conditional }),
      {
        maxLength: 2,
      },
    );
    const step = fc.record({ ...conditional, lists: fc.boolean(), blocks });
    const section = fc.record({
      ...conditional,
      hidden: fc.constantFrom('no' as const, 'no' as const, 'hide' as const, 'only' as const),
      isTitled: fc.boolean().map((isUntitled) => !isUntitled),
      isParted: fc.boolean(),
      before: blocks,
      steps: fc.array(step, { maxLength: 4, size: 'max' }),
    });
    const actions = fc
      .uniqueArray(fc.constantFrom(...actionNames), { maxLength: 5, size: 'max' })
      .chain((ids) => fc.tuple(...ids.map((id) => some(3).map((scopes) => ({ id, scopes })))));
    return actions.chain((offers) => {
      const ids = offers.map(({ id }) => id);
      const someIds = fc.uniqueArray(fc.constantFrom(...ids, ...ids, 'nothing', '__proto__'), {
        minLength: 1,
        maxLength: 3,
      });
      return fc.record({
        // A scope includes only those after it, so that no circle comes about.
        scopes: fc.tuple(
          ...names.map((name, index) => fc.subarray(names.slice(index + 1)).map((includes) => ({ name, includes }))),
        ),
        actions: fc.constant(offers),
        intro: blocks,
        sections: fc.array(section, { minLength: 1, maxLength: 4, size: 'max' }),
        chosen: fc.record({
          actions: fc.oneof({ weight: 3, arbitrary: someIds }, fc.constant([])),
          scopes: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, some(2), fc.constant(['constructor'])),
        }),
        offered: fc.option(fc.subarray(ids), { nil: undefined, freq: 2 }),
      });
    });
  });

/** The provider of a case as YAML. */
export function providerSource({ scopes, actions }: SelectionCase): string {
  const declared = Object.fromEntries(
    scopes.map(({ name, includes }) => [name, { description: `About ${name}.`, includes }]),
  );
  const offered = actions.map(({ id, scopes: needed }) => ({ id, label: `Do ${id}`, scopes: needed }));
  return JSON.stringify({
    name: 'Case',
    category: 'crm',
    scopes: declared,
    actions: offered,
    connections: { 'api-key': { fields: [] } },
  });
}

/** The guide of a case as MDX: each block, step and section says a word of its own. */
export function guideSource({ intro, sections }: SelectionCase): string {
  let words = 0;
  const word = (): string => `w${(words += 1)}w`;
  const attributes = ({ scopes, isAll }: Conditional): string =>
    scopes.length === 0
      ? ''
      : ` scopes="${scopes.map((name) => name.replace(/&/gu, '&amp;')).join(' ')}"${isAll ? ' scopesMatch="all"' : ''}`;
  const block = (part: CaseBlock): string => {
    const content = part.kind === 'list' ? `- ${word()}\n- ${word()}` : word();
    if (part.kind === 'text' && part.scopes.length === 0) return content;
    return `<Note${attributes(part)}>\n\n${content}\n\n</Note>`;
  };
  const step = (part: CaseStep): string =>
    `<Step title="Step ${word()}"${part.lists ? ' showScopes' : ''}${attributes(part)}>\n\n${[word(), ...part.blocks.map(block)].join('\n\n')}\n\n</Step>`;
  const section = (part: CaseSection): string => {
    const list = (steps: readonly CaseStep[]): string[] =>
      steps.length === 0 ? [] : [`<Steps>\n${steps.map(step).join('\n')}\n</Steps>`];
    const title = part.isTitled ? ` title="Part ${word()}"` : '';
    const content = [
      ...part.before.map(block),
      ...(part.isParted ? [...list(part.steps.slice(0, 1)), word(), ...list(part.steps.slice(1))] : list(part.steps)),
    ];
    const text = `<Section${title}${attributes(part)}>\n\n${content.join('\n\n')}\n\n</Section>`;
    if (part.hidden === 'no') return text;
    const name = part.hidden === 'hide' ? 'WhitelabelHide' : 'WhitelabelOnly';
    return `<${name}>\n\n${text}\n\n</${name}>`;
  };
  return [
    '---\ntitle: A case\ndescription: A guide made at random.\nmethod: { id: api-key, label: API key }\n---',
    ...intro.map(block),
    ...sections.map(section),
    '',
  ].join('\n\n');
}
