import { type GeneratedGuide, generatedSite } from '../generated-guide.ts';
import type { Peer } from './define.ts';
import { guideList, guideMarkdown } from './guide-markdown.ts';
import { installProgram } from './install-from-npm.ts';
import { writeFiles } from './write-files.ts';

/** Starlight as it comes, with its steps and asides; the sidebar leads to the list of guides alone. */
export const starlight: Peer = {
  id: 'starlight',
  name: 'Starlight',
  does: 'MDX with its Steps and Aside, its search and sitemap',
  out: 'dist',
  env: { ASTRO_TELEMETRY_DISABLED: '1' },
  install: (folder) => installProgram(folder, ['astro', '@astrojs/starlight'], ['build']),
  writeSite: (site, guides) => writeFiles(site, { ...siteFiles, 'src/content/docs/index.md': listPage(guides) }),
  writeGuide: (site, guide) =>
    writeFiles(site, {
      [`src/content/docs/guides/${guide.provider}/${guide.method}.mdx`]: guideMarkdown(guide, {
        head: "import { Aside, Steps } from '@astrojs/starlight/components';",
        warning: (text) => `<Aside type="caution">\n\n${text}\n\n</Aside>`,
        steps: (list) => `<Steps>\n\n${list}\n</Steps>`,
      }),
    }),
};

function listPage(guides: readonly GeneratedGuide[]): string {
  return `---\ntitle: Guides\n---\n\n${guideList(guides, (path) => `/${path}/`)}`;
}

const siteFiles = {
  // Astro bundles those packages with components that the site names as its own.
  'package.json':
    '{ "private": true, "type": "module", "dependencies": { "@astrojs/starlight": "*", "astro": "*" } }\n',
  'astro.config.mjs': `import starlight from '@astrojs/starlight';

export default {
  site: '${generatedSite.url}',
  integrations: [starlight({ title: '${generatedSite.name}', sidebar: [{ label: 'Guides', link: '/' }] })],
};
`,
  'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
};
