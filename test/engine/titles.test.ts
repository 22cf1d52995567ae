import { expect, test } from 'vitest';
import {
  compile,
  compileVariant,
  type Guide,
  type PublishedGuide,
  render,
  stepsOf,
  view,
} from '../../src/engine/index.ts';
import { renderPublished } from '../../src/engine/index.ts';

const head = '---\ntitle: Fabrikam\ndescription: How to connect Fabrikam.\n---\n\n';

function guideOf(body: string, path = 'guide.md'): Guide {
  const { value } = compile({ source: head + body, path });
  if (!value) throw new Error('Cannot compile');
  return value;
}

const titlesOf = (guide: Guide): string[] => stepsOf(guide).map(({ title }) => title);

const markdownOf = (guide: Guide): string => render(guide, 'markdown').split('# Fabrikam\n\n')[1] ?? '';

const whitelabel = compileVariant({
  source: 'site: https://plug.contoso.test\nbrand:\n  name: Contoso\n  colors:\n    accent: "#0b6e75"\n',
  path: 'contoso.yaml',
}).value;

test.each([
  [
    'a section',
    '## Use `FABRIKAM_KEY` [here](https://fabrikam.test)\n\n1. Go\n',
    '## Use `FABRIKAM_KEY` [here](https://fabrikam.test)',
  ],
  ['a step heading', '## Do\n\n### Step 1: Set `FABRIKAM_KEY` _now_\n\nGo.\n', '1. **Set `FABRIKAM_KEY` _now_**'],
  ['a step heading in bold', '## Do\n\n### **Step 1:** Set `KEY`\n\nGo.\n', '1. **Set `KEY`**'],
  ['a heading in steps', '<Steps>\n\n### Set `KEY`\n\nGo.\n\n</Steps>\n', '1. **Set `KEY`**'],
  ['an attribute', '<Steps><Step title="Set `KEY` or ``a`b``">Go.</Step></Steps>\n', '1. **Set `KEY` or ``a`b``**'],
  ['a section attribute', '<Section title="Set `KEY`">\n\nGo.\n\n</Section>\n', '## Set `KEY`'],
  [
    'a list item',
    '## Do\n\n1. Enter `https://app.test/a_b`, **then** [save](https://app.test).\n',
    '1. **Enter `https://app.test/a_b`, then [save](https://app.test).**',
  ],
])('code and links stay in the title of %s', (_name, source, printed) => {
  const guide = guideOf(source);
  expect(markdownOf(guide)).toContain(`${printed}\n`);
  const again = compile({ source: render(guide, 'markdown'), path: 'guide.md' }).value;
  expect(again && markdownOf(again)).toBe(markdownOf(guide));
  expect(again?.sections.map(({ title }) => title)).toEqual(guide.sections.map(({ title }) => title));
});

test('a title is said with its marks in every output, and in words where there is room for no more', () => {
  const guide = guideOf('## Use `KEY`\n\n1. Press [`Save`](/save) _now_.\n');
  const html = render(guide, 'html');
  expect(html).toContain('<h2>Use <code>KEY</code></h2>');
  expect(html).toContain('<h3 class="guide-step-title">Press <a href="/save"><code>Save</code></a> <em>now</em>.</h3>');
  const published = JSON.parse(render(guide, 'json', { site: 'https://docs.test' })) as PublishedGuide;
  const [section] = published.sections;
  expect(section).toMatchObject({
    id: 'use-key',
    title: 'Use KEY',
    titleContent: { markdown: 'Use `KEY`', html: 'Use <code>KEY</code>' },
  });
  expect(section?.content).toMatchObject([
    {
      steps: [
        { title: 'Press Save now.', titleContent: { markdown: 'Press [`Save`](https://docs.test/save) _now_.' } },
      ],
    },
  ]);
  expect(renderPublished(published, 'html')).toContain('<h2>Use <code>KEY</code></h2>');
  expect(renderPublished(published, 'markdown')).toContain('1. **Press [`Save`](https://docs.test/save) _now_.**\n');
});

test('the title of a guide keeps its code, from a heading or the frontmatter, and in llms.txt', () => {
  const described = '\n> How to connect Fabrikam.\n\n## Do\n\n1. Go\n';
  for (const source of [
    `# Connect with \`FABRIKAM_KEY\`\n${described}`,
    `---\ntitle: Connect with \`FABRIKAM_KEY\`\ndescription: x\n---\n${described}`,
    `---\ntitle: Connect with FABRIKAM_KEY\ndescription: x\n---\n\n# Connect with \`FABRIKAM_KEY\`\n${described}`,
  ]) {
    const { value } = compile({ source, path: 'guide.md' });
    if (!value) throw new Error('Cannot compile');
    expect(value.title).toBe('Connect with FABRIKAM_KEY');
    expect(render(value, 'html')).toContain('<h1>Connect with <code>FABRIKAM_KEY</code></h1>');
    expect(render(value, 'markdown')).toContain('\n# Connect with `FABRIKAM_KEY`\n');
    expect(render([value], 'llms', { site: 'https://docs.test' })).toContain('- [Connect with `FABRIKAM_KEY`](');
  }
});

test('a title without marks has nothing beside its words', () => {
  const [step] = stepsOf(guideOf('## Do\n\n1. Open **Keys**.\n'));
  expect(step).toMatchObject({ title: 'Open Keys.' });
  expect(step).not.toHaveProperty('titleContent');
});

test('what is hidden in a view is in no title of it, nor in an id', () => {
  const guide = guideOf(
    [
      '## Open <WhitelabelHide>`Acme`</WhitelabelHide> settings\n\n<Steps>',
      '<Step>\n\nGo to <WhitelabelHide>the [Acme](https://acme.test) hub at</WhitelabelHide> {product.name} and copy `{product.name}`.\n\n</Step>',
      '<Step>\n\n<WhitelabelHide>Acme only.</WhitelabelHide>\n\nGo on.\n\n</Step>\n</Steps>',
    ].join('\n\n'),
    'guide.mdx',
  );
  expect(guide.sections[0]?.title).toBe('Open Acme settings');
  const seen = view(guide, { variant: whitelabel });
  expect(seen.sections[0]?.title).toBe('Open settings');
  expect(stepsOf(seen)[0]?.title).toBe('Go to Contoso and copy {product.name}.');
  for (const format of ['html', 'markdown', 'json'] as const) {
    const printed = render(seen, format);
    expect(printed).not.toMatch(/acme/iu);
    expect(printed).toContain('Contoso');
  }
});

test('an address in a title is checked, and unlinked where a site does not have the page', () => {
  const guide = guideOf('## Do\n\n1. Open [the terms](/terms).\n2. [Run](javascript:alert(1)) it.\n');
  expect(guide.links.map(({ url }) => url)).toEqual(['/terms']);
  expect(render(guide, 'html')).not.toContain('javascript');
  const variant = whitelabel && { ...whitelabel, links: 'unlink' as const };
  const seen = view(guide, { variant, pages: new Set<string>() });
  expect(markdownOf(seen)).toContain('1. **Open the terms.**');
});

test('a footnote that a title refers to stands below it', () => {
  const markdown = markdownOf(guideOf('## Do\n\n1. Save[^1] it.\n2. Go\n\n[^1]: Twice.\n'));
  expect(markdown).toMatch(/1\. \*\*Save\[\^1\] it\.\*\*\n\n {3}\[\^1\]: Twice\.\n/u);
});

test.each([
  ['a picture at its end', 'Press **Save**. ![The button](/b.png)', 'Press Save.', '![The button](/b.png)'],
  [
    'a picture in a line of its own',
    'Press Save.\n   ![The button](/b.png)\n   Then wait.',
    'Press Save.',
    '![The button](/b.png) Then wait.',
  ],
  ['nothing but a picture', '![The button](/b.png)', 'Step 1', '![The button](/b.png)'],
  ['a picture before it', '![The page](/p.png)\n\n   Press Save.', 'Press Save.', '![The page](/p.png)'],
])('a list item with %s', (_name, item, title, body) => {
  const guide = guideOf(`## Do\n\n1. ${item}\n`);
  expect(titlesOf(guide)).toEqual([title]);
  expect(markdownOf(guide).replace(/\s+/gu, ' ')).toContain(body);
  expect(markdownOf(guide).split('/b.png').length).toBeLessThanOrEqual(2);
});

test('a picture among the words of a title stays a picture, and is no word', () => {
  const guide = guideOf('## Do\n\n1. Press ![Gear](/gear.png) and go.\n');
  expect(titlesOf(guide)).toEqual(['Press and go.']);
  expect(markdownOf(guide)).toContain('**Press ![Gear](/gear.png) and go.**');
});

const long = 'which the administrators of your organization can see at any time in the list of what was connected';

test.each([
  [
    'its first sentence',
    `Open the [page](https://a.test) of keys. Copy the key, ${long}.`,
    'Open the page of keys.',
    `Copy the key, ${long}.`,
  ],
  [
    'its phrase in bold, and the sentence stays whole',
    `Press **Create \`key\`** to make a key for your account, ${long}.`,
    'Create key',
    `Press **Create \`key\`** to make a key for your account, ${long}.`,
  ],
  [
    'what it is about',
    `**Client ID**: the name of the client for your account, ${long}.`,
    'Client ID',
    `the name of the client for your account, ${long}.`,
  ],
  [
    'its first clause',
    `Copy the \`id\` of the key, as e.g. Fabrikam names it for your account, ${long}.`,
    'Copy the id of the key,',
    `as e.g. Fabrikam names it for your account, ${long}.`,
  ],
  [
    'its first words',
    `Copy the identifier of the new key that was made for your account and ${long}.`,
    'Copy the identifier of the new key that was made for your',
    `account and ${long}.`,
  ],
])('the title of a long list item is %s', (_name, item, title, body) => {
  const guide = guideOf(`## Do\n\n1. ${item}\n`);
  expect(titlesOf(guide)).toEqual([title]);
  expect(markdownOf(guide)).toContain(`\n\n   ${body}\n`);
  expect(markdownOf(guide)).not.toContain('…');
});
