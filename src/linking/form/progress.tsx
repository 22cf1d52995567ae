import { h, type JSX } from 'preact';
import type { Part } from './form.ts';

/** What is being waited for, with its way out. */
export function Progress({ form }: Part): JSX.Element {
  const { linking, say, state } = form;
  const { phase, isWindowClosed, attempt } = state;
  const isBlocked = phase === 'authorizing';
  const stage = isBlocked && !form.canLeave ? 'authorizing.framed' : phase;
  return (
    <div class="link-progress">
      <p class="link-progress-text">
        {!isBlocked && <span class="link-dots" aria-hidden="true" />}
        <span>{say(`progress.${isWindowClosed ? 'closed' : stage}`)}</span>
      </p>
      <div class="link-buttons">
        {attempt && (
          <button type="button" class={isBlocked ? 'button' : 'quiet-button'} onClick={linking.openAgain}>
            {say(isBlocked ? 'open' : 'open.again')}
          </button>
        )}
        {attempt && form.canLeave && (
          <button type="button" class="quiet-button" onClick={linking.continueHere}>
            {say('here')}
          </button>
        )}
        <button type="button" class="quiet-button" onClick={linking.cancel}>
          {say('cancel')}
        </button>
      </div>
    </div>
  );
}
