import { createPage } from '../first-content.ts';
import type { Edit } from './define.ts';

/** What chance seldom brings about alone, so that nothing else hides it: the first builds are each after one of these. */
export const seldom: Readonly<Record<string, Edit>> = {
  'a partner has no page of a tool any more, to which a guide still leads': ({ guides }) => {
    for (const guide of Object.values(guides)) if (guide.provider === 'c') guide.isSetup = true;
  },
  'the page above others has another title': ({ pages }, random) => {
    pages['above'] = createPage(random, 'handbook/index');
  },
  'a guide is called otherwise beside another': ({ guides }, random) => {
    if (guides['two']) guides['two'].title = `Join ${random.words(2)}`;
  },
  'a method is called otherwise': ({ guides }, random) => {
    if (guides['four']) guides['four'].label = `With ${random.words(2)}`;
  },
  'the handbook is gone, to which every page leads': ({ pages }) => {
    for (const [key, { path }] of Object.entries(pages)) if (path.startsWith('handbook/')) delete pages[key];
  },
};
