/**
 * The sentences with which Markdown says what the model holds beside text: when a step is
 * shown, and what it is for. They are written here and read here, so that a guide printed
 * as Markdown compiles to the same model.
 */
import type { Emphasis, InlineCode, Paragraph, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { BodyNode } from '../model/body.ts';
import { type Condition, createCondition, isAlways } from '../model/condition.ts';
import type { Enabled } from './scope-lines.ts';

/** What is said in one line under the title of a section or step. */
export interface Annotation {
  readonly condition: Condition;
  /** The actions that a step serves. */
  readonly enables?: Enabled;
}

/** What the formats say of their own, in English. HTML can say it otherwise; Markdown is read back by these words. */
export const labels = {
  requires: 'What you need',
  scopes: 'Scopes to grant',
  fields: 'Fields to fill in',
  onlyFor: 'Only for ',
  or: ' or ',
  and: ' and ',
  anyOf: 'Only for one of several permissions',
  allOf: 'Only for several permissions together',
  enables: 'Enables: ',
  enablesMany: 'What it enables',
  every: 'every action',
} as const;

/** What the formats say of their own. */
export type Labels = Readonly<Record<keyof typeof labels, string>>;

const notInWhitelabel = 'Not in whitelabel guides.';
const onlyInWhitelabel = 'Only in whitelabel guides.';

/** The paragraph that says an annotation, or nothing where there is nothing to say. */
export function printAnnotation({ condition, enables }: Annotation): Paragraph[] {
  const enabled = enables ? enabledWords(enables) : '';
  if (isAlways(condition) && enabled === '') return [];
  const parts: PhrasingContent[] = [];
  const say = (...nodes: PhrasingContent[]): number => parts.push(...(parts.length > 0 ? [text(' ')] : []), ...nodes);
  if (condition.scopes.length > 0) {
    const word = condition.scopesMatch === 'all' ? labels.and : labels.or;
    const names = condition.scopes.flatMap((scope, index) => [...(index > 0 ? [text(word)] : []), code(scope)]);
    say(text(labels.onlyFor), ...names, text('.'));
  }
  if (condition.whitelabel) say(text(condition.whitelabel === 'hide' ? notInWhitelabel : onlyInWhitelabel));
  if (enabled !== '') say(text(`${labels.enables}${enabled}.`));
  const emphasis: Emphasis = { type: 'emphasis', children: mergeText(parts) };
  return [{ type: 'paragraph', children: [emphasis] }];
}

/** The condition that a paragraph says, if it is an annotation. */
export function readAnnotation(node: BodyNode | undefined): Condition | undefined {
  if (node?.type !== 'paragraph' || node.children.length !== 1) return undefined;
  const [emphasis] = node.children;
  if (emphasis?.type !== 'emphasis') return undefined;
  const said = emphasis.children.map((child) => (child.type === 'inlineCode' ? '\0' : toString(child))).join('');
  const pattern = new RegExp(
    `^(?:${labels.onlyFor}(?<scopes>\\0(?: (?<word>or|and) \\0(?: \\k<word> \\0)*)?)\\.(?: |$))?(?:(?<hide>${notInWhitelabel})|(?<only>${onlyInWhitelabel}))? ?(?:${labels.enables}.*)?$`,
    'u',
  );
  const match = pattern.exec(said);
  if (!match || said === '') return undefined;
  const scopes = emphasis.children.flatMap((child) => (child.type === 'inlineCode' ? [child.value] : []));
  const { word, hide, only } = match.groups ?? {};
  return createCondition(scopes, word === 'and' ? 'all' : 'any', hide ? 'hide' : only ? 'only' : undefined);
}

/** A label in bold before a list: what the reader needs, or the scopes of a step. */
export function printLabel(label: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'strong', children: [text(label)] }] };
}

/** Whether the node is exactly such a label. */
export function isLabel(node: BodyNode | undefined, label: string): boolean {
  return (
    node?.type === 'paragraph' &&
    node.children.length === 1 &&
    node.children[0]?.type === 'strong' &&
    toString(node) === label
  );
}

function enabledWords({ actions, isEvery }: Enabled): string {
  return isEvery ? labels.every : actions.map(({ label }) => label).join(', ');
}

function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value };
}

function code(value: string): InlineCode {
  return { type: 'inlineCode', value };
}

function mergeText(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.reduce<PhrasingContent[]>((merged, node) => {
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text') return [...merged.slice(0, -1), text(last.value + node.value)];
    return [...merged, node];
  }, []);
}
