import { type Body, walkBody } from '../model/body.ts';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Guide, stepsOf } from '../model/guide.ts';

/** Characters of Markdown that every reader of it takes in whole. */
const mostOfGuide = 5000;

/** Reports a guide that some agents would cut off; `print` gives its Markdown. */
export function checkLength(guide: Guide, print: (guide: Guide) => string): Diagnostic[] {
  if (charactersOf(guide) * mostGrowth <= mostOfGuide) return [];
  const length = Array.from(print(guide)).length;
  return length > mostOfGuide
    ? [createDiagnostic('guide-too-long', { length, limit: mostOfGuide }, guide.source.path)]
    : [];
}

/**
 * How many times as long as what is counted the Markdown may be: of 244 real guides it was 1.21 times at
 * most. Printing costs more than counting, so guides that stay below are not printed.
 */
const mostGrowth = 1.4;

/** What the Markdown of a guide is made of, in characters, without most of its markup. */
function charactersOf({ title, description, requires, fields, actions, scopes, intro, ...guide }: Guide): number {
  const inScopes = lengthOf(Object.values(scopes).flatMap(({ name, description: said }) => [name, said]));
  const inActions = lengthOf(actions.map(({ label }) => label));
  const steps = stepsOf(guide);
  const ofSteps = steps.map(
    ({ title: said, body, condition, showScopes }) =>
      said.length +
      lengthOfBody(body) +
      (showScopes ? inScopes : 0) +
      (condition.scopes.length > 0 ? lengthOf(condition.scopes) + inActions : 0),
  );
  const ofSections = guide.sections.map(
    (section) =>
      section.title.length +
      lengthOf(section.condition.scopes) +
      sum(section.content.map((part) => (part.type === 'prose' ? lengthOfBody(part.body) : 0))),
  );
  return (
    lengthOf([title, description, ...requires, ...fields.flatMap(({ key, label, help }) => [key, label, help])]) +
    lengthOfBody(intro) +
    sum([...ofSteps, ...ofSections])
  );
}

function lengthOfBody(body: Body): number {
  let length = 0;
  walkBody(body, (node) => {
    const { value, url, alt } = node as { value?: string; url?: string; alt?: string };
    length += lengthOf([value, url, alt, ...(node.data?.condition?.scopes ?? [])]) + markup;
    if (node.type === 'block') length += JSON.stringify(node.attributes).length;
  });
  return length;
}

/** Signs around a node, such as `**`, and the line break after a block. */
const markup = 4;

function lengthOf(texts: readonly (string | undefined)[]): number {
  return sum(texts.map((text) => text?.length ?? 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
