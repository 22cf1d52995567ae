import * as fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import {
  type Body,
  type BodyNode,
  compile,
  compilePage,
  compileProvider,
  compileVariant,
  type Guide,
  type GuideView,
  type PublishedGuide,
  readChoice,
  render,
  renderPublished,
  stepsOf,
  stepsOfSection,
  view,
  type Variant,
  writeChoice,
} from '../../src/engine/index.ts';
import { compareWords } from '../../src/cli/content/compare-words.ts';
import { body, conditionedBody, guides, nastyText, scopeNames, wildSource } from './arbitraries.ts';
import { foreignGuide } from './foreign-guides.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

const runs = fuzzRuns(300);

describe('no source is too wild', () => {
  const source = fc.oneof({ weight: 4, arbitrary: wildSource }, fc.uint8Array({ maxLength: 300 }));

  test('what compiles also renders, and nothing throws', () => {
    fc.assert(
      fc.property(source, fc.constantFrom('a.mdx', 'a.md'), (text, path) => {
        const { guide } = compile({ source: text, path });
        if (guide) for (const format of ['html', 'markdown', 'json', 'llms']) render(guide, format);
        const { value: page } = compilePage({ source: text, path });
        if (page) for (const format of ['html', 'markdown']) render(page, format);
      }),
      fuzzRuns(800),
    );
  });

  test('YAML files never throw', () => {
    const yaml = fc
      .array(
        fc.constantFrom(
          'name: x\n',
          'site: https://a.test\n',
          'brand:\n  name: y\n',
          '  - ',
          'scopes:\n',
          '  a: { includes: [a] }\n',
          'actions: [',
          ']',
          '{',
          '}',
          '&a ',
          '*a',
          '? ',
          ': ',
          '|\n',
          '"',
          "'",
          '\t',
          '#',
          '<<: *a\n',
          '!!x ',
          'fields: 3\n',
          'connections: { k: { fields: [{ key: a, label: b, pattern: "(" }] } }\n',
          '__proto__: 1\n',
        ),
        { maxLength: 20 },
      )
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.oneof(yaml, source), (text) => {
        compileProvider({ source: text, path: 'guides/x/provider.yaml' });
        compileVariant({ source: text, path: 'variants/x.yaml' });
        compile({ source: `---\n${String(text)}\n---\n\n# T`, path: 'x.mdx' });
      }),
      runs,
    );
  });

  test('the Markdown of whatever compiled compiles again, to itself', () => {
    fc.assert(
      fc.property(wildSource, (text) => {
        const { guide } = compile({ source: text, path: 'a.md' });
        if (!guide) return;
        const first = render(guide, 'markdown');
        const { guide: again } = compile({ source: first, path: 'a.md' });
        expect(again).toBeDefined();
        if (again) expect(words(render(again, 'markdown'))).toEqual(words(first));
      }),
      runs,
    );
  });
});

describe('what authors of other platforms write', () => {
  test('every step is found and no word lost, without an error, and once more from the Markdown', () => {
    fc.assert(
      fc.property(foreignGuide, ({ source, steps }) => {
        const { guide, diagnostics } = compile({ source, path: 'a.mdx' });
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        if (!guide) throw new Error('Cannot compile');
        expect(stepsOf(guide)).toHaveLength(steps);
        const markdown = render(guide, 'markdown');
        expect(compareWords(source, markdown)).toMatchObject({ lost: [], changed: [] });
        const { guide: again } = compile({ source: markdown, path: 'a.md' });
        expect(again && stepsOf(again).map(({ title }) => title)).toEqual(stepsOf(guide).map(({ title }) => title));
        expect(again && compareWords(markdown, render(again, 'markdown'))).toMatchObject({ lost: [], changed: [] });
      }),
      runs,
    );
  });
});

describe('Markdown says the whole guide', () => {
  test('printed and compiled, sections, steps, conditions and texts are the same', () => {
    fc.assert(
      fc.property(guides(body), (guide) => {
        const { guide: again } = compile({ source: render(guide, 'markdown'), path: 'x.md' });
        expect(again && outline(again)).toEqual(outline(guide));
      }),
      runs,
    );
  });

  test('printing again changes nothing', () => {
    fc.assert(
      fc.property(guides(conditionedBody), (guide) => {
        const once = recompile(render(guide, 'markdown'));
        const twice = recompile(once);
        expect(twice).toBe(once);
      }),
      runs,
    );
  });
});

describe('one resolver', () => {
  const selection = fc.record({
    actions: fc.subarray(['list_users', 'write_users', 'all', 'no_such_action']),
    scopes: fc.subarray([...scopeNames, 'no:such']),
    whitelabel: fc.constantFrom(undefined, true, false),
  });

  test('the same steps are visible in view, HTML, Markdown and JSON', () => {
    fc.assert(
      fc.property(guides(conditionedBody), selection, (guide, { actions, scopes, whitelabel }) => {
        const seen = view(guide, {
          actions,
          scopes,
          ...(whitelabel === undefined ? {} : { variant: variant(whitelabel) }),
        });
        const ids = stepsOf(seen).map(({ id }) => id);
        expect(ids).toEqual(expectedIds(guide, actions, scopes, whitelabel));
        expect(stepIdsInHtml(render(seen, 'html'))).toEqual(ids);
        expect(stepIdsInJson(render(seen, 'json'))).toEqual(ids);
        expect(titlesInMarkdown(render(seen, 'markdown'), guide)).toEqual(stepsOf(seen).map(({ title }) => title));
        expect(seen.stepCount.shown).toBe(ids.length);
        for (const section of seen.sections)
          expect(stepsOfSection(section).map(({ number }) => number)).toEqual(
            stepsOfSection(section).map((_step, index) => index + 1),
          );
      }),
      runs,
    );
  });

  test('a guide that was published is narrowed to the same bytes as the guide itself', () => {
    const site = { site: 'https://guides.test' };
    fc.assert(
      fc.property(guides(conditionedBody), selection, (guide, { actions, scopes }) => {
        const published = JSON.parse(render(guide, 'json', site)) as PublishedGuide;
        const seen = view(guide, { actions, scopes });
        const narrowed = JSON.parse(renderPublished(published, 'json', { actions, scopes }, site)) as PublishedGuide;
        expect(stepIdsInJson(JSON.stringify(narrowed))).toEqual(stepsOf(seen).map(({ id }) => id));
        expect(narrowed.stepCount).toEqual(seen.stepCount);
        expect(narrowed.selection).toEqual(seen.selection);
        // Where what stood between two parts is gone, they are joined here and printed together there.
        if (seen.stepCount.shown < seen.stepCount.total || seen.selection.isFiltered) return;
        // Two lists that meet may have a comment between them.
        const plain = (text: string): string => text.replace(/^[> ]*<!---->\n[> ]*\n/gmu, '');
        expect(plain(renderPublished(published, 'markdown', { actions, scopes }, site))).toBe(
          plain(render(seen, 'markdown', site)),
        );
        expect(renderPublished(published, 'json', { actions, scopes }, site)).toBe(render(seen, 'json', site));
      }),
      runs,
    );
  });

  test('a choice is the same after a way through an address', () => {
    const names = fc.uniqueArray(
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((name) => !/[\s,\p{Cs}]/u.test(name)),
    );
    fc.assert(
      fc.property(names, names, (actions, scopes) => {
        expect(readChoice(new URLSearchParams(writeChoice({ actions, scopes })))).toEqual({ actions, scopes });
      }),
      runs,
    );
  });

  test('a view is idempotent and leaves the guide alone', () => {
    fc.assert(
      fc.property(guides(conditionedBody), selection, (guide, { actions, scopes, whitelabel }) => {
        const options = { actions, scopes, ...(whitelabel === undefined ? {} : { variant: variant(whitelabel) }) };
        const once = view(deepFreeze(guide), deepFreeze(options));
        expect(view(guide, options)).toEqual(once);
        const twice: GuideView = view(deepFreeze(once), options);
        expect({ ...twice, stepCount: undefined }).toEqual({ ...once, stepCount: undefined });
      }),
      runs,
    );
  });
});

describe('nothing in HTML can run', () => {
  const hostile = fc.constantFrom(
    '<script>alert(1)</script>',
    '<img src="x" onerror="alert(1)" />',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](<java\tscript:alert(1)>)',
    '![x](data:text/html,x)',
    '<a href=" javascript:alert(1)">x</a>',
    '<svg onload="alert(1)"><script>1</script></svg>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="<script>1</script>"></iframe>',
    '<Card title="x" href="javascript:alert(1)">y</Card>',
    '<Image src="javascript:1" />',
    '<Video src="javascript:1" title="t" />',
    '<style>x</style>',
    '<object data="x"></object>',
    '<form action="javascript:1"><button formaction="javascript:1">x</button></form>',
    '<math href="javascript:1">x</math>',
    '<div style="background:url(javascript:1)">x</div>',
    '<Note title="<script>alert(1)</script>">x</Note>',
    '`<script>`',
    '&lt;script&gt;',
    '[x]: javascript:1\n\n[x]',
    '<https://a.test>',
    '<Foo onclick="1" title="<b onclick=1>">x</Foo>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<base href="https://evil.test" />',
    '<details ontoggle="1"><summary>x</summary></details>',
  );
  const safeTags =
    /^(?:html|head|body|article|header|section|h[1-6]|p|div|span|ol|ul|li|a|img|strong|em|del|code|pre|blockquote|table|thead|tbody|tr|th|td|br|hr|figure|figcaption|details|summary|aside|video|sup|input|button|time)$/u;

  test('no script, handler or scripting address survives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostile, nastyText), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n\n', ' '),
        (parts, glue) => {
          const { guide } = compile({ source: `---\ntitle: T\n---\n\n${parts.join(glue)}`, path: 'a.md' });
          if (guide) expectHarmless(render(guide, 'html'), safeTags);
          if (guide) {
            const published = JSON.parse(render(guide, 'json')) as PublishedGuide;
            for (const { html } of published.intro) expectHarmless(html, safeTags);
          }
        },
      ),
      fuzzRuns(500),
    );
  });
});

// What did not come from the compiler: a model that was stored, changed or made by a caller.
test('nothing in the HTML of a hostile model can run', () => {
  const nodes = fc.constantFrom<BodyNode>(
    { type: 'link', url: 'javascript:alert(1)', children: [{ type: 'text', value: 'x' }] },
    { type: 'image', url: 'javascript:alert(1)', alt: 'x' },
    { type: 'html', value: '<script>alert(1)</script>' },
    { type: 'text', value: '<script>alert(1)</script>', data: { hName: 'script' } },
    {
      type: 'emphasis',
      children: [{ type: 'text', value: 'x' }],
      data: { hProperties: { onClick: 'alert(1)', style: 'x' } },
    },
    { type: 'block', name: 'Card', attributes: { title: 'x', href: 'javascript:alert(1)' }, children: [] },
    { type: 'block', name: 'Video', attributes: { title: 'x', src: 'javascript:alert(1)//.mp4' }, children: [] },
    { type: 'block', name: 'script', attributes: { title: '</p><script>' }, children: [] },
    { type: 'code', value: 'x', lang: '"><script>' },
  );
  fc.assert(
    fc.property(guides(body), fc.array(nodes, { minLength: 1, maxLength: 4 }), (guide, hostile) => {
      const html = render(
        { ...guide, intro: [{ type: 'paragraph', children: hostile } as BodyNode, ...hostile] },
        'html',
      );
      visit(fromHtml(html, { fragment: true }), 'element', (node) => {
        expect(node.tagName).not.toMatch(/^(?:script|style|iframe|object|embed)$/u);
        for (const [name, value] of Object.entries(node.properties))
          expect(`${name}=${String(value)}`).not.toMatch(/^on|^style|^(?:href|src)=javascript:/iu);
      });
    }),
    fuzzRuns(100),
  );
});

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function recompile(markdown: string): string {
  const { guide } = compile({ source: markdown, path: 'x.md' });
  if (!guide) throw new Error('Cannot compile what was printed');
  return render(guide, 'markdown');
}

function outline(guide: Guide): unknown {
  return {
    title: guide.title,
    description: guide.description,
    intro: textOf(guide.intro),
    sections: guide.sections.map((section) => ({
      title: section.title,
      level: section.level,
      condition: section.condition,
      prose: section.content.map((part) => (part.type === 'prose' ? textOf(part.body) : part.steps.length)),
      steps: stepsOfSection(section).map((step) => ({
        title: step.title,
        condition: step.condition,
        text: textOf(step.body),
      })),
    })),
  };
}

/** The text of a body, one line a top node; a callout is what Markdown makes of it. */
function textOf(nodes: Body): string[] {
  return nodes.map((node) => (node.type === 'block' ? `${node.name}: ${flat(node)}` : flat(node)));
}

function flat(node: BodyNode): string {
  const say = (child: BodyNode): string => {
    if (child.type === 'variable') return `{${child.name}}`;
    if (child.type === 'break') return ' ';
    return 'children' in child
      ? child.children.map(say).join(['paragraph', 'strong', 'emphasis', 'link'].includes(child.type) ? '' : ' ')
      : toString(child);
  };
  return say(node).replace(/\s+/gu, ' ').trim();
}

function variant(whitelabel: boolean): Variant {
  const { value } = compileVariant({
    source: `site: https://x.test\nbrand: { name: X }\nwhitelabel: ${whitelabel}\n`,
    path: 'variants/x.yaml',
  });
  if (!value) throw new Error('Cannot compile the variant');
  return value;
}

/** The rules of the design, said a second time and more simply. */
function expectedIds(
  guide: Guide,
  actions: readonly string[],
  scopes: readonly string[],
  whitelabel: boolean | undefined,
): string[] {
  const includes: Record<string, string[]> = {
    'users:read': ['users:read'],
    'users:write': ['users:write', 'users:read'],
    'teams:read': ['teams:read'],
    'https://scope.test/all': [...scopeNames],
  };
  const ofAction: Record<string, string> = {
    list_users: 'users:read',
    write_users: 'users:write',
    all: 'https://scope.test/all',
  };
  const needed = new Set([
    ...actions.flatMap((id) => includes[ofAction[id] ?? ''] ?? []),
    ...scopes.flatMap((name) => includes[name] ?? []),
  ]);
  const isShown = (own: Section['condition']): boolean => {
    if (whitelabel === true && own.whitelabel === 'hide') return false;
    if (whitelabel === false && own.whitelabel === 'only') return false;
    if (needed.size === 0 || own.scopes.length === 0) return true;
    return own.scopesMatch === 'all'
      ? own.scopes.every((name) => needed.has(name))
      : own.scopes.some((name) => needed.has(name));
  };
  return guide.sections
    .filter(({ condition }) => isShown(condition))
    .flatMap(stepsOfSection)
    .filter(({ condition }) => isShown(condition))
    .map(({ id }) => id);
}

type Section = Guide['sections'][number];

function stepIdsInHtml(html: string): string[] {
  const ids: string[] = [];
  visit(fromHtml(html, { fragment: true }), 'element', (node) => {
    if (node.properties['dataGuideStep'] !== undefined) ids.push(String(node.properties['id']));
  });
  return ids;
}

function stepIdsInJson(json: string): string[] {
  const guide = JSON.parse(json) as PublishedGuide;
  return guide.sections.flatMap((section) =>
    section.content.flatMap((part) => (part.type === 'steps' ? part.steps.map(({ id }) => id) : [])),
  );
}

/** Titles of the guide's steps in the order in which the Markdown has them; `n4` at the end of each makes it unique. */
function titlesInMarkdown(markdown: string, guide: Guide): string[] {
  const { guide: read } = compile({ source: markdown, path: 'x.md' });
  const known = new Set(stepsOf(guide).map(({ title }) => title));
  return read
    ? stepsOf(read)
        .map(({ title }) => title)
        .filter((title) => known.has(title))
    : [];
}

function expectHarmless(html: string, safeTags: RegExp): void {
  visit(fromHtml(html, { fragment: true }), 'element', (node) => {
    expect(node.tagName).toMatch(safeTags);
    for (const [name, value] of Object.entries(node.properties)) {
      expect(name).not.toMatch(/^on|^(?:style|srcDoc|formAction|action|xLinkHref)$/iu);
      if (name === 'href' || name === 'src') expect(String(value)).toMatch(/^(?:https?:|mailto:|tel:|[/#.?]|[^:]*$)/iu);
    }
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
