import { addressHere, isAttemptUrl } from '../protocol/attempt-url.ts';
import { cleanUp } from './clean-up.ts';
import type { Attempt, LinkContext, LinkField, LinkOutcome, Values } from '../protocol/define.ts';
import { followAttempt } from './follow-attempt.ts';
import { keepAttempt, keptAttempt } from './kept-attempt.ts';
import { failedOutcome, isGone, linkError, linkFailure } from '../protocol/link-failure.ts';
import type { Linking, LinkingOptions, ProviderWindow } from './linking-options.ts';
import { type LinkEvent, reduce } from './machine.ts';
import type { Session } from './session.ts';
import { fieldsOf, initialState, isOpen, isUnderWay, visibleFields } from './state.ts';
import { validate } from './validate.ts';

const idleTime = 15 * 60_000;

/** Connects the reducer with an adapter, windows and time. */
export function createLinking(options: LinkingOptions): Linking {
  const { adapter, say, sessions } = options;
  const { storage } = sessions;
  const guide = options.context.guide.id;
  let state = initialState;
  let session: Session | undefined;
  let controller = new AbortController();
  let opened: ProviderWindow | null | undefined;
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
    options.onChange();
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
      session: session?.token,
      account: session?.account,
    };
  };
  const finish = (run: number, outcome: LinkOutcome): void => {
    const isAwaited = run === state.run;
    send({ type: 'ended', run, outcome });
    if (isAwaited && outcome.status === 'linked') options.onLinked(outcome.account);
    // The page has nothing of a session that ended, nor do other pages of this tab.
    if (isAwaited && state.phase === 'session-expired') sessions.keep(undefined);
  };

  const plan = async (): Promise<void> => {
    send({ type: 'plan' });
    const { run } = state;
    try {
      const context = contextOf();
      const planned = await adapter.plan(context);
      const kept = keptAttempt(storage, guide);
      const attempt = kept && isAttemptUrl(kept.url, context.baseUrl) ? kept : undefined;
      const answer = attempt && (await ask(attempt, context));
      send({ type: 'planned', run, plan: planned });
      if (!attempt || !answer || run !== state.run) return;
      // Of an approval that the endpoint knows no longer there is nothing to say.
      if (isOver(answer)) return forgetAttempt();
      send({ type: 'resumed', attempt });
      if (answer === 'pending') void follow(attempt);
      else finish(state.run, answer);
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
      throw linkFailure(linkError('provider', { retryable: false, reference: 'unsafe-address' }));
    }
    const isOpened = opened?.closed === false;
    send({ type: 'attempted', run, attempt, isOpened });
    keepAttempt(storage, guide, attempt);
    if (isOpened) opened?.location.replace(attempt.url);
    void follow(attempt);
  };

  const ask = async (attempt: Attempt, context: LinkContext): Promise<'pending' | LinkOutcome> =>
    (await adapter.poll?.(attempt, context).catch(failedOutcome)) ?? 'pending';
  const follow = async (attempt: Attempt): Promise<void> => {
    const { run } = state;
    const context = contextOf();
    const outcome = await followAttempt(attempt, async () => {
      if (run !== state.run || !state.attempt) return undefined;
      const answer = await ask(attempt, context);
      if (answer === 'pending' && opened?.closed) send({ type: 'window-closed', run });
      return answer;
    });
    if (outcome) finish(run, outcome);
  };

  const check = (): ReadonlyMap<string, string> => validate(fieldsOf(state), state.values, say);
  /** What was said at a field goes once it is right; what is said at the others stays. */
  const recheck = (key: string): void => {
    if (!state.errors.has(key)) return;
    const errors = new Map(state.errors);
    const message = check().get(key);
    if (message === undefined) errors.delete(key);
    else errors.set(key, message);
    send({ type: 'revalidated', errors });
  };

  const clean = (field: LinkField, text: string): void => {
    if (text === '' || restored.has(field.key)) return;
    const { value, note = state.cleaned.get(field.key) } = cleanUp(field, text);
    // Leaving a field that is as it was leaves what is said of it.
    if (value === state.values.get(field.key) && note === state.cleaned.get(field.key)) return;
    send({ type: 'enter', key: field.key, value, cleaned: note });
    recheck(field.key);
  };
  const begin = (next: Session | undefined): void => {
    session = next;
    if (next) void plan();
    else send({ type: 'no-session' });
  };

  return {
    state: () => state,
    isEdit: () => session?.account !== undefined,
    begin,
    useLink: (link) => {
      const found = sessions.readLink(link);
      if (found) {
        sessions.keep(found);
        begin(found);
      }
      return found !== undefined;
    },
    enter: (key, value) => {
      restored.delete(key);
      send({ type: 'enter', key, value });
      recheck(key);
    },
    clean,
    restore: (key) => {
      const { original } = state.cleaned.get(key) ?? {};
      if (original === undefined) return;
      send({ type: 'enter', key, value: original });
      restored.add(key);
    },
    submit: () => {
      if (!isOpen(state)) return;
      const fields = fieldsOf(state);
      for (const field of fields) clean(field, state.values.get(field.key) ?? '');
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
      opened?.location.replace(attempt.url);
      if (opened) send({ type: 'opened', run });
    },
    continueHere: () => {
      const { baseUrl, returnUrl } = options.context;
      if (!state.attempt) return;
      opened?.close();
      options.leaveFor(addressHere(state.attempt.url, baseUrl, returnUrl));
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
}

/** Whether an approval can have no other end any more, and had none. */
function isOver(answer: 'pending' | LinkOutcome): boolean {
  if (answer === 'pending' || answer.status === 'linked') return false;
  return answer.error.kind === 'timeout' || isGone(answer.error);
}

/** What is sent: values of fields that are shown; a kept secret that nobody replaced stays out. */
function sentValues(fields: readonly LinkField[], values: Values): Values {
  const keys = new Set(visibleFields(fields, values).map(({ key }) => key));
  return new Map([...values].filter(([key, value]) => value !== '' && keys.has(key)));
}
