import type { HastDecorator } from '../../../engine/index.ts';
import type { LinkTo } from '../link-to.ts';

/** Links of an article as they have to be where it stands; what a link says of itself stays. */
export function embeddedLinks(linkTo: LinkTo): HastDecorator {
  return {
    elements: ['a'],
    apply: (link) => {
      const { href } = link.properties;
      if (typeof href !== 'string') return link;
      const attributes = Object.entries(linkTo(href)).filter(
        ([name]) => name === 'href' || link.properties[name] === undefined,
      );
      const isSame = attributes.length === 1 && attributes[0]?.[1] === href;
      if (isSame) return link;
      const entries = Object.entries(link.properties).flatMap((entry) => (entry[0] === 'href' ? attributes : [entry]));
      return { ...link, properties: Object.fromEntries(entries) };
    },
  };
}
