import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LinkErrorKind, LinkField, LinkOutcome, LinkPlan } from '../../src/linking/protocol/define.ts';
import { type LinkEvent, reduce } from '../../src/linking/state/machine.ts';
import { initialState, isOpen, isUnderWay, type LinkState, type Phase } from '../../src/linking/state/state.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

const field = (key: string, more: Partial<LinkField> = {}): LinkField => ({
  key,
  label: key,
  type: 'text',
  secret: false,
  required: true,
  ...more,
});

const fields = [
  field('site'),
  field('apiKey', { type: 'password', secret: true }),
  field('__proto__', { secret: true }),
];
const plans: readonly LinkPlan[] = [
  { kind: 'credentials', fields, notices: [] },
  { kind: 'authorization', fields: [], notices: [] },
];
const secrets = new Set(['apiKey', '__proto__']);
const attempt = { id: 't1', url: 'https://provider.example/', pollUrl: '/attempts/t1' };
const kinds: readonly LinkErrorKind[] = [
  'field',
  'credentials',
  'permissions',
  'session',
  'offline',
  'timeout',
  'popup-blocked',
  'cancelled',
  'rate-limit',
  'capacity',
  'provider',
  'unknown',
];
const linked: LinkOutcome = { status: 'linked', account: { id: 'a1', provider: 'lattice' } };
const failed = (kind: LinkErrorKind): LinkOutcome => ({
  status: 'failed',
  error: {
    kind,
    message: '',
    retryable: true,
    fields: new Map([
      ['apiKey', 'Wrong.'],
      ['constructor', 'Unknown.'],
    ]),
  },
});

/** An event; `late` is how many runs ago its own began. */
type Draft = (state: LinkState) => LinkEvent;

const key = fc.constantFrom('site', 'apiKey', '__proto__', 'unknown');
const late = fc.constantFrom(0, 0, 0, 1, 2);
const outcome = fc.oneof(fc.constant(linked), fc.constantFrom(...kinds).map(failed));
const errors = fc.constantFrom(new Map<string, string>(), new Map([['apiKey', 'Enter “API key”']]));
const draft: fc.Arbitrary<Draft> = fc.oneof(
  fc.constantFrom('plan', 'submit', 'cancel', 'again', 'clear', 'leave', 'no-session').map((type): Draft => () => ({
    type,
  })),
  fc.tuple(key, fc.constantFrom('', 'value')).map(([name, value]): Draft => () => ({
    type: 'enter',
    key: name,
    value,
  })),
  errors.map((messages): Draft => () => ({ type: 'revalidated', errors: messages })),
  fc.constant((): LinkEvent => ({ type: 'resumed', attempt })),
  fc.tuple(late, fc.constantFrom(...plans)).map(([ago, plan]): Draft => ({ run }) => ({
    type: 'planned',
    run: run - ago,
    plan,
  })),
  fc.tuple(late, errors).map(([ago, messages]): Draft => ({ run }) => ({
    type: 'validated',
    run: run - ago,
    errors: messages,
  })),
  fc.tuple(late, fc.boolean()).map(([ago, isOpened]): Draft => ({ run }) => ({
    type: 'attempted',
    run: run - ago,
    attempt,
    isOpened,
  })),
  fc
    .tuple(late, fc.constantFrom('opened' as const, 'window-closed' as const))
    .map(([ago, type]): Draft => ({ run }) => ({ type, run: run - ago })),
  fc.tuple(late, outcome).map(([ago, end]): Draft => ({ run }) => ({ type: 'ended', run: run - ago, outcome: end })),
);

/** Runs what comes of random events, after a beginning that leads somewhere, past a check of each step. */
function forAllSteps(check: (before: LinkState, event: LinkEvent, after: LinkState) => void): void {
  fc.assert(
    fc.property(
      fc.constantFrom(...plans),
      fc.constantFrom(0, 5, 6),
      fc.constantFrom(...kinds),
      fc.array(draft, { maxLength: 30, size: 'max' }),
      (plan, begun, kind, drafts) => {
        const start: Draft[] = [
          () => ({ type: 'plan' }),
          ({ run }) => ({ type: 'planned', run, plan }),
          () => ({ type: 'enter', key: 'apiKey', value: 'secret' }),
          () => ({ type: 'submit' }),
          ({ run }) => ({ type: 'validated', run, errors: new Map() }),
          ({ run }) => ({ type: 'ended', run, outcome: failed(kind) }),
        ];
        let state = initialState;
        for (const make of [...start.slice(0, begun), ...drafts]) {
          const event = make(state);
          const after = reduce(state, event);
          check(state, event, after);
          state = after;
        }
      },
    ),
    fuzzRuns(500),
  );
}

test('nothing that comes from an earlier try changes anything', () => {
  forAllSteps((before, event, after) => {
    if ('run' in event && event.run !== before.run) expect(after).toBe(before);
    expect(after.run).toBeGreaterThanOrEqual(before.run);
  });
});

test('while something is under way, nothing is sent a second time', () => {
  forAllSteps((before, event, after) => {
    if (!isUnderWay(before)) return;
    if (event.type === 'submit' || event.type === 'again') expect(after).toBe(before);
    if (event.type === 'enter') expect(after.values).toBe(before.values);
  });
  // Only what was checked is sent, and checking follows only from a form that waits.
  forAllSteps((before, event, after) => {
    const isSending = after.phase === 'submitting' || after.phase === 'opening';
    if (isSending && after.phase !== before.phase)
      expect([before.phase, event.type]).toEqual(['validating', 'validated']);
    if (after.phase === 'validating' && after.phase !== before.phase)
      expect([event.type, isOpen(before)]).toEqual(['submit', true]);
  });
});

test('secrets are gone once an account is linked, on leaving, and when nobody does anything', () => {
  forAllSteps((_before, { type }, after) => {
    if (after.phase === 'linked') expect([after.values.size, after.cleaned.size]).toEqual([0, 0]);
    if ((type === 'leave' || type === 'clear') && after.plan?.kind === 'credentials')
      for (const name of secrets)
        expect([name, after.values.has(name), after.cleaned.has(name)]).toEqual([name, false, false]);
  });
});

test('what was typed stays through every failure', () => {
  forAllSteps((before, event, after) => {
    if (event.type === 'ended' && event.outcome.status === 'failed') expect(after.values).toBe(before.values);
    if (['cancel', 'submit', 'validated', 'plan'].includes(event.type)) expect(after.values).toBe(before.values);
  });
});

test('every phase is left by a button', () => {
  const seen = new Set<Phase>();
  const open: readonly Phase[] = ['idle', 'planning', 'no-session'];
  forAllSteps((_before, _event, after) => {
    seen.add(after.phase);
    let state = after;
    if (isUnderWay(state)) {
      state = reduce(state, { type: 'cancel' });
      expect(state.phase).toBe('cancelled');
    }
    if (state.phase === 'session-expired' || !state.plan) state = reduce(state, { type: 'plan' });
    else state = reduce(state, { type: 'again' });
    expect(open).toContain(state.phase);
    expect([state.error, state.attempt]).toEqual([undefined, undefined]);
  });
  const every: readonly Phase[] = [
    ...open,
    'validating',
    'submitting',
    'opening',
    'authorizing',
    'polling',
    'linked',
    'failed',
    'offline',
    'session-expired',
    'timed-out',
    'cancelled',
  ];
  expect([...seen].sort()).toEqual([...every].sort());
});

test('only fields of the form have messages, and a failure has a phase of its own', () => {
  forAllSteps((_before, event, after) => {
    if (event.type === 'ended') expect([...after.errors.keys()]).not.toContain('constructor');
    const hasFailed: readonly Phase[] = ['failed', 'offline', 'session-expired', 'timed-out', 'cancelled'];
    if (hasFailed.includes(after.phase)) expect(after.error).toBeDefined();
    if (after.phase === 'linked') expect(after.account).toBeDefined();
    expect(after.attempt === undefined || isUnderWay(after)).toBe(true);
  });
});
