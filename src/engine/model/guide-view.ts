import type { Guide, Page } from './guide.ts';
import type { Selection } from './selection/selection.ts';

/** A guide as one reader sees it: without what is hidden, its steps renumbered. */
export interface GuideView extends Guide {
  readonly selection: Selection;
  /** `total` counts the steps there are for this variant's readers. */
  readonly stepCount: { readonly shown: number; readonly total: number };
}

/** A page as one variant's readers see it. */
export type PageView = Page;

export type DocumentView = GuideView | PageView;
