import type { Element, ElementContent } from 'hast';
import type { DocumentView } from '../model/guide-view.ts';

/**
 * Adds to the HTML of a document while it is a tree, sanitized and not yet printed: what a
 * decorator returns is printed as it is. It returns new nodes and leaves those that it is
 * given as they are: the same tree is printed without it too.
 */
export interface HastDecorator {
  /** Names of the elements that it is asked about: `['table']`. */
  readonly elements: readonly string[];
  /**
   * What stands in the element's place: the element itself, if there is nothing to add. The
   * children are decorated already. If several decorators ask for an element, each gets what
   * the one before made of it, as far as those are still elements of that name.
   */
  readonly apply: (element: Element, context: DecoratorContext) => ElementContent | readonly ElementContent[];
}

/** What a decorator knows beside the element. */
export interface DecoratorContext {
  readonly document: DocumentView;
}

/** Decorates nodes; the same list comes back if there was nothing to decorate. */
export interface Decorate {
  (nodes: readonly ElementContent[]): readonly ElementContent[];
  /** Names of the elements that are looked at: what has none of them stays. */
  readonly elements: readonly string[];
}

/** Several decorators as one pass over a tree. */
export function decorateBy(decorators: readonly HastDecorator[], context: DecoratorContext): Decorate {
  const byElement = new Map<string, HastDecorator[]>();
  for (const decorator of decorators)
    for (const name of decorator.elements) byElement.set(name, [...(byElement.get(name) ?? []), decorator]);

  const decorateNode = (node: ElementContent): readonly ElementContent[] | undefined => {
    if (node.type !== 'element') return undefined;
    const children = decorate(node.children);
    const isSame = children === node.children;
    const inner = isSame ? node : { ...node, children: [...children] };
    const asked = byElement.get(node.tagName);
    if (!asked) return isSame ? undefined : [inner];
    const made = asked.reduce<readonly ElementContent[]>(
      (nodes, decorator) =>
        nodes.flatMap((each) =>
          each.type === 'element' && each.tagName === node.tagName ? decorator.apply(each, context) : each,
        ),
      [inner],
    );
    return made.length === 1 && made[0] === node ? undefined : made;
  };
  // Most nodes stay, and so do most lists: a new one is begun at the first node that does not.
  const decorate = (nodes: readonly ElementContent[]): readonly ElementContent[] => {
    let made: ElementContent[] | undefined;
    for (const [at, node] of nodes.entries()) {
      const instead = decorateNode(node);
      if (instead) made ??= nodes.slice(0, at);
      made?.push(...(instead ?? [node]));
    }
    return made ?? nodes;
  };
  return Object.assign(decorate, { elements: [...byElement.keys()] });
}
