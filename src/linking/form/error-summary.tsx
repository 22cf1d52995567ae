import { h, type JSX } from 'preact';
import { describeError } from './describe-error.ts';
import type { LinkError } from '../protocol/define.ts';
import { fieldsOf } from '../state/state.ts';
import { focusOn } from './focus-on.ts';
import type { Form, Part, StepLink } from './form.ts';

/** What went wrong and the way out, before the fields; each wrong field is led to in the words at the field. */
export function ErrorSummary({ form, error }: Part & { readonly error: LinkError }): JSX.Element {
  const { linking, say, state } = form;
  const { title, text } = describeError(error, say, navigator.onLine);
  return (
    <div class="link-summary" data-guide-link-error={error.kind} role="group" aria-labelledby="guide-link-error">
      <h3 id="guide-link-error" tabIndex={-1}>
        {title}
      </h3>
      {error.kind !== 'field' && (
        <p>
          {text}
          {state.values.size > 0 && ` ${say('error.kept')}`}
        </p>
      )}
      {state.errors.size > 0 && (
        <ul>
          {fieldsOf(state).map(
            ({ key }, index) =>
              state.errors.has(key) && (
                <li>
                  <a href={`#guide-form-${index}`} onClick={(event) => lead(event, `guide-form-${index}`)}>
                    {state.errors.get(key)}
                  </a>
                </li>
              ),
          )}
        </ul>
      )}
      {error.missingScopes && (
        <ul class="link-scopes">
          {error.missingScopes.map((scope) => (
            <li>
              <code>{scope}</code> {stepsOfScope(scope).map((step) => stepLink(form, step))}
            </li>
          ))}
        </ul>
      )}
      {error.kind === 'credentials' && (
        <ul>
          {producing(form).map((step) => (
            <li>{stepLink(form, step)}</li>
          ))}
        </ul>
      )}
      {error.message && ![...state.errors.values()].includes(error.message) && (
        <p class="link-said">{say('error.said', { message: error.message })}</p>
      )}
      {error.reference && <p class="link-said">{say('error.reference', { reference: error.reference })}</p>}
      {!state.plan && error.kind !== 'session' && (
        <button type="button" class="button link-submit" onClick={linking.again}>
          {say('again')}
        </button>
      )}
    </div>
  );
}

function stepLink({ say }: Form, { id, title }: StepLink): JSX.Element {
  return <a href={`#${id}`}>{say('error.step', { title })}</a>;
}

/** The steps in which the values come about that were not accepted, each once. */
function producing({ state, stepOf }: Form): readonly StepLink[] {
  const steps = fieldsOf(state).flatMap((field) => stepOf(field) ?? []);
  return [...new Map(steps.map((step) => [step.id, step])).values()];
}

/** The steps that grant a scope; they are marked on the page. */
function stepsOfScope(scope: string): readonly StepLink[] {
  const name = `"${CSS.escape(scope)}"`;
  return [...document.querySelectorAll<HTMLElement>('[data-guide-step]')].flatMap((step) => {
    const isListed = step.querySelector(`[data-guide-scope=${name}]`) ?? step.matches(`[data-guide-scopes~=${name}]`);
    if (!isListed) return [];
    step.dataset['guideMissing'] = '';
    return [{ id: step.id, title: step.querySelector('.guide-step-title')?.textContent ?? '' }];
  });
}

function lead(event: Event, id: string): void {
  event.preventDefault();
  focusOn(document.getElementById(id));
}
