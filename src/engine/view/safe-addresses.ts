/**
 * Takes every address out of a document that must not be published. Compiling reports and
 * drops those an author wrote; here go those that variables made, or that came with a model
 * of another source. All outputs are made of what this leaves.
 */
import {
  type Body,
  type BlockNode,
  type BodyNode,
  changeNodes,
  childrenOf,
  holdsWords,
  withChildren,
} from '../model/body.ts';
import { mapDocument } from '../model/map-document.ts';
import type { Document, Guide } from '../model/guide.ts';
import { isSafeUrl } from '../model/address/url.ts';

/** The document without unsafe addresses; words and alternative texts stay. */
export function withSafeAddresses<D extends Document>(document: D): D {
  const safe = mapDocument(document, { body: safeBody });
  const links = safe.links.filter(({ url }) => isSafeUrl(url));
  return safe.kind === 'page' ? { ...safe, links } : { ...safe, links, ...safeFacts(safe) };
}

/** The nodes without unsafe addresses; what has none is left as it is. */
export function safeBody(body: Body): Body {
  return safeNodes(body, false);
}

function safeNodes(nodes: readonly BodyNode[], isAmongWords: boolean): BodyNode[] {
  return changeNodes(nodes, (node) => {
    const children = childrenOf(node);
    const kept = safeNodes(children, holdsWords(node, isAmongWords));
    const inner = kept === children ? node : withChildren(node, kept);
    if (inner.type === 'block') return safeBlock(inner, isAmongWords);
    if (!('url' in inner) || isSafeUrl(inner.url)) return inner;
    return inner.type === 'image' ? textNodes(inner.alt) : childrenOf(inner);
  });
}

/** A block that shows a file is nothing without it but its words. */
function safeBlock(block: BlockNode, isAmongWords: boolean): BodyNode | BodyNode[] {
  const { href, src, ...attributes } = block.attributes;
  if (typeof src === 'string' && !isSafeUrl(src)) {
    const words = textNodes(attributes['alt'] ?? attributes['title']);
    const isParagraph = !isAmongWords && words.length > 0;
    return [...(isParagraph ? [{ type: 'paragraph', children: words } as BodyNode] : words), ...block.children];
  }
  if (typeof href !== 'string' || isSafeUrl(href)) return block;
  return [{ ...block, attributes: { ...attributes, ...(src === undefined ? {} : { src }) } }];
}

function textNodes(words: unknown): BodyNode[] {
  return typeof words === 'string' && words !== '' ? [{ type: 'text', value: words }] : [];
}

function safeFacts({ provider, verified }: Guide): Pick<Guide, 'provider' | 'verified'> {
  const { website, docs, logo, ...facts } = provider ?? {};
  const { source, ...verification } = verified ?? {};
  return {
    ...(provider
      ? {
          provider: {
            ...(facts as typeof provider),
            ...(website !== undefined && isSafeUrl(website) ? { website } : {}),
            ...(docs !== undefined && isSafeUrl(docs) ? { docs } : {}),
            ...(logo && isSafeUrl(logo.src) && isSafeUrl(logo.source) ? { logo } : {}),
          },
        }
      : {}),
    ...(verified
      ? {
          verified: {
            ...(verification as typeof verified),
            ...(source !== undefined && isSafeUrl(source) ? { source } : {}),
          },
        }
      : {}),
  };
}
