import type { TestContent } from '../content.ts';
import { drawing } from '../first-content.ts';
import { type Edits, idOf } from './define.ts';

function textsOf({ files }: TestContent): string[] {
  return ['files/none.txt', ...Object.keys(files).filter((path) => path.endsWith('.txt'))];
}

/** Edits of the folder `public`. */
export const fileEdits: Edits = {
  'new file': ({ files }, random) => {
    files[`${random.of(['files', 'deep/er', '.well-known', 'brands/south'])}/${idOf(random)}.txt`] = random.words(4);
  },
  'file changed': (content, random) => void (content.files[random.of(textsOf(content))] = random.words(4)),
  'file of the same size': (content, random) => {
    const path = random.of(textsOf(content));
    const text = content.files[path] ?? '';
    content.files[path] = `${text.slice(0, -1)}${text.endsWith('x') ? 'y' : 'x'}`;
  },
  'file renamed': (content, random) => {
    const path = random.of(textsOf(content));
    content.files[`files/${idOf(random)}.txt`] = content.files[path] ?? '';
    delete content.files[path];
  },
  'picture of another size': ({ files }, random) => {
    files['pictures/keys.svg'] = drawing('#654321', 8 + random.below(100));
  },
  headers: ({ files }, random) => {
    if (random.percent(30)) delete files['_headers'];
    else files['_headers'] = `/files/*\n  X-Own: ${random.words(1)}\n`;
  },
  redirects: ({ files }, random) => {
    if (files['_redirects']) delete files['_redirects'];
    else files['_redirects'] = `/old-${random.words(1)} /guides/ 301\n`;
  },
};
