import { isAttemptUrl } from './attempt-url.ts';
import { cleanUp } from './clean-up.ts';
import type { Attempt, LinkContext, LinkedAccount, LinkField, LinkingAdapter, LinkOutcome, Values } from './define.ts';
import { keepAttempt, keptAttempt } from './kept-attempt.ts';
import { failedOutcome, linkFailure } from './link-failure.ts';
import { type LinkEvent, reduce } from './machine.ts';
import type { Say } from './say.ts';
import { keepSession, readSessionLink, type Session, type Storage } from './session.ts';
import { initialState, isOpen, isUnderWay, type LinkState, visibleFields } from './state.ts';
import { validate } from './validate.ts';

/** A window of the provider. */
export interface ProviderWindow {
  go(url: string): void;
  close(): void;
  isClosed(): boolean;
}

/** What the form needs of the page it is on. */
export interface LinkingOptions {
  readonly adapter: LinkingAdapter;
  readonly context: Omit<LinkContext, 'signal' | 'session' | 'account' | 'scopes'>;
  readonly say: Say;
  readonly storage: Storage | undefined;
  /** Scopes that follow from what the reader chose. */
  readonly scopes: () => readonly string[];
  /** Opens an empty window; nothing where the browser blocks it. */
  readonly openWindow: () => ProviderWindow | undefined;
  /** Leaves the page for an address. */
  readonly leaveFor: (url: string) => void;
  readonly onLinked: (account: LinkedAccount) => void;
}

/** One form, wherever its parts are on the page. */
export interface Linking {
  readonly state: () => LinkState;
  /** Whether an account that is linked already is changed. */
  readonly isEdit: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
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

const idleTime = 15 * 60_000;

/** Connects the reducer with an adapter, windows and time. */
export function createLinking(options: LinkingOptions): Linking {
  const { adapter, say, storage } = options;
  const guide = options.context.guide.id;
  const listeners = new Set<() => void>();
  let state = initialState;
  let session: Session | undefined;
  let controller = new AbortController();
  let opened: ProviderWindow | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  /** Fields whose cleaned value the reader has put back. */
  const restored = new Set<string>();

  const send = (event: LinkEvent): void => {
    const before = state;
    state = reduce(state, event);
    if (state === before) return;
    if (state.run !== before.run) controller.abort();
    if (before.attempt && !state.attempt) forgetAttempt();
    clearTimeout(idle);
    if (state.values.size > 0) idle = setTimeout(() => send({ type: 'clear' }), idleTime);
    for (const listener of listeners) listener();
  };
  const forgetAttempt = (): void => {
    keepAttempt(storage, guide, undefined);
    opened?.close();
    opened = undefined;
  };
  const contextOf = (): LinkContext => {
    controller = new AbortController();
    return {
      ...options.context,
      signal: controller.signal,
      scopes: options.scopes(),
      ...(session ? { session: session.token } : {}),
      ...(session?.account ? { account: session.account } : {}),
    };
  };
  const finish = (run: number, outcome: LinkOutcome): void => {
    const isAwaited = run === state.run;
    send({ type: 'ended', run, outcome });
    if (isAwaited && outcome.status === 'linked') options.onLinked(outcome.account);
  };

  const plan = async (): Promise<void> => {
    send({ type: 'plan' });
    const { run } = state;
    try {
      send({ type: 'planned', run, plan: await adapter.plan(contextOf()) });
      const attempt = keptAttempt(storage, guide);
      if (attempt && run === state.run && isAttemptUrl(attempt.url, options.context.baseUrl)) {
        send({ type: 'resumed', attempt });
        void follow(attempt, 0);
      }
    } catch (error) {
      finish(run, failedOutcome(error));
    }
  };

  const submitValues = async (run: number, values: Values): Promise<void> => {
    try {
      const context = contextOf();
      if (state.phase === 'opening' && adapter.begin) {
        attempted(run, await adapter.begin(values, context));
        return;
      }
      const answer = await adapter.submit(values, context);
      if (answer.status === 'authorize') attempted(run, answer.attempt);
      else finish(run, answer);
    } catch (error) {
      finish(run, failedOutcome(error));
    }
    if (run === state.run && state.attempt === undefined) forgetAttempt();
  };
  const attempted = (run: number, attempt: Attempt): void => {
    if (run !== state.run) {
      void adapter.cancel?.(attempt, contextOf()).catch(() => undefined);
      return;
    }
    if (!isAttemptUrl(attempt.url, options.context.baseUrl)) {
      throw linkFailure({ kind: 'provider', message: '', retryable: false, reference: 'unsafe-address' });
    }
    const isOpened = opened !== undefined && !opened.isClosed();
    send({ type: 'attempted', run, attempt, isOpened });
    keepAttempt(storage, guide, attempt);
    if (isOpened) opened?.go(attempt.url);
    void follow(attempt, attempt.interval ?? 2000);
  };

  /** Asks until the approval has an end, the reader cancels or its time is over. */
  const follow = async (attempt: Attempt, firstWait: number): Promise<void> => {
    const { run } = state;
    const context = contextOf();
    const end = Date.now() + (attempt.lifetime ?? 300_000);
    let wait = firstWait;
    while (run === state.run && state.attempt) {
      await new Promise((done) => void setTimeout(done, wait));
      wait = attempt.interval ?? 2000;
      if (run !== state.run) return;
      const answer = await (adapter.poll?.(attempt, context) ?? Promise.resolve('pending' as const)).catch(
        failedOutcome,
      );
      const isPassing =
        answer !== 'pending' &&
        answer.status === 'failed' &&
        ['offline', 'timeout', 'rate-limit'].includes(answer.error.kind) &&
        answer.error.retryable;
      if (answer !== 'pending' && !isPassing) {
        finish(run, answer);
        return;
      }
      if (opened?.isClosed()) send({ type: 'window-closed', run });
      if (Date.now() > end) finish(run, { status: 'failed', error: { kind: 'timeout', message: '', retryable: true } });
    }
  };

  const check = (): ReadonlyMap<string, string> => validate(state.plan?.fields ?? [], state.values, say);
  /** What was said at a field goes once it is right; what is said at the others stays. */
  const recheck = (key: string): void => {
    if (!state.errors.has(key)) return;
    const errors = new Map(state.errors);
    const message = check().get(key);
    if (message === undefined) errors.delete(key);
    else errors.set(key, message);
    send({ type: 'revalidated', errors });
  };

  const begin = (next: Session | undefined): void => {
    session = next;
    if (next) void plan();
    else send({ type: 'no-session' });
  };

  return {
    state: () => state,
    isEdit: () => session?.account !== undefined,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    begin,
    useLink: (link) => {
      const found = readSessionLink(link);
      if (found) {
        keepSession(storage, found);
        begin(found);
      }
      return found !== undefined;
    },
    enter: (key, value) => {
      restored.delete(key);
      send({ type: 'enter', key, value });
      recheck(key);
    },
    clean: (field, value) => {
      if (value === '' || restored.has(field.key)) return;
      const { value: cleaned, note } = cleanUp(field, value);
      const known = state.cleaned.get(field.key);
      const kept = note ?? known;
      send({ type: 'enter', key: field.key, value: cleaned, ...(kept ? { cleaned: kept } : {}) });
      recheck(field.key);
    },
    restore: (key) => {
      const { original } = state.cleaned.get(key) ?? {};
      if (original === undefined) return;
      send({ type: 'enter', key, value: original });
      restored.add(key);
    },
    submit: () => {
      if (!isOpen(state)) return;
      const fields = state.plan?.fields ?? [];
      for (const field of fields) if (state.values.has(field.key)) cleanTyped(field);
      send({ type: 'submit' });
      const { run } = state;
      send({ type: 'validated', run, errors: check() });
      if (state.phase === 'opening') opened = options.openWindow();
      if (isUnderWay(state)) void submitValues(run, sentValues(fields, state.values));
    },
    openAgain: () => {
      const { attempt, run } = state;
      if (!attempt) return;
      opened?.close();
      opened = options.openWindow();
      opened?.go(attempt.url);
      if (opened) send({ type: 'opened', run });
    },
    continueHere: () => {
      if (state.attempt) options.leaveFor(withReturn(state.attempt.url, options.context));
    },
    cancel: () => {
      const { attempt } = state;
      send({ type: 'cancel' });
      if (attempt) void adapter.cancel?.(attempt, contextOf()).catch(() => undefined);
      else forgetAttempt();
    },
    again: () => {
      if (state.plan) send({ type: 'again' });
      else void plan();
    },
    leave: () => send({ type: 'leave' }),
  };

  function cleanTyped(field: LinkField): void {
    if (restored.has(field.key)) return;
    const { value, note } = cleanUp(field, state.values.get(field.key) ?? '');
    if (note) send({ type: 'enter', key: field.key, value, cleaned: note });
  }
}

/** An address of the endpoint's own, which is told where the reader comes back to; others would not know what to do with it. */
function withReturn(address: string, { baseUrl, returnUrl }: LinkingOptions['context']): string {
  const url = new URL(address);
  if (returnUrl !== undefined && url.origin === new URL(baseUrl).origin) url.searchParams.set('return', returnUrl);
  return url.href;
}

/** What is sent: values of fields that are shown; a kept secret that nobody replaced stays out. */
function sentValues(fields: readonly LinkField[], values: Values): Values {
  return new Map(
    visibleFields(fields, values).flatMap(({ key }): [string, string][] => {
      const value = values.get(key) ?? '';
      return value === '' ? [] : [[key, value]];
    }),
  );
}
