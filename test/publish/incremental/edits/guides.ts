import type { TestContent, TestGuide } from '../content.ts';
import { createGuide } from '../first-content.ts';
import type { Random } from '../random.ts';
import { type Edits, freshKey, idOf, isBig, keyOf } from './define.ts';
import { documentEdits } from './documents.ts';

const guideOf = ({ guides }: TestContent, random: Random): TestGuide => random.of(Object.values(guides));

export const guideEdits: Edits = {
  ...documentEdits(guideOf),
  label: (content, random) => void (guideOf(content, random).label = `By ${random.words(2)}`),
  requires: (content, random) => void (guideOf(content, random).requires = [`A ${random.words(2)} role`]),
  verified: (content, random) => {
    guideOf(content, random).verified = random.percent(30) ? undefined : `2026-09-${10 + random.below(20)}`;
  },
  condition: (content, random) => {
    const guide = guideOf(content, random);
    guide.isConditional = !guide.isConditional;
  },
  'new guide': (content, random) => {
    const provider = keyOf(content.providers, random);
    const guide = createGuide(random, provider, idOf(random), random.percent(30));
    if (!isBig(content.guides)) content.guides[freshKey(random)] = guide;
  },
  'guide gone': (content, random) => {
    if (Object.keys(content.guides).length > 4) delete content.guides[keyOf(content.guides, random)];
  },
  'guide renamed': (content, random) => void (guideOf(content, random).method = idOf(random)),
  'guide moved': (content, random) => {
    const guide = guideOf(content, random);
    guide.provider = random.of(Object.values(content.guides)).provider;
    guide.method = idOf(random);
  },
  'guide for set-up': (content, random) => {
    const guide = guideOf(content, random);
    guide.isSetup = !guide.isSetup;
  },
};
