import type { LinkOutcome } from './define.ts';
import { failedOutcome } from './link-failure.ts';

/** The answer of a poll that threw: `pending` for what passes by itself, such as a network that is gone. */
export function pollFailure(thrown: unknown): 'pending' | LinkOutcome {
  const outcome = failedOutcome(thrown);
  const { kind, retryable } = outcome.error;
  return retryable && kind !== 'cancelled' && kind !== 'unknown' ? 'pending' : outcome;
}
