import { isPublished } from './is-published.ts';
import type { Variant } from '../engine/index.ts';
import type { Workspace } from './workspace.ts';

/** The documents of a variant's site. */
export type Published = Pick<Workspace, 'guides' | 'pages'>;

/** What of a workspace a variant's site has. */
export function publishedIn({ guides, pages }: Published, variant: Variant): Published {
  return {
    guides: guides.filter((guide) => isPublished(guide, variant)),
    pages: pages.filter((page) => isPublished(page, variant)),
  };
}
