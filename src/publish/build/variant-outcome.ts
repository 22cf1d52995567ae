import type { Leak } from '../../leaks/leak.ts';

/** What a built site has. */
export interface SiteFigures {
  readonly files: number;
  readonly pages: number;
  readonly bytes: number;
}

/** A built variant, or why there is none. */
export type VariantOutcome =
  | ({
      readonly ok: true;
      readonly seconds: number;
      readonly isUnchanged: boolean;
      /** Which folder it is: another build's may have taken its place since. */
      readonly identity: string | undefined;
    } & SiteFigures)
  | {
      readonly ok: false;
      readonly seconds: number;
      readonly problems: readonly string[];
      readonly leaks?: readonly Leak[];
    };
