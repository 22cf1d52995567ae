import { type GeneratedGuide, generatedSite } from '../generated-guide.ts';
import type { Peer } from './define.ts';
import { guideList, guideMarkdown } from './guide-markdown.ts';
import { installProgram } from './install-from-npm.ts';
import { writeFiles } from './write-files.ts';

/** VitePress with its own theme and its local search. */
export const vitepress: Peer = {
  id: 'vitepress',
  name: 'VitePress',
  does: 'Markdown, its theme, local search and sitemap; each page also as a script',
  out: '.vitepress/dist',
  install: (folder) => installProgram(folder, ['vitepress'], ['build']),
  writeSite: (site, guides) => writeFiles(site, { ...siteFiles, 'index.md': listPage(guides) }),
  writeGuide: (site, guide) =>
    writeFiles(site, {
      [`guides/${guide.provider}/${guide.method}.md`]: guideMarkdown(guide, {
        warning: (text) => `::: warning\n${text}\n:::`,
      }),
    }),
};

function listPage(guides: readonly GeneratedGuide[]): string {
  return `# Guides\n\n${guideList(guides, (path) => `/${path}`)}`;
}

const siteFiles = {
  'package.json': '{ "private": true, "type": "module" }\n',
  '.vitepress/config.mjs': `export default {
  title: '${generatedSite.name}',
  sitemap: { hostname: '${generatedSite.url}' },
  themeConfig: { search: { provider: 'local' } },
};
`,
};
