import type { LinkingAdapter } from './define.ts';
import { failedOutcome, linkError, linkFailure } from './link-failure.ts';
import { pollFailure } from './poll-failure.ts';

/** All of an adapter but its plan. */
export type Sending = Required<Omit<LinkingAdapter, 'plan'>>;

/**
 * The part of an adapter that is needed once the form is filled in, as a module that is loaded
 * then. Where it cannot be, there is no connection: it is tried again with the next call.
 */
export function sendLater(load: () => Promise<{ readonly sending: Sending }>): Sending {
  const now = async (): Promise<Sending> => (await load()).sending;
  return {
    submit: (...given) =>
      now()
        .then((sending) => sending.submit(...given))
        .catch(failedOutcome),
    begin: (...given) => now().then((sending) => sending.begin(...given)),
    poll: (...given) =>
      now()
        .then((sending) => sending.poll(...given))
        .catch(pollFailure),
    cancel: (...given) => now().then((sending) => sending.cancel(...given)),
  };
}

/** A module that is loaded when it is needed. Throws the link failure `offline` where it cannot be. */
export async function loaded<T>(loading: Promise<T>): Promise<T> {
  return loading.catch(() => {
    throw linkFailure(linkError('offline'));
  });
}
