import type { BlockAttributes } from '../../model/body.ts';
import { calloutKind } from './callout-kind.ts';

const elements: ReadonlySet<string> = new Set(['Callout', 'Aside', 'Admonition', 'Alert', 'Hint', 'Banner']);
const typeNames = ['type', 'variant', 'intent', 'kind', 'style', 'severity', 'status', 'theme'];

/** The block that `<Callout type="danger">` and its like are, without the attribute that says so; nothing if none does. */
export function typedCallout(
  name: string,
  attributes: BlockAttributes,
): { readonly name: string; readonly attributes: BlockAttributes } | undefined {
  if (!elements.has(name)) return undefined;
  for (const key of typeNames) {
    const type = attributes[key];
    const kind = typeof type === 'string' ? calloutKind(type) : undefined;
    if (!kind) continue;
    const { [key]: _type, ...rest } = attributes;
    return { name: kind, attributes: rest };
  }
  return undefined;
}
