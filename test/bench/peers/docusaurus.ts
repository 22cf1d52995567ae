import { type GeneratedGuide, generatedSite } from '../generated-guide.ts';
import type { Peer } from './define.ts';
import { guideList, guideMarkdown } from './guide-markdown.ts';
import { installProgram } from './install-from-npm.ts';
import { writeFiles } from './write-files.ts';

/** Docusaurus with its classic preset, and with the bundler that it calls faster. */
export const docusaurus: Peer = {
  id: 'docusaurus',
  name: 'Docusaurus',
  does: 'Markdown read as MDX, its classic theme and sitemap; each page also as a script',
  out: 'build',
  env: { NO_UPDATE_NOTIFIER: '1' },
  install: (folder) => installProgram(folder, packages, ['build']),
  writeSite: (site, guides) => writeFiles(site, { ...siteFiles, 'docs/index.md': listPage(guides) }),
  writeGuide: (site, guide) =>
    writeFiles(site, {
      [`docs/guides/${guide.provider}/${guide.method}.md`]: guideMarkdown(guide, {
        warning: (text) => `:::warning\n\n${text}\n\n:::`,
      }),
    }),
};

const packages = [
  '@docusaurus/core',
  '@docusaurus/preset-classic',
  '@docusaurus/faster',
  '@mdx-js/react',
  'react',
  'react-dom',
] as const;

function listPage(guides: readonly GeneratedGuide[]): string {
  return `---\ntitle: Guides\nslug: /\n---\n\n${guideList(guides, (path) => `/${path}`)}`;
}

const siteFiles = {
  // Were it of the type `module`, the scripts that Docusaurus generates could not call `require`.
  'package.json': '{ "private": true }\n',
  'docusaurus.config.mjs': `export default {
  title: '${generatedSite.name}',
  url: '${generatedSite.url}',
  baseUrl: '/',
  future: { v4: true, faster: true },
  presets: [['classic', { docs: { routeBasePath: '/', sidebarPath: './sidebars.mjs' }, blog: false }]],
};
`,
  'sidebars.mjs': "export default { guides: ['index'] };\n",
};
