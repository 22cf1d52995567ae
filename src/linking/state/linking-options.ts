import type { LinkContext, LinkedAccount, LinkField, LinkingAdapter } from '../protocol/define.ts';
import type { Say } from './say.ts';
import type { Session, TabSessions } from './session.ts';
import type { LinkState } from './state.ts';

/** A window of the provider. */
export type ProviderWindow = Pick<Window, 'closed' | 'close'> & { readonly location: Pick<Location, 'replace'> };

/** What the form needs of the page it is on. */
export interface LinkingOptions {
  readonly adapter: LinkingAdapter;
  readonly context: Omit<LinkContext, 'signal' | 'session' | 'account' | 'scopes'>;
  readonly say: Say;
  readonly sessions: TabSessions;
  /** Scopes that follow from what the reader chose. */
  readonly scopes: () => readonly string[];
  /** Opens an empty window; nothing where the browser blocks it. */
  readonly openWindow: () => ProviderWindow | null;
  /** Leaves the page for an address. */
  readonly leaveFor: (url: string) => void;
  readonly onLinked: (account: LinkedAccount) => void;
  /** Called with each new state. */
  readonly onChange: () => void;
}

/** One form, wherever its parts are on the page. */
export interface Linking {
  readonly state: () => LinkState;
  /** Whether an account that is linked already is changed. */
  readonly isEdit: () => boolean;
  /** Begins with a session, or goes on with a new one: what the reader typed stays. */
  readonly begin: (session: Session | undefined) => void;
  /** Takes the session of a pasted link; gives whether it had one. */
  readonly useLink: (link: string) => boolean;
  readonly enter: (key: string, value: string) => void;
  /** Cleans what was pasted or typed. */
  readonly clean: (field: LinkField, value: string) => void;
  /** Puts back what was there before it was cleaned. */
  readonly restore: (key: string) => void;
  /** To be called in the handler of the reader's own click, so that a window may be opened. */
  readonly submit: () => void;
  readonly openAgain: () => void;
  readonly continueHere: () => void;
  readonly cancel: () => void;
  readonly again: () => void;
  readonly leave: () => void;
}
