import type { LinkedAccount } from '../../linking/protocol/define.ts';
import type { FormData, FormModule } from '../../linking/form/mount.tsx';
import {
  keepSession,
  keptSession,
  readSessionLink,
  type Session,
  sessionStorageOf,
  takeSession,
  type TabSessions,
} from '../../linking/state/session.ts';
import type { GuideSelector } from './selector/guide-selector.ts';

/** What a page does to link accounts. */
export interface PageLinking {
  /** Goes on with this session. */
  readonly take: (session: Session) => void;
  /** Calls with each account that is linked. */
  readonly whenLinked: (call: (account: LinkedAccount) => void) => void;
}

/**
 * Loads the form once the reader has a session and comes near a field of it. Until then,
 * and for the many who have none, the page says what the form will ask for. Nothing where the
 * page has no form.
 */
export function enableLinking(root: Document): PageLinking | undefined {
  const given = takeSession(window);
  const place = root.querySelector<HTMLElement>('[data-guide-linking]');
  if (!place) {
    addEventListener('hashchange', () => void takeSession(window));
    return undefined;
  }
  const { guideLinkingForm: formUrl = '', guideLinkingSession: sessionUrl } = place.dataset;
  const storage = sessionStorageOf(window);
  const sessions: TabSessions = {
    storage,
    keep: (session) => keepSession(storage, session),
    readLink: readSessionLink,
  };
  /** The last one taken: a browser without storage keeps none. */
  let current: Session | undefined;
  let begin: ((session: Session) => void) | undefined;
  let isLoading = false;
  let onLinked: ((account: LinkedAccount) => void) | undefined;

  const load = async (): Promise<void> => {
    if (begin || isLoading) return;
    isLoading = true;
    place.dataset['guideLinking'] = 'loading';
    try {
      const { adapter, mountForm } = (await import(/* @vite-ignore */ formUrl)) as FormModule;
      const data = JSON.parse(place.querySelector('script')?.textContent ?? '') as FormData;
      const selector = root.querySelector<GuideSelector>('guide-selector');
      const linking = mountForm(place, {
        adapter,
        data,
        session: current,
        sessions,
        scopes: () => (selector?.state?.selection.isFiltered ? selector.state.selection.scopes : []),
        onLinked: (account: LinkedAccount) => onLinked?.(account),
      });
      begin = linking.begin;
      place.dataset['guideLinking'] = 'form';
    } catch {
      place.dataset['guideLinking'] = 'failed';
      isLoading = false;
    }
  };
  const take = (session: Session): void => {
    sessions.keep(session);
    current = session;
    if (begin) begin(session);
    else whenNear(root, place, () => void load());
  };
  const takeGiven = (found: Session | 'broken' | undefined): void => {
    if (found === 'broken' && !begin) place.dataset['guideLinking'] = 'broken';
    else if (found && found !== 'broken') take(found);
  };
  const kept = given === undefined || given === 'broken' ? (keptSession(storage) ?? given) : given;
  if (kept) takeGiven(kept);
  else if (sessionUrl !== undefined)
    whenNear(root, place, () => void askSession(sessionUrl).then((found) => found && take(found)));
  addEventListener('hashchange', () => takeGiven(takeSession(window)));
  place.querySelector('[data-guide-link-retry]')?.addEventListener('click', () => void load());
  return { take, whenLinked: (call) => (onLinked = call) };
}

/** Calls once, when the form or a field of it comes into view. */
function whenNear(root: Document, place: HTMLElement, call: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      call();
    },
    { rootMargin: '200px' },
  );
  for (const element of [place, ...root.querySelectorAll('[data-guide-step] [data-guide-field]')])
    observer.observe(element);
}

/** The session that the site's own server knows the reader by. */
async function askSession(url: string): Promise<Session | undefined> {
  try {
    const response = await fetch(url, {
      credentials: 'same-origin',
      headers: { Accept: 'application/json' },
      cache: 'no-store',
    });
    const { token, account } = (response.ok ? await response.json() : {}) as { token?: unknown; account?: unknown };
    if (typeof token !== 'string' || token === '') return undefined;
    return { token, ...(typeof account === 'string' ? { account } : {}) };
  } catch {
    return undefined;
  }
}
