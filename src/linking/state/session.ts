/** What says for whom an account is linked. Never holds a value that the reader entered. */
export interface Session {
  readonly token: string;
  /** Id of the linked account to edit, where the session is for one. */
  readonly account?: string;
}

/** The part of `sessionStorage` that is used; it may refuse. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The sessions of a tab. The page has them before it has a form, so the form is handed them. */
export interface TabSessions {
  /** The tab's storage, where the browser allows one. */
  readonly storage: Storage | undefined;
  /** Keeps a session for this tab, or forgets it. */
  readonly keep: (session: Session | undefined) => void;
  /** The session of a link that somebody pasted. */
  readonly readLink: (text: string) => Session | undefined;
}

const storageKey = 'guide-session';
const longestToken = 16_384;

/** The session of a fragment, such as `#session=abc&account=acc_1`. */
export function readSession(fragment: string): Session | undefined {
  if (!/^#?(?:.*&)?session=/u.test(fragment)) return undefined;
  const parts = new URLSearchParams(fragment.replace(/^#/u, ''));
  const token = parts.get('session')?.trim() ?? '';
  const account = parts.get('account')?.trim() ?? '';
  if (token === '' || token.length > longestToken || !/^[\x21-\x7e]+$/u.test(token)) return undefined;
  return { token, ...(account === '' || account.length > 256 ? {} : { account }) };
}

/** The session of a link that somebody pasted. */
export function readSessionLink(text: string): Session | undefined {
  const at = text.indexOf('#');
  return at === -1 ? undefined : readSession(text.slice(at).trim());
}

/** The session this tab has kept, so that it survives reloading, other pages and coming back from a provider. */
export function keptSession(storage: Storage | undefined): Session | undefined {
  try {
    return readSession(storage?.getItem(storageKey) ?? '');
  } catch {
    return undefined;
  }
}

/** Keeps a session for this tab, or forgets it. */
export function keepSession(storage: Storage | undefined, session: Session | undefined): void {
  try {
    if (!session) storage?.removeItem(storageKey);
    else
      storage?.setItem(
        storageKey,
        `session=${encodeURIComponent(session.token)}${session.account ? `&account=${encodeURIComponent(session.account)}` : ''}`,
      );
  } catch {
    // A full or forbidden storage: the session lasts as long as the page.
  }
}

/** The tab's storage, where the browser allows one. */
export function sessionStorageOf(window: Window): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

/** Takes the session out of the page's address at once, and keeps it; `broken` where it is none. */
export function takeSession(window: Window): Session | 'broken' | undefined {
  const { hash, pathname, search } = window.location;
  if (!/[#&]session=/iu.test(hash)) return undefined;
  const session = readSession(hash);
  window.history.replaceState(window.history.state, '', pathname + search);
  if (session) keepSession(sessionStorageOf(window), session);
  return session ?? 'broken';
}
