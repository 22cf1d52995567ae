import { partFiles, splitByBytes } from '../print/parts.ts';
import { fillLabel, labelsWith } from '../model/labels.ts';
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
  join: (texts, { name, site = '', labels: given }) => {
    const labels = labelsWith(given);
    const title = inOneLine(name ?? labels.guides);
    return partFiles('llms-full.txt', splitByBytes(texts, mostOfGuides), (guides, part, paths) => {
      const [first = '', ...others] = paths.map((path) => `${site}/${path}`);
      const where = part > 1 ? labels.firstPart + first : others.length > 0 ? labels.moreParts + others.join(' ') : '';
      const isPart = paths.length > 1;
      const heading = fillLabel(isPart ? labels.allGuidesPart : labels.allGuides, { title, part, parts: paths.length });
      return `# ${heading}\n${where === '' ? '' : `\n> ${where}\n`}${guides.join('')}`;
    });
  },
});
