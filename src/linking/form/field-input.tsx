import { h, type JSX } from 'preact';
import type { LinkField } from '../protocol/define.ts';
import { isSecret } from '../protocol/is-secret.ts';
import { isUnderWay } from '../state/state.ts';
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
  const { key, label, type, help, example, prefix, suffix, required, isKept, format } = field;
  const id = `guide-${place}-${state.plan?.fields.indexOf(field)}`;
  const isTooLong = form.isOn(`long ${key}`);
  const error = state.errors.get(key) ?? (isTooLong ? say('field.long', { label }) : undefined);
  const note = state.cleaned.get(key);
  const step = place === 'form' && form.stepOf(field);
  const hint = [help, example && say('field.example', { example }), isKept && say('field.kept')]
    .filter(Boolean)
    .join(' ');
  const described = [hint && `${id}-hint`, error && `${id}-error`, note && `${id}-note`].filter(Boolean).join(' ');
  const enter = ({ currentTarget }: JSX.TargetedEvent<Input | HTMLSelectElement>): void =>
    linking.enter(key, currentTarget.value);
  const clean = ({ currentTarget }: Pick<JSX.TargetedEvent<Input>, 'currentTarget'>): void =>
    linking.clean(field, currentTarget.value);
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
    onInput: enter,
    onBlur: clean,
    onPaste: ({ currentTarget }: JSX.TargetedEvent<Input>) => void setTimeout(clean, 0, { currentTarget }),
  };
  const readFile = ({ currentTarget }: JSX.TargetedEvent<HTMLInputElement>): void => {
    const file = currentTarget.files?.[0];
    const isLong = file !== undefined && file.size > longestFile;
    form.turn(`long ${key}`, isLong);
    if (!file || isLong) linking.enter(key, '');
    else void file.text().then((content) => linking.enter(key, content));
  };
  const isMasked = isSecret(field);
  const isShown = form.isOn(`show ${id}`) && !isUnderWay(state);
  return (
    <div class="link-field" data-guide-input={key} data-wrong={error && ''}>
      <label for={id}>
        {label} {!required && <span class="tag">{say('field.optional')}</span>}
      </label>
      {hint && (
        <p class="link-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="link-error" id={`${id}-error`}>
          <span class="visually-hidden">{say('error.prefix')} </span>
          {error}
        </p>
      )}
      <div class="link-control">
        {prefix && <span class="link-affix">{prefix}</span>}
        {type === 'select' ? (
          <select {...shared} value={value} onInput={enter}>
            <option value="">{say('field.choice')}</option>
            {field.options?.map((option) => (
              <option value={option.value}>{option.label}</option>
            ))}
          </select>
        ) : type === 'textarea' ? (
          <textarea {...text} rows={5} />
        ) : type === 'file' ? (
          <input {...shared} type="file" onInput={readFile} />
        ) : (
          <input
            {...text}
            type={isMasked && !isShown ? 'password' : 'text'}
            inputMode={type === 'number' ? 'decimal' : format === 'email' || format === 'url' ? format : 'text'}
          />
        )}
        {suffix && <span class="link-affix">{suffix}</span>}
        {isMasked && type !== 'textarea' && type !== 'file' && (
          <button
            type="button"
            class="link-show"
            aria-label={say(isShown ? 'hide.label' : 'show.label', { label })}
            onClick={() => form.turn(`show ${id}`, !isShown)}
          >
            {say(isShown ? 'hide' : 'show')}
          </button>
        )}
      </div>
      {note && (
        <p class="link-note" id={`${id}-note`} role="status">
          {note.cleaned.map((what) => say(`cleaned.${what}`)).join(' ')}{' '}
          <button type="button" class="link-inline-button" onClick={() => linking.restore(key)}>
            {say('cleaned.undo')}
          </button>
        </p>
      )}
      {step && <WherePanel form={form} step={step} id={`${id}-where`} label={label} />}
    </div>
  );
}
