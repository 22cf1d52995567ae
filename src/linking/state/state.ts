import type { Attempt, LinkedAccount, LinkError, LinkField, LinkPlan, Values } from '../protocol/define.ts';
import type { CleanUp } from './clean-up.ts';

/** Where the linking of one account stands. */
export type Phase =
  /** The reader has no session, so nothing can be sent. */
  | 'no-session'
  /** The endpoint is asked what the form asks for. */
  | 'planning'
  /** The form waits for the reader. */
  | 'idle'
  | 'validating'
  /** Values are on their way. */
  | 'submitting'
  /** The endpoint is asked for an approval. */
  | 'opening'
  /** The approval waits for a window: none could be opened, or none was. */
  | 'authorizing'
  /** The provider has the reader, the form asks how it stands. */
  | 'polling'
  | 'linked'
  | 'failed'
  | 'offline'
  | 'session-expired'
  | 'timed-out'
  | 'cancelled';

/** Everything the form shows follows from this. */
export interface LinkState {
  readonly phase: Phase;
  /** Number of the try under way; what an earlier one brings late is ignored. */
  readonly run: number;
  readonly plan?: LinkPlan | undefined;
  readonly values: Values;
  /** What was cleaned from values that were pasted, by the key of the field. */
  readonly cleaned: ReadonlyMap<string, CleanUp>;
  /** Messages at fields, by key. */
  readonly errors: ReadonlyMap<string, string>;
  readonly error?: LinkError | undefined;
  readonly attempt?: Attempt | undefined;
  readonly account?: LinkedAccount;
  /** Whether the provider's window looks closed, which is a hint and no more. */
  readonly isWindowClosed?: boolean;
  /** Whether secrets were cleared because nobody did anything for a while. */
  readonly isCleared?: boolean;
}

export const initialState: LinkState = {
  phase: 'no-session',
  run: 0,
  values: new Map(),
  cleaned: new Map(),
  errors: new Map(),
};

/** The phases in which something is under way. */
const underWay: ReadonlySet<Phase> = new Set([
  'planning',
  'validating',
  'submitting',
  'opening',
  'authorizing',
  'polling',
]);

const ended: ReadonlySet<Phase> = new Set(['no-session', 'session-expired', 'linked']);

/** The fields that the endpoint asks for, shown or not. */
export function fieldsOf({ plan }: LinkState): readonly LinkField[] {
  return plan?.fields ?? [];
}

/** Whether something is under way that can be cancelled. */
export function isUnderWay({ phase }: LinkState): boolean {
  return underWay.has(phase);
}

/** Whether the reader can fill in the form: while it waits for a new session too. */
export function isFillable(state: LinkState): boolean {
  return isOpen(state) || (state.phase === 'session-expired' && state.plan !== undefined);
}

/** Whether the reader can fill in the form and send it. */
export function isOpen(state: LinkState): boolean {
  return state.plan !== undefined && !isUnderWay(state) && !ended.has(state.phase);
}

/** The fields that the values entered so far call for, in the order of the form. */
export function visibleFields(fields: readonly LinkField[], values: Values): readonly LinkField[] {
  /** `asked` are those that wait for the answer: a field is not asked for by itself. */
  const isVisible = (field: LinkField, asked: readonly LinkField[]): boolean => {
    if (!field.visibleWhen || asked.includes(field)) return true;
    const { key, equals, in: among, present } = field.visibleWhen;
    const other = fields.find((one) => one.key === key);
    // A field that is not shown has no value that could show others.
    const value = other && isVisible(other, [...asked, field]) ? (values.get(key) ?? '') : '';
    return (
      (equals ?? value) === value &&
      (among?.includes(value) ?? true) &&
      (present === undefined || present === (value !== ''))
    );
  };
  return fields.filter((field) => isVisible(field, []));
}
