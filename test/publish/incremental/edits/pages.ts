import { createPage } from '../first-content.ts';
import { type Edits, freshKey, idOf, isBig, keyOf } from './define.ts';
import { documentEdits } from './documents.ts';

export const pageEdits: Edits = {
  ...documentEdits(({ pages }, random) => random.of(Object.values(pages))),
  'new page': (content, random) => {
    const folder = random.of(['pages', 'pages', 'pages/guides', 'handbook', 'errors']);
    if (!isBig(content.pages)) content.pages[freshKey(random)] = createPage(random, `${folder}/${idOf(random)}`);
  },
  'page gone': (content, random) => {
    if (Object.keys(content.pages).length > 2) delete content.pages[keyOf(content.pages, random)];
  },
  'page renamed': (content, random) => {
    const page = random.of(Object.values(content.pages));
    page.path = `${page.path.replace(/[^/]+$/u, '')}${idOf(random)}`;
  },
  'start page': (content, random) => {
    if (content.pages['start']) delete content.pages['start'];
    else content.pages['start'] = createPage(random, 'pages/index');
  },
  'page above others': (content, random) => {
    if (content.pages['above']) delete content.pages['above'];
    else content.pages['above'] = createPage(random, random.of(['handbook/index', 'pages/guides/linking-methods']));
  },
};
