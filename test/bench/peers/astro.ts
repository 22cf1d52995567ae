import { generatedSite } from '../generated-guide.ts';
import type { Peer } from './define.ts';
import { guideHtml } from './guide-html.ts';
import { installProgram } from './install-from-npm.ts';
import { writeFiles } from './write-files.ts';

/** Astro without anything beside it, which has no Markdown to read: what drawing pages costs at least. */
export const astro: Peer = {
  id: 'astro',
  name: 'bare Astro',
  does: 'draws one layout around ready HTML',
  out: 'dist',
  env: { ASTRO_TELEMETRY_DISABLED: '1' },
  install: (folder) => installProgram(folder, ['astro'], ['build']),
  writeSite: (site, guides) =>
    writeFiles(site, {
      ...siteFiles,
      'guides.json': JSON.stringify(
        guides.map(({ provider, method, title, description }) => ({ provider, method, title, description })),
      ),
    }),
  writeGuide: (site, guide) =>
    writeFiles(site, { [`guides/${guide.provider}/${guide.method}.html`]: guideHtml(guide) }),
};

const siteFiles = {
  'package.json': '{ "private": true, "type": "module" }\n',
  'astro.config.mjs': `export default { site: '${generatedSite.url}' };\n`,
  'src/layouts/Page.astro': `---
const { title, description } = Astro.props;
---

<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>{title} · ${generatedSite.name}</title>
    <meta name="description" content={description} />
    <link rel="canonical" href={new URL(Astro.url.pathname, Astro.site)} />
  </head>
  <body>
    <header><a href="/">${generatedSite.name}</a></header>
    <main>
      <h1>{title}</h1>
      <slot />
    </main>
  </body>
</html>

<style>
  body {
    max-width: 44rem;
    margin: auto;
    font-family: sans-serif;
  }
</style>
`,
  'src/pages/index.astro': `---
import { readFileSync } from 'node:fs';
import Page from '../layouts/Page.astro';
const guides = JSON.parse(readFileSync('guides.json', 'utf8'));
---

<Page title="Guides" description="All guides">
  <ul>
    {guides.map(({ provider, method, title }) => <li><a href={\`/guides/\${provider}/\${method}/\`}>{title}</a></li>)}
  </ul>
</Page>
`,
  'src/pages/guides/[provider]/[method].astro': `---
import { readFileSync } from 'node:fs';
import Page from '../../../layouts/Page.astro';

export function getStaticPaths() {
  return JSON.parse(readFileSync('guides.json', 'utf8')).map(({ provider, method, ...props }) => ({
    params: { provider, method },
    props,
  }));
}

const { provider, method } = Astro.params;
const html = readFileSync(\`guides/\${provider}/\${method}.html\`, 'utf8');
---

<Page {...Astro.props}><article set:html={html} /></Page>
`,
};
