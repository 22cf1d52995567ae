import { h, type JSX } from 'preact';
import type { LinkPlan } from '../protocol/define.ts';
import { isUnderWay, visibleFields } from '../state/state.ts';
import { ErrorSummary } from './error-summary.tsx';
import { FieldInput } from './field-input.tsx';
import type { Form, Part } from './form.ts';
import { NewLink } from './new-link.tsx';
import { Progress } from './progress.tsx';

/** The form in each of its states. */
export function LinkForm({ form }: Part): JSX.Element {
  const { say, state } = form;
  const { phase, error } = state;
  return (
    <div class="link" data-guide-link-phase={phase}>
      <p class="visually-hidden" role="status">
        {isUnderWay(state) && say(`progress.${phase}`)}
      </p>
      {error && <ErrorSummary form={form} error={error} />}
      {phase === 'session-expired' && <NewLink form={form} />}
      {phase === 'linked' ? (
        <Linked form={form} />
      ) : state.plan ? (
        <Fields form={form} plan={state.plan} />
      ) : (
        !error && <Progress form={form} />
      )}
    </div>
  );
}

function Fields({ form, plan }: Part & { readonly plan: LinkPlan }): JSX.Element {
  const { linking, say, state } = form;
  const { notices, fields, kind } = plan;
  const submit = (event: Event): void => {
    event.preventDefault();
    linking.submit();
  };
  return (
    <form class="link-form" tabIndex={-1} noValidate onSubmit={submit} aria-label={say('form')}>
      <div class="link-recipient">
        <p>{say('recipient')}</p>
        {fields.length > 0 && <p class="link-hint">{say('recipient.host')}</p>}
      </div>
      {notices.map(({ level, text }) => (
        <p class="link-notice" data-level={level}>
          {text}
        </p>
      ))}
      {state.isCleared && (
        <p class="link-notice" role="status">
          {say('cleared')}
        </p>
      )}
      {visibleFields(fields, state.values).map((field) => (
        <FieldInput key={field.key} form={form} field={field} place="form" />
      ))}
      {kind === 'authorization' && <p class="link-hint">{say('authorization.text')}</p>}
      {isUnderWay(state) ? (
        <Progress form={form} />
      ) : (
        state.phase !== 'session-expired' && (
          <button type="submit" class="button link-submit" onMouseDown={keepFocus}>
            {say(submitKey(form))}
          </button>
        )
      )}
    </form>
  );
}

/** A click takes no focus from the field: what is then said of it would move the button away from under the pointer. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

function submitKey({ state: { error, plan }, isEdit }: Form): string {
  if (error?.retryable) return 'again';
  if (plan?.kind === 'authorization') return 'authorize';
  return isEdit ? 'save' : 'submit';
}

function Linked({ form }: Part): JSX.Element {
  const { accountsUrl, isEdit, linking, say, state } = form;
  return (
    <div class="link-linked">
      <h3 data-guide-link-result tabIndex={-1}>
        {say(isEdit ? 'saved' : 'linked')}
      </h3>
      <p>{say('linked.text')}</p>
      <p class="link-hint">{say('linked.reference', { id: state.account?.id ?? '' })}</p>
      <div class="link-buttons">
        {accountsUrl && (
          <a class="button" href={accountsUrl}>
            {say('accounts')}
          </a>
        )}
        <button type="button" class="quiet-button" onClick={linking.again}>
          {say('another')}
        </button>
      </div>
    </div>
  );
}
