import { type LiveFile, liveFileOf } from './live-file.ts';
import { type LiveOutputs, type LiveSource, openLiveOutputs } from './live-outputs.ts';

/** A variant's site that lies nowhere: every file is made when it is first asked for, and kept. */
export interface LiveSite extends Pick<LiveOutputs, 'inputs'> {
  /** The path of its host below which the site is; empty at the root. */
  readonly base: string;
  /** The file at a path from the site's root, such as `/guides/index.html`. */
  readonly find: (path: string) => Promise<LiveFile | undefined>;
}

/** Opens a site without printing anything of it. Nothing of it is searched for leaks: it is for those who write it. */
export async function openLiveSite(source: LiveSource): Promise<LiveSite> {
  const { at, inputs } = await openLiveOutputs(source);
  const made = new Map<string, Promise<LiveFile | undefined>>();
  const make = async (path: string): Promise<LiveFile | undefined> => {
    const printed = await at(path.slice(1))?.print();
    return printed === undefined ? undefined : liveFileOf(printed);
  };
  return {
    base: source.publication.site.base,
    inputs,
    find: (path) => {
      const file = made.get(path) ?? make(path);
      made.set(path, file);
      file.catch(() => made.delete(path));
      return file;
    },
  };
}
