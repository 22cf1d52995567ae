import type { PreviewNews } from '../../publication/preview-news.ts';
import type { LiveSite } from '../../publish/live/live-site.ts';
import type { LiveContent } from './live-content.ts';

/** A preview's site, opened again after each change, and who is told of it. */
export interface Reloads {
  readonly site: () => Promise<LiveSite>;
  /** How often it was opened again: of the site that `site` gives now. */
  readonly edition: () => number;
  /** Opens it again, as what draws its pages is another. */
  readonly reopen: () => void;
  /** Says that a page could not be made. */
  readonly fail: (problem: string) => void;
  /** Calls with what is wrong now and what has changed since an edition, and then with all news; gives what ends that. */
  readonly subscribe: (tell: (news: PreviewNews) => void, since: number) => () => void;
}

interface ReloadOptions {
  readonly open: () => Promise<LiveSite>;
  readonly content: LiveContent;
  readonly problem: () => string | undefined;
}

export function createReloads({ open, content, problem }: ReloadOptions): Reloads {
  // What throws at once, as a variant whose file is gone does, is a site that cannot be opened too.
  const tryOpen = async (): Promise<LiveSite> => open();
  let current = tryOpen();
  current.catch(() => undefined);
  /** Of a page that could not be made, until the content is another. */
  let failure: string | undefined;
  let edition = 0;
  /** The edition in which each path changed last: a page that was loading when that was told asks for it. */
  const changes = new Map<string, number>();
  const listeners = new Set<(news: PreviewNews) => void>();
  const tell = (news: PreviewNews): void => listeners.forEach((listener) => listener(news));
  const problemNews = (): PreviewNews => ({ type: 'problem', problem: problem() ?? failure });

  const reopen = async (): Promise<void> => {
    failure = undefined;
    const before = current;
    const next = tryOpen();
    next.catch(() => undefined);
    current = next;
    edition += 1;
    const opened = edition;
    try {
      const [old, fresh] = [await before.catch(() => undefined), await next];
      const paths = changedPaths(old?.inputs ?? new Map(), fresh.inputs);
      for (const path of paths) changes.set(path, opened);
      tell({ type: 'changed', paths });
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
      tell(problemNews());
    }
  };
  content.subscribe((change) => {
    if (change === 'content') void reopen();
    else tell(problemNews());
  });
  return {
    site: () => current,
    edition: () => edition,
    reopen: () => void reopen(),
    fail: (said) => {
      failure = said;
      tell(problemNews());
    },
    subscribe: (listener, since) => {
      listeners.add(listener);
      listener(problemNews());
      const paths = [...changes].flatMap(([path, changed]) => (changed > since ? [path] : []));
      if (paths.length > 0) listener({ type: 'changed', paths });
      return () => void listeners.delete(listener);
    },
  };
}

/** The paths at which one site has another file than the other, with a slash at the start. */
function changedPaths(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((path) => before.get(path) !== after.get(path)).map((path) => `/${path}`);
}
