import type { PreviewNews } from '../../publication/preview-news.ts';
import type { LiveSite } from '../../publish/live-site.ts';
import type { LiveContent } from './live-content.ts';

/** A preview's site, opened again after each change, and who is told of it. */
export interface Reloads {
  readonly site: () => Promise<LiveSite>;
  /** Opens it again, as what draws its pages is another. */
  readonly reopen: () => void;
  /** Says that a page could not be made. */
  readonly fail: (problem: string) => void;
  /** Calls with what is wrong now, and then with all news; gives what ends that. */
  readonly subscribe: (tell: (news: PreviewNews) => void) => () => void;
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
  const listeners = new Set<(news: PreviewNews) => void>();
  const tell = (news: PreviewNews): void => listeners.forEach((listener) => listener(news));
  const problemNews = (): PreviewNews => ({ type: 'problem', problem: problem() ?? failure });

  const reopen = async (): Promise<void> => {
    failure = undefined;
    const before = current;
    const next = tryOpen();
    next.catch(() => undefined);
    current = next;
    try {
      const [old, fresh] = [await before.catch(() => undefined), await next];
      tell({ type: 'changed', paths: changedPaths(old?.inputs ?? new Map(), fresh.inputs) });
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
    reopen: () => void reopen(),
    fail: (said) => {
      failure = said;
      tell(problemNews());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      listener(problemNews());
      return () => void listeners.delete(listener);
    },
  };
}

/** The paths at which one site has another file than the other, with a slash at the start. */
function changedPaths(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((path) => before.get(path) !== after.get(path)).map((path) => `/${path}`);
}
