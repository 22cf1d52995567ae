import { h, type JSX } from 'preact';
import type { Part } from './form.ts';

/** A place for a new session link: what was typed stays. */
export function NewLink({ form }: Part): JSX.Element {
  const { linking, say } = form;
  const isWrong = form.isOn('wrong-link');
  const submit = (event: JSX.TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const input = event.currentTarget.querySelector('input');
    form.turn('wrong-link', !linking.useLink(input?.value ?? ''));
  };
  return (
    <form class="link-form link-new" noValidate onSubmit={submit}>
      <div class="link-field" data-wrong={isWrong ? '' : undefined}>
        <label for="guide-link-new">{say('new')}</label>
        <p class="link-hint" id="guide-link-new-hint">
          {say('new.text')}
        </p>
        {isWrong && (
          <p class="link-error" id="guide-link-new-error" role="alert">
            {say('new.wrong')}
          </p>
        )}
        <div class="link-control">
          <input
            id="guide-link-new"
            name="link"
            type="text"
            autocomplete="off"
            spellcheck={false}
            aria-invalid={isWrong ? 'true' : undefined}
            aria-describedby={isWrong ? 'guide-link-new-hint guide-link-new-error' : 'guide-link-new-hint'}
          />
        </div>
      </div>
      <button type="submit" class="button link-submit">
        {say('new.use')}
      </button>
    </form>
  );
}
