import { partFiles, splitByBytes } from '../print/parts.ts';
import { inOneLine } from '../model/title.ts';
import { defineFiles } from './define.ts';

/** A file has 1 MB at most; what stands before the guides fits into the rest. */
const mostOfGuides = 990_000;

/** The Markdown of all guides, one after the other. */
export const llmsFull = defineFiles({
  name: 'llms-full',
  path: 'llms-full.txt',
  mediaType: 'text/plain; charset=utf-8',
  isPublished: ({ llms = true }) => llms,
  renderFiles: (documents, context) => {
    const { name = 'Guides', site = '' } = context;
    const texts = documents.flatMap((document) =>
      document.kind === 'page' ? [] : [`\n${context.print(document, 'markdown')}`],
    );
    const title = inOneLine(name);
    return partFiles('llms-full.txt', splitByBytes(texts, mostOfGuides), (guides, part, paths) => {
      const [first = '', ...others] = paths.map((path) => `${site}/${path}`);
      const where = part > 1 ? `The first part: ${first}` : others.length > 0 ? `More parts: ${others.join(' ')}` : '';
      const count = paths.length > 1 ? `, part ${part} of ${paths.length}` : '';
      return `# ${title}: all guides${count}\n${where === '' ? '' : `\n> ${where}\n`}${guides.join('')}`;
    });
  },
});
