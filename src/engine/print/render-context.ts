import { basePathOf } from '../model/address/base-path.ts';
import type { Labels } from '../model/labels.ts';
import type { BodyPrints } from './body-prints.ts';

/** What a format knows beside the views: where the site is, and what is published there. */
export interface RenderContext {
  /** Where the site is, `https://acme.example/help`, without a slash at its end; absolute addresses begin with it. */
  readonly site?: string;
  /**
   * What addresses from the root of the host begin with in HTML and in the search; the path of `site` unless
   * it is said. Empty for what is put below the base later, as a whole.
   */
  readonly base?: string;
  /** Whether the site has an `llms.txt`; documents name it unless this is `false`. */
  readonly llms?: boolean;
  /** Name and description of the site, for formats over all documents. */
  readonly name?: string;
  readonly description?: string;
  /** What blocks and formats say of their own, in another language than English. */
  readonly labels?: Partial<Labels>;
  /** Paths of the site's pages (`/guides/lattice/api-key/`): each has its `.md` beside it. */
  readonly pages?: ReadonlySet<string>;
  /** Names of categories by their id; one that has none is called by the words of its id. */
  readonly categories?: ReadonlyMap<string, string>;
  /** Whether search engines may list the site; they may unless this is `false`. */
  readonly listed?: boolean;
  /** What may be done with the site's content, as `robots.txt` says it: `{ search: true, 'ai-train': false }`. */
  readonly signals?: Readonly<Record<string, boolean | undefined>>;
  /** Whether the site has a search of its own; it has unless this is `false`. */
  readonly search?: boolean;
  /** Address of the site's MCP server, where it has one. */
  readonly mcp?: string;
  /** What this and other contexts printed of bodies that they have alike, which changes nothing but the time it takes. */
  readonly prints?: BodyPrints;
}

/** What addresses from the root of the host begin with. */
export function baseOf({ base, site = '' }: Pick<RenderContext, 'base' | 'site'>): string {
  return base ?? basePathOf(site);
}
