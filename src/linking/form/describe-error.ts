import type { LinkError } from '../protocol/define.ts';
import type { Say } from '../state/say.ts';

/** A failure in words. */
export interface ErrorDescription {
  readonly title: string;
  readonly text: string;
}

/** What happened and what to do, by the catalogue; `isOnline` is what the browser believes. */
export function describeError(error: LinkError, say: Say, isOnline: boolean): ErrorDescription {
  const kind = error.kind === 'offline' && isOnline ? 'unreachable' : error.kind;
  const values = { when: whenOf(error.retryAfter, say) };
  const retry = error.kind === 'rate-limit' && error.retryAfter === undefined ? '.later' : '';
  return { title: say(`error.${kind}`), text: say(`error.${kind}.text${retry}`, values) };
}

/** Seconds in words: `30 seconds`, `5 minutes`, `2 hours`. */
function whenOf(seconds: number | undefined, say: Say): string {
  if (seconds === undefined) return '';
  const [unit, length]: readonly [string, number] =
    seconds < 90 ? ['second', 1] : seconds < 5400 ? ['minute', 60] : ['hour', 3600];
  const count = Math.max(1, Math.ceil(seconds / length));
  return new Intl.NumberFormat(say('locale'), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
