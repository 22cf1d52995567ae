import type { GeneratedGuide } from '../generated-guide.ts';

/** A program that makes a site of the same guides. */
export interface Peer {
  /** As `--vs` names it. */
  readonly id: string;
  readonly name: string;
  /** What it makes of the guides, in a few words. */
  readonly does: string;
  /** Puts its newest release into a folder, or keeps the one that is there if it is the newest. */
  readonly install: (folder: string) => InstalledPeer;
  /** Writes a site's folder but for the guides. */
  readonly writeSite: (site: string, guides: readonly GeneratedGuide[]) => void;
  /** Writes a guide, or writes it anew once it was edited. */
  readonly writeGuide: (site: string, guide: GeneratedGuide) => void;
  /** Where a build writes, from the site's folder. */
  readonly out: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface InstalledPeer {
  /** The command that builds the site of the folder it is run in. */
  readonly build: readonly string[];
  /** By the name of the package. */
  readonly versions: Readonly<Record<string, string>>;
}
