import type { Publication } from '../publication/publication.ts';

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- Astro asks for its types so.
  namespace App {
    /** What every page is drawn from. */
    interface Locals {
      readonly publication: Publication;
    }
  }
}
