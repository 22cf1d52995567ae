import type { Attempt, LinkError, LinkOutcome, LinkPlan, Values } from '../protocol/define.ts';
import { type CleanUp } from './clean-up.ts';
import { fieldsOf, initialState, isFillable, isOpen, isUnderWay, type LinkState, type Phase } from './state.ts';
import { isSecret } from '../protocol/is-secret.ts';
import { linkError } from '../protocol/link-failure.ts';

/** What happens to a form. `run` is the try that it belongs to. */
export type LinkEvent =
  | { readonly type: 'plan' }
  | { readonly type: 'planned'; readonly run: number; readonly plan: LinkPlan }
  | { readonly type: 'enter'; readonly key: string; readonly value: string; readonly cleaned?: CleanUp | undefined }
  | { readonly type: 'submit' }
  | { readonly type: 'validated'; readonly run: number; readonly errors: ReadonlyMap<string, string> }
  | { readonly type: 'revalidated'; readonly errors: ReadonlyMap<string, string> }
  | { readonly type: 'attempted'; readonly run: number; readonly attempt: Attempt; readonly isOpened: boolean }
  | { readonly type: 'resumed'; readonly attempt: Attempt }
  | { readonly type: 'opened'; readonly run: number }
  | { readonly type: 'window-closed'; readonly run: number }
  | { readonly type: 'ended'; readonly run: number; readonly outcome: LinkOutcome }
  | { readonly type: 'cancel' }
  | { readonly type: 'again' }
  | { readonly type: 'clear' }
  | { readonly type: 'leave' }
  | { readonly type: 'no-session' };

/**
 * What follows from an event. Pure: time, windows and the network are the controller's. An
 * event that does not fit where the form stands changes nothing, and gives the same object.
 */
export function reduce(state: LinkState, event: LinkEvent): LinkState {
  if ('run' in event && event.run !== state.run) return state;
  switch (event.type) {
    case 'no-session':
      return { ...initialState, run: state.run + 1 };
    case 'plan':
      return { ...initialState, phase: 'planning', run: state.run + 1, values: state.values, cleaned: state.cleaned };
    case 'planned':
      return state.phase === 'planning'
        ? { ...state, phase: 'idle', plan: event.plan, values: startOf(event.plan, state.values) }
        : state;
    case 'enter':
      return isFillable(state) ? enter(state, event) : state;
    case 'submit':
      return isOpen(state)
        ? { ...state, phase: 'validating', run: state.run + 1, error: undefined, attempt: undefined, isCleared: false }
        : state;
    case 'validated':
      return state.phase === 'validating' ? validated(state, event.errors) : state;
    case 'revalidated':
      return isOpen(state) && state.errors.size > 0 ? revalidated(state, event.errors) : state;
    case 'attempted':
      return state.phase === 'opening' || state.phase === 'submitting'
        ? { ...state, phase: event.isOpened ? 'polling' : 'authorizing', attempt: event.attempt, isWindowClosed: false }
        : state;
    case 'resumed':
      return isOpen(state) && state.attempt === undefined
        ? { ...state, phase: 'polling', run: state.run + 1, attempt: event.attempt, error: undefined }
        : state;
    case 'opened':
      return state.attempt ? { ...state, phase: 'polling', isWindowClosed: false } : state;
    case 'window-closed':
      return state.phase === 'polling' ? { ...state, isWindowClosed: true } : state;
    case 'ended':
      return isUnderWay(state) ? end(state, event.outcome) : state;
    case 'cancel':
      return isUnderWay(state) ? end(stopped(state), cancelledOutcome) : state;
    case 'again':
      return again(state);
    case 'clear':
      return clearSecrets(state, true);
    case 'leave':
      return clearSecrets(
        isUnderWay(state) && state.attempt === undefined ? end(stopped(state), cancelledOutcome) : state,
      );
  }
}

const cancelledOutcome: LinkOutcome = {
  status: 'failed',
  error: linkError('cancelled'),
};

const phaseOfError: Partial<Record<LinkError['kind'], Phase>> = {
  session: 'session-expired',
  offline: 'offline',
  timeout: 'timed-out',
  cancelled: 'cancelled',
};

/** What an endpoint knows already; what the reader typed before stays. */
function startOf({ fields }: LinkPlan, typed: Values): Values {
  const known = fields.flatMap(({ key, value, options, type, required }): [string, string][] => {
    if (value !== undefined) return [[key, value]];
    const only = type === 'select' && required && options?.length === 1 ? options[0] : undefined;
    return only ? [[key, only.value]] : [];
  });
  return new Map([...known, ...typed]);
}

function enter(state: LinkState, { key, value, cleaned }: Extract<LinkEvent, { type: 'enter' }>): LinkState {
  const values = new Map(state.values).set(key, value);
  const notes = new Map(state.cleaned);
  if (cleaned) notes.set(key, cleaned);
  else notes.delete(key);
  return { ...state, values, cleaned: notes, isCleared: false };
}

function validated(state: LinkState, errors: ReadonlyMap<string, string>): LinkState {
  if (errors.size > 0) {
    const error: LinkError = linkError('field', { fields: errors, retryable: false });
    return { ...state, phase: 'failed', errors, error };
  }
  return { ...state, phase: state.plan?.kind === 'authorization' ? 'opening' : 'submitting', errors };
}

/** Once nothing is wrong any more, nothing is said to be. */
function revalidated(state: LinkState, errors: ReadonlyMap<string, string>): LinkState {
  const isRight = errors.size === 0 && state.error?.kind === 'field';
  return isRight ? { ...state, phase: 'idle', errors, error: undefined } : { ...state, errors };
}

function end(state: LinkState, outcome: LinkOutcome): LinkState {
  if (outcome.status === 'linked') {
    return { ...initialState, run: state.run, phase: 'linked', plan: state.plan, account: outcome.account };
  }
  const { error } = outcome;
  const known = new Set(fieldsOf(state).map(({ key }) => key));
  const errors = new Map([...(error.fields ?? [])].filter(([key]) => known.has(key)));
  return { ...state, phase: phaseOfError[error.kind] ?? 'failed', error, errors, attempt: undefined };
}

/** The state in which nothing of the try under way is waited for. */
function stopped(state: LinkState): LinkState {
  return { ...state, run: state.run + 1 };
}

function again(state: LinkState): LinkState {
  if (isUnderWay(state) || !state.plan) return state;
  const { run, plan } = state;
  if (state.phase === 'linked')
    return { ...initialState, phase: 'idle', run: run + 1, plan, values: startOf(plan, new Map()) };
  return { ...state, phase: 'idle', error: undefined, errors: new Map(), attempt: undefined };
}

function clearSecrets(state: LinkState, isCleared = false): LinkState {
  const secrets = fieldsOf(state).filter((field) => isSecret(field) && state.values.has(field.key));
  if (secrets.length === 0) return state;
  const values = new Map(state.values);
  const cleaned = new Map(state.cleaned);
  for (const { key } of secrets) {
    values.delete(key);
    cleaned.delete(key);
  }
  return { ...state, values, cleaned, isCleared };
}
