import type { TestContent, TestGuide } from '../content.ts';
import { createGuide } from '../first-content.ts';
import type { Random } from '../random.ts';
import { type Edits, freshKey, idOf, keyOf } from './define.ts';
import { documentEdits } from './documents.ts';

/** Keys of those of the provider that is edited. */
const keysOf = ({ guides, edited }: TestContent): string[] =>
  Object.keys(guides).filter((key) => guides[key]?.provider === edited);

function guideOf(content: TestContent, random: Random): TestGuide {
  const guide = content.guides[random.of(keysOf(content))];
  if (!guide) throw new Error(`Cannot edit a guide of ${content.edited}: there is none`);
  return guide;
}

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
    const guide = createGuide(random, content.edited, idOf(random), random.percent(30));
    if (keysOf(content).length < 4) content.guides[freshKey(random)] = guide;
  },
  'guide gone': (content, random) => {
    if (keysOf(content).length > 2) delete content.guides[random.of(keysOf(content))];
  },
  'guide renamed': (content, random) => void (guideOf(content, random).method = idOf(random)),
  'guide moved': (content, random) => {
    const guide = guideOf(content, random);
    if (keysOf(content).length > 2) guide.provider = keyOf(content.providers, random);
    guide.method = idOf(random);
  },
  'all guides for set-up': (content) => {
    const keys = keysOf(content);
    const isSetup = !keys.every((key) => content.guides[key]?.isSetup);
    for (const key of keys) Object.assign(content.guides[key] ?? {}, { isSetup });
  },
  'guide for set-up': (content, random) => {
    const guide = guideOf(content, random);
    guide.isSetup = !guide.isSetup;
  },
};
