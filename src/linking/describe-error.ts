import type { LinkError } from './define.ts';
import type { Say } from './say.ts';

/** Names that messages of failures are filled with. */
export type ErrorNames = Readonly<Record<'provider' | 'organization' | 'host', string>>;

/** A failure in words. */
export interface ErrorDescription {
  readonly title: string;
  readonly text: string;
}

/** What happened and what to do, by the catalogue; `isOnline` is what the browser believes. */
export function describeError(error: LinkError, names: ErrorNames, say: Say, isOnline: boolean): ErrorDescription {
  const kind = error.kind === 'offline' && isOnline ? 'unreachable' : error.kind;
  const values = { ...names, when: whenOf(error.retryAfter, say) };
  const retry = error.kind === 'rate-limit' && error.retryAfter === undefined ? '.later' : '';
  return { title: say(`link.error.${kind}`, values), text: say(`link.error.${kind}.text${retry}`, values) };
}

/** Seconds in words: `30 seconds`, `5 minutes`, `2 hours`. */
function whenOf(seconds: number | undefined, say: Say): string {
  if (seconds === undefined) return '';
  const [unit, count]: readonly [string, number] =
    seconds < 90
      ? ['second', Math.max(1, Math.ceil(seconds))]
      : seconds < 5400
        ? ['minute', Math.ceil(seconds / 60)]
        : ['hour', Math.ceil(seconds / 3600)];
  return new Intl.NumberFormat(say('link.locale'), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
