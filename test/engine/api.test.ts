import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as engine from '../../src/engine/index.ts';
import {
  createEngine,
  defineBlock,
  defineDialect,
  defineFormat,
  defineOption,
  type Guide,
  hasError,
  stepsOf,
} from '../../src/engine/index.ts';

describe('public API', () => {
  test('has these names, and no others', () => {
    expect(Object.keys(engine).sort()).toEqual([
      'anchorsOf',
      'applyEdits',
      'brandWordsFor',
      'builtInVariables',
      'check',
      'checkGuide',
      'compile',
      'compilePage',
      'compileProvider',
      'compileVariant',
      'createDiagnostic',
      'createEngine',
      'defineBlock',
      'defineDialect',
      'defineFormat',
      'defineOption',
      'diagnosticCatalogue',
      'digestOf',
      'fieldSchema',
      'filePathOf',
      'frame',
      'guideSchema',
      'guidesJsonSchema',
      'hasError',
      'pageSchema',
      'pagesOf',
      'pathOf',
      'providerFileSchema',
      'providerSchema',
      'publishedGuideSchema',
      'readChoice',
      'remarkGuide',
      'render',
      'renderFiles',
      'renderParts',
      'renderPublished',
      'resolveSelection',
      'resolveVariants',
      'sortDiagnostics',
      'stepsOf',
      'stepsOfSection',
      'variantFileSchema',
      'variantSchema',
      'view',
      'writeChoice',
    ]);
  });

  test('an engine has the verbs', () => {
    expect(Object.keys(createEngine()).sort()).toEqual([
      'check',
      'checkGuide',
      'compile',
      'compilePage',
      'compileProvider',
      'compileVariant',
      'fix',
      'formats',
      'headings',
      'joinParts',
      'partsOf',
      'render',
      'renderFiles',
      'renderParts',
      'renderPublished',
      'view',
    ]);
  });

  test('every verb that compiles gives one shape', () => {
    const source = '# A\n\n> B.\n\n## S\n\n1. Go.\n';
    const compiledGuide = engine.compile({ source, path: 'a.md' });
    expect(Object.keys(compiledGuide)).toEqual(['value', 'diagnostics']);
    expect(Object.keys(engine.compilePage({ source, path: 'a.md' }))).toEqual(['value', 'diagnostics']);
    expect(compiledGuide.guide).toBe(compiledGuide.value);
  });

  test('an unknown format is a mistake of the programmer', () => {
    expect(() => engine.render(compiled(engine), 'markdwon')).toThrow(
      'Cannot render as "markdwon": did you mean "markdown"?',
    );
    expect(() => engine.render([compiled(engine)], 'html')).toThrow('Cannot render several documents');
  });
});

/**
 * What a block, a format, an option and a dialect of one's own take. Each `const` here is what
 * stands in its one new file; in the project, one line of the `index.ts` beside it exports it,
 * and a caller of the library gives it to `createEngine`.
 */
describe('extending the engine', () => {
  // blocks/kbd.ts
  const kbd = defineBlock({
    name: 'Kbd',
    display: 'inline',
    attributes: z.object({ keys: z.string().min(1) }),
    toMdast: ({ keys }) => [{ type: 'inlineCode', value: keys }],
  });
  // formats/titles.ts
  const titles = defineFormat({
    of: 'document',
    name: 'titles',
    extension: 'txt',
    mediaType: 'text/plain',
    documents: 'guides',
    render: (document) =>
      document.kind === 'page'
        ? ''
        : stepsOf(document)
            .map(({ title }) => title)
            .join('\n'),
  });
  // options/shout.ts
  const shout = defineOption({
    name: 'shout',
    input: z.object({ shout: z.boolean().optional() }),
    apply: (document, input) => (input.shout ? { ...document, title: document.title.toUpperCase() } : document),
  });
  const own = createEngine({ blocks: [kbd], formats: [titles], options: [shout] });

  test('a block is one definition', () => {
    const guide = compiled(own);
    expect(own.render(guide, 'markdown')).toContain('Press `Ctrl+K`.');
    expect(own.render(guide, 'html')).toContain('Press <code>Ctrl+K</code>.');
    expect(
      own
        .compile({ source: source.replace('keys=', 'kees='), path: 'x.mdx' })
        .diagnostics.map(({ code, message }) => `${code}: ${message}`),
    ).toEqual([
      'attribute-missing: `<Kbd>` needs the attribute `keys`.',
      'attribute-unknown: `<Kbd>` has no attribute `kees`; it takes `keys` and `scopes`.',
    ]);
    expect(engine.compile({ source, path: 'x.mdx' }).diagnostics.map(({ code }) => code)).toEqual(['block-unknown']);
  });

  test('a format is one definition', () => {
    expect(own.render(compiled(own), 'titles')).toBe('Search');
    expect(own.formats.map(({ name }) => name)).toEqual([...createEngine().formats.map(({ name }) => name), 'titles']);
  });

  test('an option is one definition', () => {
    expect(own.view(compiled(own), { shout: true }).title).toBe('KEYS');
    expect(own.view(compiled(own)).title).toBe('Keys');
  });

  test('a definition of a known name takes its place', () => {
    const quiet = createEngine({ formats: [{ ...titles, name: 'markdown' }] });
    expect(quiet.render(compiled(quiet), 'markdown')).toBe('Search');
    expect(quiet.formats.map(({ name }) => name)).toEqual(createEngine().formats.map(({ name }) => name));
  });
});

describe('a dialect of one’s own', () => {
  // dialects/wiki.ts
  const wiki = defineDialect({
    name: 'wiki',
    detect: ({ text }) => titleLine.test(text),
    readNode: (node) => {
      const [text] = node.type === 'paragraph' ? node.children : [];
      const title = text?.type === 'text' ? titleLine.exec(text.value)?.[1] : undefined;
      return title === undefined
        ? undefined
        : [{ type: 'heading', depth: 2, children: [{ type: 'text', value: title }] }];
    },
  });
  const own = createEngine({ dialects: [wiki] });
  const page = [
    '# Connect Northwind\n\n> Link it to Contoso with {some name}.',
    '== Make a key ==\n\n1. Open the settings.\n2. Copy the key.',
    '<div data-whitelabel-hide>\n\n== Open the hub ==\n\nPaste the key into Contoso.\n\n</div>',
  ].join('\n\n');
  const compiledPage = (made: Pick<typeof engine, 'compile'>): Guide => {
    const { guide, diagnostics } = made.compile({
      source: page,
      path: 'northwind.md',
      vendorWords: { Contoso: '{product.name}' },
    });
    expect(hasError(diagnostics)).toBe(false);
    if (!guide) throw new Error('Cannot compile the page');
    return guide;
  };

  test('is found before the default ones and says what is a section', () => {
    const guide = compiledPage(own);
    expect(guide.sections.map(({ title }) => title)).toEqual(['Make a key', 'Open the hub']);
    expect(stepsOf(guide).map(({ title }) => title)).toEqual(['Open the settings.', 'Copy the key.']);
    expect(own.render(guide, 'html')).toContain('<h2>Make a key</h2>');
    expect(own.render(guide, 'markdown')).toContain('\n## Make a key\n\n1. **Open the settings.**');
    expect(own.render(guide, 'markdown')).toContain('Paste the key into {product.name}.');
    // Without it the page is one list.
    expect(compiledPage(engine).sections.map(({ title }) => title)).toEqual(['']);
  });

  test('cannot show what its source hides', () => {
    const guide = compiledPage(own);
    expect(guide.sections.map(({ condition }) => condition.whitelabel)).toEqual([undefined, 'hide']);
    const { value: variant } = engine.compileVariant({
      source: 'site: https://a.example\nbrand: { name: Acme }\n',
      path: 'variants/a.yaml',
    });
    if (!variant) throw new Error('Cannot compile the variant');
    expect(own.render(own.view(guide, { variant }), 'markdown')).not.toContain('the hub');
  });

  test('takes the place of the default one of its name', () => {
    const strict = createEngine({
      dialects: [defineDialect({ name: 'hub', detect: ({ text }) => text.includes('<Steps'), isStrict: true })],
    });
    const stepped =
      '---\ntitle: Keys\ndescription: Which.\n---\n\n<Steps><Step title="Go">{some name}</Step></Steps>\n';
    expect(engine.compile({ source: stepped, path: 'x.mdx' }).diagnostics).toEqual([]);
    expect(strict.compile({ source: stepped, path: 'x.mdx' }).diagnostics.map(({ code }) => code)).toEqual([
      'expression-unsupported',
    ]);
  });
});

const titleLine = /^== (.+) ==$/mu;

const source =
  '---\ntitle: Keys\ndescription: How to search.\nrequires: []\n---\n\n## Do it\n\n<Steps>\n  <Step title="Search">\n    Press <Kbd keys="Ctrl+K" />.\n  </Step>\n</Steps>\n';

function compiled(made: Pick<typeof engine, 'compile'>): Guide {
  const { guide } = made.compile({ source, path: 'x.mdx' });
  if (!guide) throw new Error('Cannot compile the sample');
  return guide;
}
