/** The guide that a new project has. */
export const example = 'content/guides/acme/api-key.mdx';

/** A project with one of each that a configuration can add. */
export const configured: Readonly<Record<string, string>> = {
  'stepwell.config.ts': `
import { defineDialect, defineFormat } from 'stepwell';
import { defineConfig } from 'stepwell/config';
import { key } from './src/key.ts';

export default defineConfig({
  out: 'site',
  blocks: [key],
  formats: [
    defineFormat({
      name: 'titles',
      of: 'collection',
      path: 'titles.txt',
      part: (document) => document.title,
      mediaType: 'text/plain; charset=utf-8',
      join: (titles) => [{ path: 'titles.txt', content: titles.map((title) => title + '\\n').join('') }],
    }),
  ],
  dialects: [
    defineDialect({
      name: 'old',
      detect: ({ text }) => text.includes('<OldKey'),
      readElement: ({ name, content }) => (name === 'OldKey' ? [{ type: 'block', name: 'Note', attributes: {}, children: content() }] : undefined),
    }),
  ],
  public: 'files',
  ignore: ['guides/acme/draft.mdx'],
  redirects: { '/start/': '/guides/acme/api-key/', '/source': 'https://code.example/guides' },
  importers: [defineDialect({ name: 'older', detect: ({ text }) => text.includes('<OldestKey') })],
  hosts: [{ name: 'plain', files: ({ origin }) => [{ name: 'plain.txt', content: origin + '\\n' }] }],
  styles: ['src/look.css'],
  head: [{ tag: 'meta', attributes: { name: 'author', content: 'Mipplo' } }],
});
`,
  'src/key.ts': `
import { defineBlock } from 'stepwell';
import { z } from 'zod';

export const key = defineBlock({
  name: 'Key',
  display: 'inline',
  attributes: z.strictObject({ word: z.string() }),
  toMdast: ({ word }) => [{ type: 'strong', children: [{ type: 'text', value: word + '!' }] }],
});
`,
  'old.mdx': '# Connect Acme\n\n## Steps\n\n1. Open it.\n\n<OldKey>\n\nTwice\n\n</OldKey>\n',
  'files/hello.txt': 'Hello\n',
  'content/guides/acme/draft.mdx': 'Not a guide yet\n',
  'src/look.css': 'h1 { letter-spacing: 1px }\n',
};

/** A project that replaces a part of every page, and has a page of its own. */
export const ownPages = {
  config: `export default { components: { Footer: 'src/Footer.astro' }, pages: { '/about/': 'src/about.astro' } };\n`,
  footer: `---
import Footer from 'stepwell/components/Footer.astro';
const { publication } = Astro.props;
---
<a href="/about/">About us</a>
<p>Made with care</p><Footer publication={publication} />
<style>p { text-align: center }</style>
`,
  about: `---
import Layout from 'stepwell/components/Layout.astro';
const { publication } = Astro.locals;
---
<Layout publication={publication} title="About us" description="Who we are."><h1>About us</h1></Layout>
`,
} as const;
