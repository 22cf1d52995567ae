import type { Attempt, LinkContext, LinkingAdapter, LinkOutcome } from './define.ts';
import { failedOutcome } from './link-failure.ts';

/** What following an approval needs to know of the form. */
export interface Following {
  readonly poll: LinkingAdapter['poll'];
  readonly context: LinkContext;
  /** Whether the form still waits for this approval. */
  readonly isAwaited: () => boolean;
  /** Called after each question that is still open. */
  readonly onPending: () => void;
}

const standardInterval = 2000;
const standardLifetime = 300_000;

/**
 * Asks how an approval stands until it has an end, nobody waits for it or its time is over.
 * A question that does not get through is `pending` to the adapter.
 *
 * @param wait Milliseconds until the first question.
 */
export async function followAttempt(
  attempt: Attempt,
  { poll, context, isAwaited, onPending }: Following,
  wait = attempt.interval ?? standardInterval,
): Promise<LinkOutcome | undefined> {
  const end = Date.now() + (attempt.lifetime ?? standardLifetime);
  for (let pause = wait; ; pause = attempt.interval ?? standardInterval) {
    await new Promise((done) => {
      setTimeout(done, pause);
    });
    if (!isAwaited()) return undefined;
    const answer = (await poll?.(attempt, context).catch(failedOutcome)) ?? 'pending';
    if (answer !== 'pending') return answer;
    if (Date.now() > end) return { status: 'failed', error: { kind: 'timeout', message: '', retryable: true } };
    onPending();
  }
}
