/** Random good guides in our own form, every word in them unique, and faults as people make them. */
import * as fc from 'fast-check';

/** Says a piece of a source; `word` gives a word that no other piece has. */
type Piece = (word: () => string) => string;

const inline: fc.Arbitrary<Piece> = fc.constantFrom<Piece>(
  (w) => w(),
  (w) => `**${w()}**`,
  (w) => `\`${w()} <${w()}>\``,
  (w) => `[${w()}](https://acme.test/b?c=d)`,
  (w) => `<b>${w()}</b>`,
  (w) => `<br />${w()}`,
  (w) => `<a href="https://acme.test">${w()}</a>`,
  (w) => `{product.name} ${w()}`,
  (w) => `![${w()}](/i.png)`,
  () => '{/* a comment */}',
);

const line: fc.Arbitrary<Piece> = fc
  .array(inline, { minLength: 1, maxLength: 3 })
  .map((pieces) => (w) => `${w()} ${pieces.map((piece) => piece(w)).join(' ')}`);

const plain: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 3, arbitrary: line },
  line.map((each) => (w: () => string) => `- ${each(w)}\n- ${each(w)}`),
  line.map((each) => (w: () => string) => `1. ${each(w)}\n\n   ${each(w)}\n2. ${w()}`),
  fc.constantFrom<Piece>(
    (w) => `\`\`\`sh\n${w()} --<x> {y}\n\n${w()}\n\`\`\``,
    (w) => `~~~\n${w()}\n~~~`,
    (w) => `- ${w()}:\n  \`\`\`\n  ${w()}\n  \`\`\`\n- ${w()}`,
    (w) => `> ${w()}\n> ${w()}`,
    (w) => `| ${w()} | ${w()} |\n| --- | --- |\n| \`${w()}\` | ${w()} |`,
    (w) => `<p>${w()} <em>${w()}</em></p>`,
    (w) => `<ul>\n  <li>${w()}</li>\n  <li>${w()}</li>\n</ul>`,
    (w) => `<div>\n\n${w()}\n\n</div>`,
  ),
);

const opening = fc.constantFrom(
  '<Note>',
  '<Warning title="Once">',
  '<Tip scopes="teams:read">',
  '<Accordion title="More">',
  '<WhitelabelHide>',
  '<WhitelabelOnly>',
  '<div data-whitelabel-hide>',
);
const wrapped: fc.Arbitrary<Piece> = fc.tuple(opening, fc.array(plain, { minLength: 1, maxLength: 2 })).map(
  ([tag, pieces]) =>
    (w) =>
      `${tag}\n\n${pieces.map((piece) => piece(w)).join('\n\n')}\n\n</${nameOf(tag)}>`,
);
const field: fc.Arbitrary<Piece> = fc
  .constantFrom('apiKey', 'region')
  .map((name) => (w) => `${w()} <Field name="${name}" />`);

const blocks = (least: number): fc.Arbitrary<Piece> =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: plain }, { weight: 2, arbitrary: wrapped }, field), {
      minLength: least,
      maxLength: 3,
    })
    .map((pieces) => (w) => pieces.map((piece) => piece(w)).join('\n\n'));

const attributes = fc.constantFrom('', ' scopes="people:read"', ' scopes="people:read teams:read" scopesMatch="all"');
const step: fc.Arbitrary<Piece> = fc.tuple(attributes, blocks(1), fc.boolean()).map(
  ([more, body, isShown]) =>
    (w) =>
      `<Step title="${w()} ${w()}"${more}${isShown ? ' showScopes' : ''}>\n\n${body(w)}\n\n</Step>`,
);
const steps: fc.Arbitrary<Piece> = fc
  .array(step, { minLength: 1, maxLength: 3 })
  .map((all) => (w) => `<Steps>\n${all.map((each) => each(w)).join('\n')}\n</Steps>`);
const section: fc.Arbitrary<Piece> = fc
  .tuple(attributes, blocks(0), steps, blocks(0), fc.boolean())
  .map(([more, before, list, after, isHeading]) => (w) => {
    const content = `${before(w)}\n\n${list(w)}\n\n${after(w)}`;
    return isHeading
      ? `## ${w()} ${w()}\n\n${content}`
      : `<Section title="${w()} ${w()}"${more}>\n\n${content}\n\n</Section>`;
  });

/** A guide without a mistake. */
export const goodGuide: fc.Arbitrary<string> = fc
  .tuple(blocks(0), fc.array(section, { minLength: 1, maxLength: 2 }))
  .map(([intro, sections]) => {
    let count = 0;
    const word = (): string => `w${(count += 1)}x`;
    const head = '---\ntitle: A guide\ndescription: Says how.\nmethod: { id: api-key, label: API key }\n---';
    return `${[head, intro(word), ...sections.map((each) => each(word))].join('\n\n').replace(/\n{3,}/gu, '\n\n')}\n`;
  });

/** Changes a text at a place that `choose` takes among several; the text itself if it has none. */
type Fault = (text: string, choose: (count: number) => number) => string;

/** What is done to one of the places that a pattern finds. */
const at =
  (pattern: RegExp, change: (found: string, choose: (count: number) => number) => string): Fault =>
  (text, choose) => {
    const body = text.indexOf('\n---\n') + 5;
    const found = [...text.slice(body).matchAll(pattern)];
    const place = found[choose(found.length)];
    if (!place) return text;
    const start = body + place.index;
    return text.slice(0, start) + change(place[0], choose) + text.slice(start + place[0].length);
  };

const without = (): string => '';
const tag = /<\/?[A-Za-z][^<>\n]*(?<!\/)>/gu;
const lineEnd = /\n(?=\n)/gu;
const misspell = (name: string, choose: (count: number) => number): string => {
  const place = 1 + choose(name.length - 1);
  const letter = name[place] ?? '';
  return [
    name.slice(0, place) + name.slice(place + 1),
    name.slice(0, place) + letter + name.slice(place),
    name.slice(0, place) + (name[place + 1] ?? 'z') + letter + name.slice(place + 2),
    name.toLowerCase(),
  ][choose(4)] as string;
};

/** Faults by name, so that a failure says which were made. */
export const faults: Readonly<Record<string, Fault>> = {
  'no tag': at(tag, without),
  'no end of an element': at(/<\/[A-Za-z]\w*>/gu, without),
  'no end of a step': at(/<\/Step>/gu, without),
  'an end twice': at(/<\/[A-Za-z]\w*>/gu, (found) => `${found}\n${found}`),
  'a misspelt tag': at(/(?<=<\/?)[A-Za-z]{4,}/gu, misspell),
  'no quote': at(/(?<=<[^<>\n]*)"/gu, without),
  'no quotes': at(/(?<=<[A-Z][^<>\n]*)"[^"<>\n]*"/gu, (found) => found.slice(1, -1)),
  'no bracket': at(/(?<=<[^<>\n]*)>|<(?=\/[A-Za-z])/gu, without),
  'no slash': at(/(?<=<)\/|\/(?=>)/gu, without),
  'no brace': at(/\}/gu, without),
  'no fence': at(/^[ \t]*(?:`{3}\w*|~{3})\n/gmu, without),
  'an indented fence': at(/^[ \t]*(?:`{3}\w*|~{3})\n/gmu, (found) => `    ${found}`),
  'no blank line': at(lineEnd, without),
  'an indented line': at(/^(?=[^\s#])/gmu, () => '    '),
  'the end is missing': (text, choose) => {
    // A list is steps in a guide that has no others.
    if (!text.includes('<Steps>')) return text;
    const from = text.indexOf('<Steps>') + 7;
    return text.slice(0, from + choose(text.length - from));
  },
  HTML: (text, choose) =>
    at(
      lineEnd,
      () => ['\n<br>\n', '\n<!-- c -->\n', '\n<img alt="a" src=a.png>\n', '\n</p>\n', '\n<p>\n'][choose(5)] as string,
    )(text, choose),
  signs: (text, choose) =>
    at(
      /(?<=^w\d+x) /gmu,
      () => [' <tenant> ', ' <https://e.test> ', ' <5 ', ' { ', ' `', ' <a@b.test> ', ' <!-- '][choose(7)] as string,
    )(text, choose),
  'a stray tag': (text, choose) =>
    at(
      lineEnd,
      () =>
        [
          '\n</Step>\n',
          '\n</div>\n',
          '\n<Note>\n',
          '\n```\n',
          '\n<WhitelabelHide>\n',
          '\n</Steps>\n',
          '\n<!--\n',
          '\n-->\n',
        ][choose(8)] as string,
    )(text, choose),
};

/** The names of some faults, and where each is made. */
export const someFaults: fc.Arbitrary<readonly (readonly [name: string, seeds: readonly number[]])[]> = fc.array(
  fc.tuple(fc.constantFrom(...Object.keys(faults)), fc.array(fc.nat(), { minLength: 4, maxLength: 4 })),
  { minLength: 1, maxLength: 3 },
);

/** The text with faults made. */
export function makeFaults(text: string, made: readonly (readonly [name: string, seeds: readonly number[]])[]): string {
  return made.reduce((result, [name, seeds]) => {
    let next = 0;
    return faults[name]?.(result, (count) => (count === 0 ? 0 : (seeds[next++ % seeds.length] ?? 0) % count)) ?? result;
  }, text);
}

function nameOf(openingTag: string): string {
  return /^<(\w+)/u.exec(openingTag)?.[1] ?? '';
}
