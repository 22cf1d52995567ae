/** A site of Astro's own that has guides below `/connect`. */
export const astroSite: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "site", "private": true, "type": "module" }\n',
  'astro.config.mjs': `
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import stepwell from 'stepwell/astro';

export default defineConfig({
  site: 'https://tallwood.example',
  base: '/site',
  markdown: { processor: unified() },
  integrations: [mdx(), stepwell({ base: '/connect', layout: 'src/layouts/Site.astro' })],
});
`,
  'src/layouts/Site.astro': `---
import '../site.css';
const { title, description } = Astro.props;
---
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>{title}</title>
    <meta name="description" content={description} />
    <slot name="head" />
  </head>
  <body>
    <nav><a href="/site/">Tallwood</a> <a href="/site/connect/">Connections</a></nav>
    <slot />
  </body>
</html>
`,
  'src/site.css': 'nav { color: rgb(1 2 3) }\n',
  'src/pages/index.astro': `---
import Site from '../layouts/Site.astro';
---
<Site title="Home" description="Ours"><h1>Home</h1></Site>
`,
  'src/pages/welcome.mdx':
    '# Welcome to {brand.name}\n\n<WhitelabelHide>\n\nOnly the vendor says this.\n\n</WhitelabelHide>\n\n<WhitelabelOnly>\n\nA partner says this.\n\n</WhitelabelOnly>\n',
};
