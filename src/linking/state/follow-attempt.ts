import type { Attempt, LinkOutcome } from '../protocol/define.ts';
import { linkError } from '../protocol/link-failure.ts';

/**
 * Asks how an approval stands until it has an end, nobody waits for it or its time is over.
 *
 * @param ask Answers nothing once nobody waits; a question that does not get through is `pending`.
 */
export async function followAttempt(
  { interval = 2000, lifetime = 300_000 }: Attempt,
  ask: () => Promise<'pending' | LinkOutcome | undefined>,
): Promise<LinkOutcome | undefined> {
  const end = Date.now() + lifetime;
  for (;;) {
    await new Promise((done) => {
      setTimeout(done, interval);
    });
    const answer = await ask();
    if (answer !== 'pending') return answer;
    if (Date.now() > end) return { status: 'failed', error: linkError('timeout') };
  }
}
