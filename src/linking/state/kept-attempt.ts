import type { Attempt } from '../protocol/define.ts';
import type { Storage } from './session.ts';

const storageKey = 'guide-attempt';

/** Keeps the approval under way in a guide, so that it can be followed after the page was left or loaded again. */
export function keepAttempt(storage: Storage | undefined, guide: string, attempt: Attempt | undefined): void {
  try {
    if (attempt) storage?.setItem(storageKey, JSON.stringify({ guide, attempt }));
    else storage?.removeItem(storageKey);
  } catch {
    // Without storage the approval is followed as long as the page is open.
  }
}

/** The approval that was under way in this guide. */
export function keptAttempt(storage: Storage | undefined, guide: string): Attempt | undefined {
  try {
    const kept = JSON.parse(storage?.getItem(storageKey) ?? 'null') as { guide?: unknown; attempt?: Attempt } | null;
    return kept?.guide === guide && typeof kept.attempt?.id === 'string' ? kept.attempt : undefined;
  } catch {
    return undefined;
  }
}
