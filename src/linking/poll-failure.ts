import type { LinkOutcome } from './define.ts';
import { failedOutcome } from './link-failure.ts';

const passing: ReadonlySet<string> = new Set(['offline', 'timeout', 'rate-limit', 'provider']);

/** The answer of a poll that threw: `pending` for what passes by itself, such as a network that is gone. */
export function pollFailure(thrown: unknown): 'pending' | LinkOutcome {
  const outcome = failedOutcome(thrown);
  return outcome.error.retryable && passing.has(outcome.error.kind) ? 'pending' : outcome;
}
