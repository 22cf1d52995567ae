import { h, type JSX } from 'preact';
import { visibleFields } from '../state/state.ts';
import { FieldInput } from './field-input.tsx';
import type { Part } from './form.ts';

/** A field of the form at the step that produces its value: the same input, in a second place. */
export function InlineField({ form, name }: Part & { readonly name: string }): JSX.Element | null {
  const { say, state } = form;
  const field = state.plan && visibleFields(state.plan.fields, state.values).find(({ key }) => key === name);
  if (!field || state.phase === 'linked') return null;
  return (
    <div class="link-inline">
      <FieldInput form={form} field={field} place="step" />
      <p class="link-hint">
        {say('inline')} <a href="#guide-fields">{say('inline.form')}</a>
      </p>
    </div>
  );
}
