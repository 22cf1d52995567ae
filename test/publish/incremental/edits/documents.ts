import type { TestContent, TestDocument } from '../content.ts';
import type { Random } from '../random.ts';
import { type Edits, keyOf } from './define.ts';

/** Edits of what guides and pages have alike. */
export function documentEdits(documentOf: (content: TestContent, random: Random) => TestDocument): Edits {
  return {
    text: (content, random) => {
      const { words } = documentOf(content, random);
      words[random.below(words.length)] = random.words(3);
    },
    title: (content, random) => void (documentOf(content, random).title = `Connect ${random.words(2)}`),
    description: (content, random) => void (documentOf(content, random).description = `About ${random.words(3)}.`),
    updated: (content, random) => {
      const document = documentOf(content, random);
      document.updated = document.updated === undefined ? `2026-11-${10 + random.below(20)}` : undefined;
    },
    hidden: (content, random) => {
      const document = documentOf(content, random);
      document.hides = !document.hides;
    },
    links: (content, random) => {
      documentOf(content, random).links = [
        random.percent(60) ? keyOf(content.guides, random) : keyOf(content.providers, random),
        ...(random.percent(50) ? ['help'] : []),
      ];
    },
  };
}
