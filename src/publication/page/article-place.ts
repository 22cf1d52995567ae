import type { HastDecorator } from '../../engine/index.ts';
import type { Site } from '../site.ts';
import type { Translation } from '../translate.ts';
import { codeBoxes } from './decorators/code-boxes.ts';
import { embeddedLinks } from './decorators/embedded-links.ts';
import { markdownIgnore } from './decorators/markdown-ignore.ts';
import { pictureSizes } from './decorators/picture-sizes.ts';
import { scopesHeads } from './decorators/scopes-heads.ts';
import { scrollingTables } from './decorators/scrolling-tables.ts';
import { taskNames } from './decorators/task-names.ts';
import { linkFromFrame, linkFromPage, type LinkTo } from './link-to.ts';

/** How an article is drawn where it stands. */
export interface ArticlePlace {
  /** What is added to the engine's HTML. */
  readonly decorators: readonly HastDecorator[];
  /** The links of what the page says beside it. */
  readonly linkTo: LinkTo;
}

/** The places of articles: a page of the site, and a frame in another site's page. */
export interface ArticlePlaces {
  readonly page: ArticlePlace;
  readonly frame: ArticlePlace;
}

/** Where the articles of a site stand. */
export function articlePlaces(
  site: Pick<Site, 'origin' | 'pictureSize'>,
  translation: Translation,
  guidePaths: ReadonlySet<string>,
): ArticlePlaces {
  const decorators = [
    scrollingTables(translation),
    codeBoxes(translation),
    scopesHeads(translation),
    taskNames(translation),
    pictureSizes(site),
    markdownIgnore,
  ];
  const linkTo = linkFromFrame(site.origin, guidePaths);
  return {
    page: { decorators, linkTo: linkFromPage },
    frame: { decorators: [...decorators, embeddedLinks(linkTo)], linkTo },
  };
}
