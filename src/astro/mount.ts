import type { AstroConfig } from 'astro';

/** What is mounted, and where. */
export interface Mount {
  /** The content folder. */
  readonly content: string;
  readonly variant: string;
  /** Where the pages are below the site's own base: `/connect/`. */
  readonly base: string;
  /** Path of the page that the site draws its layout on; nothing if no layout is named. */
  readonly layout?: string;
}

/** Path at which a site has the pages: below its own base. */
export function pathOfMount({ base }: Pick<Mount, 'base'>, { base: above }: Pick<AstroConfig, 'base'>): string {
  return `${above.replace(/\/+$/u, '')}${base}`;
}
