import type { Root, RootContent } from 'mdast';
import type { MdxFlowExpression, MdxTextExpression } from 'mdast-util-mdx-expression';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { replaceVariables } from '../model/variable.ts';
import { isSafeUrl } from '../model/address/url.ts';
import type { Variant } from '../model/variant.ts';

/** What the plugin needs of a variant. */
export interface RemarkGuideOptions {
  readonly variant: Pick<Variant, 'whitelabel' | 'variables'>;
}

type Expression = MdxFlowExpression | MdxTextExpression;
type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/**
 * A remark plugin for MDX pages that do not go through the engine, such as an Astro
 * site's own: `{product.name}` says what the variant says, and what is not for the
 * variant's readers is taken out of the tree.
 */
export function remarkGuide({ variant }: RemarkGuideOptions): (tree: Root) => void {
  const values = new Map(Object.entries(variant.variables));
  const transform = (nodes: readonly RootContent[]): RootContent[] =>
    nodes.flatMap((node): RootContent[] => {
      if (isExpression(node)) {
        const value = values.get(node.value.trim());
        if (value === undefined) return [node];
        const text: RootContent = { type: 'text', value };
        return node.type === 'mdxFlowExpression' ? [{ type: 'paragraph', children: [text] }] : [text];
      }
      if (isElement(node)) {
        const audience = audienceOf(node);
        if (audience === (variant.whitelabel ? 'vendor' : 'whitelabel')) return [];
        const children = transform(node.children);
        if (node.name === 'WhitelabelHide' || node.name === 'WhitelabelOnly') return children;
        const attributes = node.attributes.flatMap((attribute) => {
          if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') return [attribute];
          const value = replaceVariables(attribute.value, values);
          const isUnsafe = value !== attribute.value && addressAttribute.test(attribute.name) && !isSafeUrl(value);
          return isUnsafe ? [] : [{ ...attribute, value }];
        });
        return [{ ...node, attributes, children } as RootContent];
      }
      return 'children' in node ? [{ ...node, children: transform(node.children) } as RootContent] : [node];
    });
  return (tree) => {
    tree.children = transform(tree.children);
  };
}

const addressAttribute = /^(?:href|src|poster|action|formaction)$/iu;

function audienceOf(node: JsxElement): 'vendor' | 'whitelabel' | undefined {
  const has = (name: string): boolean =>
    node.attributes.some((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name);
  if (node.name === 'WhitelabelHide' || has('data-whitelabel-hide')) return 'vendor';
  return node.name === 'WhitelabelOnly' || has('data-whitelabel-only') ? 'whitelabel' : undefined;
}

function isExpression(node: RootContent): node is Expression {
  return node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression';
}

function isElement(node: RootContent): node is JsxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}
