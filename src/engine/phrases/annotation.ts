/**
 * The sentences with which Markdown says what the model holds beside text: when a step is
 * shown, and what it is for. They are written here and read here, so that a guide printed
 * as Markdown compiles to the same model.
 */
import type { Emphasis, InlineCode, Paragraph, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { BodyNode } from '../model/body.ts';
import { type Condition, createCondition, isAlways } from '../model/condition.ts';
import { labelPattern, type Labels } from '../model/labels.ts';
import type { Enabled } from './scope-lines.ts';

/** What is said in one line under the title of a section or step. */
export interface Annotation {
  readonly condition: Condition;
  /** The actions that a step serves. */
  readonly enables?: Enabled;
}

/** The paragraph that says an annotation, or nothing where there is nothing to say. */
export function printAnnotation({ condition, enables }: Annotation, labels: Labels): Paragraph[] {
  const enabled = enables ? enabledWords(enables, labels) : '';
  if (isAlways(condition) && enabled === '') return [];
  const parts: PhrasingContent[] = [];
  const say = (...nodes: PhrasingContent[]): number => parts.push(...(parts.length > 0 ? [text(' ')] : []), ...nodes);
  if (condition.scopes.length > 0) {
    const word = condition.scopesMatch === 'all' ? labels.and : labels.or;
    const names = condition.scopes.flatMap((scope, index) => [...(index > 0 ? [text(word)] : []), code(scope)]);
    say(text(labels.onlyFor), ...names, text('.'));
  }
  if (condition.whitelabel)
    say(text(condition.whitelabel === 'hide' ? labels.notInWhitelabel : labels.onlyInWhitelabel));
  if (enabled !== '') say(text(`${labels.enables}${enabled}.`));
  const emphasis: Emphasis = { type: 'emphasis', children: mergeText(parts) };
  return [{ type: 'paragraph', children: [emphasis] }];
}

/** The condition that a paragraph says, if it is an annotation. */
export function readAnnotation(node: BodyNode | undefined, labels: Labels): Condition | undefined {
  if (node?.type !== 'paragraph' || node.children.length !== 1) return undefined;
  const [emphasis] = node.children;
  if (emphasis?.type !== 'emphasis') return undefined;
  const said = emphasis.children.map((child) => (child.type === 'inlineCode' ? '\0' : toString(child))).join('');
  const match = patternOf(labels).exec(said);
  if (!match || said === '') return undefined;
  const scopes = emphasis.children.flatMap((child) => (child.type === 'inlineCode' ? [child.value] : []));
  const { and, hide, only } = match.groups ?? {};
  return createCondition(scopes, and ? 'all' : 'any', hide ? 'hide' : only ? 'only' : undefined);
}

/** The pattern of an annotation, with each scope as a zero character. */
function patternOf(labels: Labels): RegExp {
  const known = patterns.get(labels);
  if (known) return known;
  const said = (name: keyof Labels): string => labelPattern(labels[name]);
  const scopes = `\\0(?:(?:${said('or')}\\0)*|(?<and>(?:${said('and')}\\0)+))`;
  const pattern = new RegExp(
    `^(?:${said('onlyFor')}${scopes}\\.(?: |$))?(?:(?<hide>${said('notInWhitelabel')})|(?<only>${said('onlyInWhitelabel')}))? ?(?:${said('enables')}.*)?$`,
    'u',
  );
  patterns.set(labels, pattern);
  return pattern;
}

const patterns = new WeakMap<Labels, RegExp>();

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

function enabledWords({ actions, isEvery }: Enabled, labels: Labels): string {
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
