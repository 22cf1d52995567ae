import { partFiles, splitByBytes } from '../print/parts.ts';
import { inOneLine } from '../model/title.ts';
import { defineFormat } from './define.ts';

/** A file has 1 MB at most; what stands before the guides fits into the rest. */
const mostOfGuides = 990_000;

/** The Markdown of all guides, one after the other. */
export const llmsFull = defineFormat<string>({
  of: 'collection',
  name: 'llms-full',
  path: 'llms-full.txt',
  mediaType: 'text/plain; charset=utf-8',
  isPublished: ({ llms = true }) => llms,
  part: (document, context) => (document.kind === 'page' ? undefined : `\n${context.print(document, 'markdown')}`),
  join: (texts, { name = 'Guides', site = '' }) => {
    const title = inOneLine(name);
    return partFiles('llms-full.txt', splitByBytes(texts, mostOfGuides), (guides, part, paths) => {
      const [first = '', ...others] = paths.map((path) => `${site}/${path}`);
      const where = part > 1 ? `The first part: ${first}` : others.length > 0 ? `More parts: ${others.join(' ')}` : '';
      const count = paths.length > 1 ? `, part ${part} of ${paths.length}` : '';
      return `# ${title}: all guides${count}\n${where === '' ? '' : `\n> ${where}\n`}${guides.join('')}`;
    });
  },
});
