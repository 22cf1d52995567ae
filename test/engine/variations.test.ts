/** What authors of the hub and `Step N:` dialects write, each in a small guide of its own. */
import { describe, expect, test } from 'vitest';
import { compile, type Guide, render, stepsOf } from '../../src/engine/index.ts';
import { compareWords } from '../../src/cli/content/compare-words.ts';

interface Variation {
  readonly name: string;
  readonly source: string;
  /** Titles of the sections and, indented, of their steps. */
  readonly outline: readonly string[];
  /** Codes of the diagnostics but missing descriptions and alternative texts. */
  readonly codes?: readonly string[];
  readonly path?: string;
}

const hub = (body: string): string => `---\ntitle: Acme\ndescription: How to connect Acme.\n---\n\n${body}\n`;

const variations: readonly Variation[] = [
  {
    name: 'tabs inside a step',
    source: hub(
      `## Setup\n\n<Steps>\n  <Step title="Choose">\n    <Tabs>\n      <Tab title="Cloud">\n        Use the **cloud** console.\n      </Tab>\n      <Tab title="Server">\n        Use the server.\n\n        1. Open it\n        2. Close it\n      </Tab>\n    </Tabs>\n  </Step>\n</Steps>`,
    ),
    outline: ['Setup', '  Choose'],
  },
  {
    name: 'steps inside tabs',
    source: hub(
      '## Setup\n\n<Tabs>\n  <Tab title="OAuth">\n    <Steps>\n      <Step title="Authorize">Click Allow.</Step>\n    </Steps>\n  </Tab>\n  <Tab title="Key">\n    <Steps>\n      <Step title="Create a key">Click New.</Step>\n      <Step title="Copy it">Click Copy.</Step>\n    </Steps>\n  </Tab>\n</Tabs>',
    ),
    outline: ['Setup', 'OAuth', '  Authorize', 'Key', '  Create a key', '  Copy it'],
  },
  {
    name: 'code group with titled fences',
    source: hub(
      '## Call\n\n<Steps>\n  <Step title="Send">\n    <CodeGroup>\n      ```bash cURL\n      curl -X POST https://acme.test/v1 -d \'{"a": 1}\'\n      ```\n\n      ```js Node\n      await fetch(`https://acme.test/${id}`);\n      ```\n    </CodeGroup>\n  </Step>\n</Steps>',
    ),
    outline: ['Call', '  Send'],
    codes: ['block-unknown'],
  },
  {
    name: 'accordions, expandable and details',
    source: hub(
      '## FAQ\n\n<AccordionGroup>\n  <Accordion title="Why?" icon="question">Because.</Accordion>\n  <Accordion title="How?">\n    Like this:\n\n    - one\n    - two\n  </Accordion>\n</AccordionGroup>\n\n<Expandable title="More">Deep.</Expandable>\n\n<details>\n<summary>Old consoles</summary>\n\nUse the **old** menu.\n\n</details>\n\n## Setup\n\n<Steps>\n<Step title="Go">Go on.</Step>\n</Steps>',
    ),
    outline: ['FAQ', 'Setup', '  Go'],
  },
  {
    name: 'ParamField, ResponseField, Update, Columns, Tooltip',
    source: hub(
      '## Fields\n\n<ParamField path="client_id" type="string" required>\n  The id of the client.\n</ParamField>\n\n<ResponseField name="token" type="string">The token.</ResponseField>\n\n<Update label="v2" description="March">\n  New console.\n</Update>\n\n<Columns cols={2}>\n  <Card title="One" href="https://one.test">First.</Card>\n  <Card title="Two" icon="key">Second.</Card>\n</Columns>\n\nHover over <Tooltip tip="A secret text">API key</Tooltip> here.\n\n<Steps><Step title="Go">On.</Step></Steps>',
    ),
    outline: ['Fields', '  Go'],
    codes: ['block-unknown', 'block-unknown', 'block-unknown', 'block-unknown'],
  },
  {
    name: 'a snippet imported and used',
    source: hub(
      'import Intro from "/snippets/intro.mdx";\nimport { Note as Hint } from \'/snippets/note.jsx\';\n\nexport const name = "Acme";\n\n<Intro />\n\n## Setup\n\n<Steps>\n  <Step title="Go">On.</Step>\n</Steps>',
    ),
    outline: ['Setup', '  Go'],
    codes: ['partial-missing'],
  },
  {
    name: 'nested lists with images',
    source: hub(
      '## Setup\n\n### Step 1: Open\n1. Go to **Admin**\n   - Choose *API*\n     ![menu](/a.png)\n   - Choose Keys\n     <img src="/b.png" />\n2. Done\n\n### Step 2: Close\n* x\n    * y\n        * z',
    ),
    outline: ['Setup', '  Open', '  Close'],
  },
  {
    name: 'a table with HTML and breaks in its cells',
    source: hub(
      '## Scopes\n\n| Scope | Why |\n| --- | :-: |\n| `read` | first<br/>second |\n| <code>write</code> | <b>bold</b>, <a href="https://x.test">link</a> |\n| `a\\|b` | ![icon](/i.png) |\n\n## Step 1: Go\n\nOn.',
    ),
    outline: ['Scopes', '  Go'],
  },
  {
    name: 'indented fences in steps',
    source: hub(
      '## Setup\n\n<Steps>\n    <Step title="Run">\n        Run this:\n\n        ```bash\n        npm install\n          --save {x} <y>\n        ```\n\n        Then wait.\n    </Step>\n</Steps>',
    ),
    outline: ['Setup', '  Run'],
  },
  {
    name: 'emoji and HTML entities',
    source: hub(
      '## 🚀 Setup &amp; go\n\n<Steps>\n  <Step title="Click &quot;Save&quot; &amp; close 🎉">\n    Press&nbsp;Save &rarr; Close &lt;now&gt; &#38; wait 🙂.\n  </Step>\n</Steps>',
    ),
    outline: ['🚀 Setup & go', '  Click "Save" & close 🎉'],
  },
  {
    name: 'CRLF and tabs',
    source: hub(
      '## Setup\n\n<Steps>\n\t<Step title="One">\n\t\tFirst text.\n\t\t<Warning>Careful.</Warning>\n\t</Step>\n\t<Step title="Two">\n\t\t- a\n\t\t- b\n\t</Step>\n</Steps>',
    ).replace(/\n/gu, '\r\n'),
    outline: ['Setup', '  One', '  Two'],
  },
  ...(
    [
      'Step 1 - Open',
      'Step 1. Open',
      'STEP 1: Open',
      'Step 1) Open',
      'step 1 – Open',
      'Step 1 — Open',
      'Step 1 Open',
      '**Step 1:** Open',
      'Step 1: **Open**',
      'Step 1 : Open',
      '_Step 1_: Open',
    ] as const
  ).map((heading) => ({
    name: `the heading ${heading}`,
    source: hub(
      `## Instructions\n\n### ${heading}\n\nA.\n\n### ${heading.replace('1', '2').replace('Open', 'Close')}\n\nB.`,
    ),
    outline: ['Instructions', '  Open', '  Close'],
  })),
  ...[2, 3, 4, 5, 6].map((depth) => ({
    name: `steps at h${depth}`,
    source: hub(
      `## Overview\n\nText.\n\n${'#'.repeat(depth)} Step 1: Open\n\nA.\n\n${'#'.repeat(depth)} Step 2: Close\n\nB.`,
    ),
    outline: ['Overview', '  Open', '  Close'],
  })),
  {
    name: 'headings under a step and a heading after the steps',
    source: hub(
      '## Overview\n\nText.\n\n## Step 1: Open\n\n### The console\n\nA.\n\n## Step 2: Close\n\nB.\n\n## Next steps\n\nC.',
    ),
    outline: ['Overview', '  Open', '  Close', 'Next steps'],
  },
  {
    name: 'steps that begin again in a second section',
    source: hub('## Create\n\n### Step 1: A\n\na\n\n### Step 2: B\n\nb\n\n## Connect\n\n### Step 1: C\n\nc'),
    outline: ['Create', '  A', '  B', 'Connect', '  C'],
  },
  {
    name: 'step headings without titles',
    source: hub('## Do\n\n### Step 1\n\nOpen the console.\n\n### Step 2:\n\nClose it.'),
    outline: ['Do', '  Open the console.', '  Close it.'],
    codes: ['step-untitled', 'step-untitled'],
  },
  {
    name: 'an ordered list is the steps',
    source: hub('## Instructions\n\n1. Open **Settings**.\n2. Click *API*.\n\n   ![x](/x.png)\n3. Copy the key.'),
    outline: ['Instructions', '  Open Settings.', '  Click API.', '  Copy the key.'],
  },
  {
    name: 'step headings that are links, with code and emphasis',
    source: hub(
      '## Do\n\n### Step 1: [Open the console](https://acme.test)\n\nA.\n\n### Step 2: Run `acme login` **now**\n\nB.',
    ),
    outline: ['Do', '  Open the console', '  Run acme login now'],
  },
  {
    name: 'attributes on lines of their own',
    source: hub(
      '## Do\n\n<Steps>\n  <Step\n    title="Open"\n    icon="key"\n    titleSize="h3"\n    stepNumber={1}\n  >\n    A.\n  </Step>\n  <Step\n    title="Close"\n    icon={<Key size={12} />}>\n    B.\n  </Step>\n</Steps>',
    ),
    outline: ['Do', '  Open', '  Close'],
  },
  ...['', '  ', '    ', '\t', '      '].map((indent) => ({
    name: `steps indented by ${JSON.stringify(indent)}`,
    source: hub(
      `## Do\n\n<Steps>\n${indent}<Step title="Open">\n${indent}${indent}A.\n\n${indent}${indent}- b\n${indent}${indent}- c\n${indent}</Step>\n\n${indent}<Step title="Close">\n${indent}${indent}D.\n${indent}</Step>\n</Steps>`,
    ),
    outline: ['Do', '  Open', '  Close'],
  })),
  {
    name: 'closing tags on the line of the text',
    source: hub(
      '## Do\n\n<Steps>\n  <Step title="Open">\n    A first line\n    and a second.</Step>\n  <Step title="Close">B.\n  </Step>\n</Steps>',
    ),
    outline: ['Do', '  Open', '  Close'],
    path: 'acme.md',
  },
  {
    name: 'titles in every kind of quotes',
    source: hub(
      "## Do\n\n<Steps>\n  <Step title='Click \"Save\"'>A.</Step>\n  <Step title={\"Don't stop\"}>B.</Step>\n  <Step title={`Wait`}>C.</Step>\n  <Step title={'Go'}>D.</Step>\n</Steps>",
    ),
    outline: ['Do', '  Click "Save"', "  Don't stop", '  Wait', '  Go'],
  },
  {
    name: 'callouts of every kind, on one line and on three',
    source: hub(
      '<Warning>One line.</Warning>\n\n<Note>\n  Three lines.\n</Note>\n\n<Info>a</Info>\n<Tip>b</Tip>\n<Check>c</Check>\n<Danger>d</Danger>\n\n> A quote.\n\n## Do\n\n<Steps>\n  <Step title="Go"><Note>**Bold** note</Note></Step>\n</Steps>',
    ),
    outline: ['Do', '  Go'],
  },
  {
    name: 'frames with images, captions and videos',
    source: hub(
      '## Do\n\n<Steps>\n  <Step title="Look">\n    <Frame caption="The console">\n      <img className="rounded" style={{ margin: "0 auto", border: `1px` }} src="/a.png" alt="Console" />\n    </Frame>\n    <Frame><video controls src="/a.mp4"></video></Frame>\n    <iframe src="https://video.test/1" title="Watch me" allowFullScreen></iframe>\n  </Step>\n</Steps>',
    ),
    outline: ['Do', '  Look'],
  },
  {
    name: 'HTML blocks: div, center, p, ul, pre',
    source: hub(
      '## Do\n\n<div align="center">\n  <h4>Inside</h4>\n  <p>Text with <em>emphasis</em> and `code`.</p>\n</div>\n\n<ol type="a">\n  <li>First</li>\n  <li>Second <b>bold</b></li>\n</ol>\n\n<pre>\n  one\n  two\n</pre>\n\n### Step 1: Go\n\nOn.',
    ),
    outline: ['Do', '  Go'],
  },
  {
    name: 'headings with custom ids and trailing hashes',
    source: hub('## Overview ##\n\nText.\n\n### Step 1: Open ###\n\nA.\n\nSetext\n------\n\nB.'),
    outline: ['Overview', '  Open', 'Setext'],
  },
  {
    name: 'a rule, a hard break and a comment',
    source: hub('## Do\n\nA line  \nbroken\\\ntwice.\n\n---\n\n{/* hidden words */}\n\n***\n\n### Step 1: Go\n\nOn.'),
    outline: ['Do', '  Go'],
  },
  {
    name: 'text right after a tag without a blank line',
    source: hub(
      '## Do\n<Steps>\n<Step title="One">\nText\n</Step>\n<Step title="Two">\nText\n</Step>\n</Steps>\nAfter the steps.\n<Note>Last.</Note>',
    ),
    outline: ['Do', '  One', '  Two'],
  },
  {
    name: 'anchors before step headings',
    source: hub(
      '## Do\n\nSee [the second step](#step-2-close) or [here](#own).\n\n<a id="first"></a>\n\n### Step 1: Open\n\nA.\n\n<a id="own" name="own"></a>\n### Step 2: Close\n\nB.',
    ),
    outline: ['Do', '  Open', '  Close'],
  },
  {
    name: 'placeholders in braces and less-than signs',
    source: hub(
      '## Do\n\nUse https\\://{your-domain}.acme.test or {subdomain} or {YOUR_KEY}; a < b && c > d.\n\n### Step 1: Go to {your-domain}\n\nOn & on.',
    ),
    outline: ['Do', '  Go to {your-domain}'],
  },
  {
    name: 'a numbered list broken by images and numbers without a blank',
    source: hub(
      '## Do\n\n#### Step 1: Go\n1. One\n<img src="/1.png" />\n2. Two\n<img src="/2.png" />\n3.Three\n- Four\n<Tip>Five</Tip>\n4. Six',
    ),
    outline: ['Do', '  Go'],
  },
  {
    name: 'a card around a link, and icons in text',
    source: hub(
      '<Card title="Read more" href="https://acme.test/docs" icon="book" horizontal>\n  All about it.\n</Card>\n\n## Do\n\n<Steps>\n  <Step title="Go" icon="key">\n    Click <Icon icon="gear" /> **Settings** then <Icon icon="key" iconType="solid" size={16} />.\n  </Step>\n</Steps>',
    ),
    outline: ['Do', '  Go'],
  },
  {
    name: 'lists in one-line HTML, links with line breaks',
    source: hub(
      '## Do\n\n<ul><li>One</li><li>Two <a href="/x">three\nfour</a></li></ul>\n\n[a\nlink](https://acme.test "Its title")\n\n### Step 1: Go\n\nOn.',
    ),
    outline: ['Do', '  Go'],
  },
  {
    name: 'a step title with markup of Markdown in it',
    source: hub(
      '## Do\n\n<Steps>\n  <Step title="Click *Save* & `run` <it> [now]">A.</Step>\n  <Step title="1. First_thing_here">B.</Step>\n</Steps>',
    ),
    outline: ['Do', '  Click *Save* & run <it> [now]', '  1. First_thing_here'],
  },
  {
    name: 'math, dollar signs, at signs, hashes and pipes in text',
    source: hub(
      '## Do\n\nIt costs $5 | #hash @user a_b_c 2*3*4 ~tilde~ ~~gone~~ ^up^ 50% "quoted" C:\\\\temp\n\n### Step 1: Go\n\n\\# not a heading\n\n1\\. not a list',
    ),
    outline: ['Do', '  Go'],
  },
  {
    name: 'JSX fragments, strings and spaces in braces',
    source: hub('## Do\n\n<>A fragment</>\n\nOne{" "}two {\'three\'} {4} {`five`}.\n\n### Step 1: Go\n\nOn.'),
    outline: ['Do', '  Go'],
  },
  {
    name: 'prerequisites as a numbered list, then the steps',
    source: hub('## Prerequisites\n\n1. An account\n2. A browser\n\n## Instructions\n\n1. Open it.\n2. Close it.'),
    outline: ['Prerequisites', 'Instructions', '  Open it.', '  Close it.'],
  },
  {
    name: 'steps without any heading',
    source: hub('Intro text.\n\n<Steps>\n  <Step title="One">A.</Step>\n</Steps>\n\nOutro text.'),
    outline: ['', '  One'],
  },
  {
    name: 'steps with headings inside',
    source: hub(
      '## Do\n\n<Steps>\n  <Step title="One">\n    ### Sub\n    A.\n\n    ## Bigger\n    B.\n  </Step>\n</Steps>',
    ),
    outline: ['Do', '  One'],
  },
  {
    name: 'hrefs and titles of links, addresses in text',
    source: hub(
      '## Do\n\nhttps://acme.test/a_b?c=d&e=f, www.acme.test and me@acme.test; [x](<https://acme.test/a b> "T").\n\n### Step 1: Go\n\n[![alt](/i.png)](https://acme.test)',
    ),
    outline: ['Do', '  Go'],
  },
  {
    name: 'h1 headings as sections in the body',
    source: hub('# Acme\n\nText.\n\n# Part one\n\n## Step 1: Go\n\nOn.\n\n# Part two\n\nEnd.'),
    outline: ['Part one', '  Go', 'Part two'],
  },
  {
    name: 'steps inside an accordion and a card',
    source: hub(
      '## Do\n\n<Steps>\n  <Step title="One">A.</Step>\n</Steps>\n\n<Accordion title="Other way">\n  <Steps>\n    <Step title="Two">B.</Step>\n  </Steps>\n</Accordion>',
    ),
    outline: ['Do', '  One'],
  },
  {
    name: 'RTL and CJK text',
    source: hub(
      '## 设置\n\n<Steps>\n  <Step title="打开控制台">\n    点击**保存**。\n  </Step>\n  <Step title="افتح الإعدادات">\n    انقر على **حفظ**.\n  </Step>\n</Steps>',
    ),
    outline: ['设置', '  打开控制台', '  افتح الإعدادات'],
  },
];

const quiet = new Set(['description-missing', 'image-alt-missing']);

describe('variations of the foreign dialects', () => {
  test.each(variations)('$name', ({ source, outline, codes = [], path = 'acme.mdx' }) => {
    const { guide, diagnostics } = compile({ source, path });
    expect(diagnostics.filter(({ code }) => !quiet.has(code)).map(({ code }) => code)).toEqual(codes);
    if (!guide) throw new Error('Cannot compile');
    expect(outlineOf(guide)).toEqual(outline);
    const markdown = render(guide, 'markdown');
    expect(compareWords(source, markdown).lost).toEqual([]);
    const { guide: again } = compile({ source: markdown, path: 'again.md' });
    expect(again && outlineOf(again)).toEqual(outline);
    expect(again && render(again, 'markdown')).toBe(markdown);
  });
});

function outlineOf(guide: Guide): string[] {
  return guide.sections.flatMap((section) => [
    section.title,
    ...stepsOf({ sections: [section] }).map(({ title }) => `  ${title}`),
  ]);
}
