import { digestOf, filePathOf } from '../../engine/index.ts';
import { addressAt } from '../../engine/internal.ts';
import type { Publication } from '../../publication/publication.ts';
import { defineOutputs } from './define.ts';

/** What helps where there is no page: the list that its nearest are found in, and what agents read. */
export const missing = defineOutputs({
  name: 'missing',
  paths: ['404.md', 'assets/pages.json'],
  of: ({ publication }) => {
    const { base } = publication.site;
    const titles = JSON.stringify([...publication.titles].map(([path, title]) => [addressAt(base, path), title]));
    const inputs = digestOf([publication.digest, titles]);
    return [
      { path: 'assets/pages.json', inputs, print: () => titles },
      { path: '404.md', inputs, print: () => missingMarkdown(publication) },
    ];
  },
});

function missingMarkdown({ site, translation, titles }: Publication): string {
  const { say } = translation;
  const links = [
    { path: '/guides/', title: say('missing.guides') },
    { path: '/', title: say('missing.home') },
  ];
  const addressOf = (path: string): string => site.origin + (titles.has(path) ? filePathOf(path, 'md') : path);
  const lines = [
    ...(site.variant.agents.llms ? [`> ${say('site.agents', { url: `${site.origin}/llms.txt` })}`, ''] : []),
    `# ${say('missing.title')}`,
    '',
    say('missing.text'),
    '',
    ...links.map(({ path, title }) => `- [${title}](${addressOf(path)})`),
  ];
  return `${lines.join('\n')}\n`;
}
