import type { JSX } from 'preact';
import type { LinkField } from '../define.ts';
import { isUnderWay } from '../state.ts';
import type { Part } from './form.ts';
import { WherePanel } from './where-panel.tsx';

type Input = HTMLInputElement | HTMLTextAreaElement;

const longestFile = 200_000;

/** One field with its label, help, error and what was cleaned; `place` tells its two places on the page apart. */
export function FieldInput({
  form,
  field,
  place,
}: Part & { readonly field: LinkField; readonly place: string }): JSX.Element {
  const { linking, say, state } = form;
  const { key, label, type, help, example, prefix, suffix, required, isKept } = field;
  const id = `guide-${place}-${state.plan?.fields.indexOf(field)}`;
  const isTooLong = form.isOn(`long ${key}`);
  const error = state.errors.get(key) ?? (isTooLong ? say('link.field.long', { label }) : undefined);
  const note = state.cleaned.get(key);
  const step = place === 'form' ? form.stepOf(field) : undefined;
  const hint = [help, example && say('link.field.example', { example }), isKept && say('link.field.kept')]
    .filter(Boolean)
    .join(' ');
  const described = [hint && `${id}-hint`, error && `${id}-error`, note && `${id}-note`].filter(Boolean).join(' ');
  const shared = {
    id,
    name: key,
    autocomplete: 'off',
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': described || undefined,
    'aria-required': required && !isKept ? ('true' as const) : undefined,
  };
  const value = state.values.get(key) ?? '';
  const text = {
    ...shared,
    value,
    autocapitalize: 'off' as const,
    spellcheck: false,
    readOnly: isUnderWay(state),
    placeholder: isKept ? '••••••••' : (field.placeholder ?? ''),
    onInput: ({ currentTarget }: JSX.TargetedEvent<Input>) => linking.enter(key, currentTarget.value),
    onBlur: ({ currentTarget }: JSX.TargetedEvent<Input>) => linking.clean(field, currentTarget.value),
    onPaste: ({ currentTarget }: JSX.TargetedEvent<Input>) => {
      setTimeout(() => linking.clean(field, currentTarget.value));
    },
  };
  const readFile = ({ currentTarget }: JSX.TargetedEvent<HTMLInputElement>): void => {
    const file = currentTarget.files?.[0];
    const isLong = file !== undefined && file.size > longestFile;
    form.turn(`long ${key}`, isLong);
    if (!file || isLong) linking.enter(key, '');
    else void file.text().then((content) => linking.enter(key, content));
  };
  const isSecret = field.secret || type === 'password';
  const isShown = form.isOn(`show ${id}`) && !isUnderWay(state);
  return (
    <div class="link-field" data-guide-input={key} data-wrong={error && ''}>
      <label for={id}>
        {label} {!required && <span class="tag">{say('link.field.optional')}</span>}
      </label>
      {hint && (
        <p class="link-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="link-error" id={`${id}-error`}>
          <span class="visually-hidden">{say('link.error.prefix')} </span>
          {error}
        </p>
      )}
      <div class="link-control">
        {prefix && <span class="link-affix">{prefix}</span>}
        {type === 'select' ? (
          <select
            {...shared}
            value={value}
            onInput={({ currentTarget }: JSX.TargetedEvent<HTMLSelectElement>) =>
              linking.enter(key, currentTarget.value)
            }
          >
            <option value="">{say('link.field.choice')}</option>
            {field.options?.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ) : type === 'textarea' ? (
          <textarea {...text} rows={5} />
        ) : type === 'file' ? (
          <input {...shared} type="file" onInput={readFile} />
        ) : (
          <input
            {...text}
            type={isSecret && !isShown ? 'password' : 'text'}
            inputMode={
              type === 'number' ? 'decimal' : field.format === 'email' || field.format === 'url' ? field.format : 'text'
            }
          />
        )}
        {suffix && <span class="link-affix">{suffix}</span>}
        {isSecret && type !== 'textarea' && type !== 'file' && (
          <button
            type="button"
            class="link-show"
            aria-label={say(isShown ? 'link.hide.label' : 'link.show.label', { label })}
            onClick={() => form.turn(`show ${id}`, !isShown)}
          >
            {say(isShown ? 'link.hide' : 'link.show')}
          </button>
        )}
      </div>
      {note && (
        <p class="link-note" id={`${id}-note`} role="status">
          {note.cleaned.map((what) => say(`link.cleaned.${what}`)).join(' ')}{' '}
          <button type="button" class="link-inline-button" onClick={() => linking.restore(key)}>
            {say('link.cleaned.undo')}
          </button>
        </p>
      )}
      {step && <WherePanel form={form} step={step} id={`${id}-where`} label={label} />}
    </div>
  );
}
