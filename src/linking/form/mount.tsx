import { render } from 'preact';
import type { LinkContext, LinkedAccount, LinkingAdapter } from '../define.ts';
import { createLinking } from '../linking.ts';
import type { Linking, ProviderWindow } from '../linking-options.ts';
import { sayFrom } from '../say.ts';
import { type Session, sessionStorageOf } from '../session.ts';
import { focusOn } from './focus-on.ts';
import type { Form, StepLink } from './form.ts';
import { InlineField } from './inline-field.tsx';
import { LinkForm } from './link-form.tsx';

/** What a variant's pages have in common for their forms. */
export interface FormSettings {
  readonly baseUrl: string;
  readonly variant: string;
  /** Who receives what is entered, where the endpoint does not say. */
  readonly organization: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly messages: Readonly<Record<string, string>>;
}

/** What a page says of its guide. */
export type FormGuide = Pick<LinkContext, 'guide' | 'fields'> & {
  /** The step that produces a field's value, by the key of the field. */
  readonly steps: Readonly<Record<string, StepLink>>;
  /** Where linked accounts are listed. */
  readonly accountsUrl?: string;
};

export interface FormOptions extends FormSettings {
  readonly adapter: LinkingAdapter;
  readonly guide: FormGuide;
  readonly session: Session | undefined;
  readonly scopes: () => readonly string[];
  readonly onLinked: (account: LinkedAccount) => void;
}

/** What the module of a variant's form has: see `linking-module.ts` of the site. */
export interface FormModule {
  /** Nothing where the variant links no accounts. */
  readonly adapter: LinkingAdapter | undefined;
  readonly settings: FormSettings;
  readonly mountForm: typeof mountForm;
}

/** Draws the form into its place, and its fields also where the steps produce their values. */
export function mountForm(place: HTMLElement, options: FormOptions): Linking {
  const { guide, messages, settings, variant } = options;
  const baseUrl = new URL(options.baseUrl, location.origin).href.replace(/\/+$/u, '');
  const say = sayFrom(messages);
  const { title } = document;
  const on = new Set<string>();
  const places = inlinePlaces();
  const linking = createLinking({
    adapter: options.adapter,
    context: {
      baseUrl,
      settings,
      variant,
      guide: guide.guide,
      fields: guide.fields,
      returnUrl: `${location.origin}${location.pathname}${location.search}#guide-fields`,
      fetch: (input, init) => fetch(input, init),
    },
    say,
    storage: sessionStorageOf(window),
    scopes: options.scopes,
    openWindow,
    leaveFor: (url) => location.assign(url),
    onLinked: options.onLinked,
  });
  const draw = (): void => {
    const state = linking.state();
    const form: Form = {
      linking,
      state,
      say,
      names: {
        provider: guide.guide.provider.name,
        organization: state.plan?.organization ?? options.organization,
        host: new URL(baseUrl).host,
      },
      isEdit: linking.isEdit(),
      stepOf: ({ key }) => (Object.hasOwn(guide.steps, key) ? guide.steps[key] : undefined),
      accountsUrl: guide.accountsUrl,
      canLeave: window.parent === window,
      isOn: (id) => on.has(id),
      turn: (id, isOn) => {
        if (isOn) on.add(id);
        else on.delete(id);
        draw();
      },
    };
    if (!state.error?.missingScopes)
      for (const step of document.querySelectorAll<HTMLElement>('[data-guide-missing]'))
        delete step.dataset['guideMissing'];
    render(<LinkForm form={form} />, place);
    for (const { into, key } of places) render(<InlineField form={form} name={key} />, into);
    const isWrong = state.error && state.error.kind !== 'cancelled';
    document.title = isWrong ? `${say('link.error.prefix')} ${title}` : title;
  };

  place.replaceChildren();
  let before = linking.state();
  /** Whether what had the focus is no longer there. */
  let isFocusLost = false;
  linking.subscribe(() => {
    const { run, phase, error } = linking.state();
    const hadFocus = place.contains(document.activeElement);
    // Sending masks what was shown.
    if (run !== before.run) for (const id of on) if (id.startsWith('show ')) on.delete(id);
    draw();
    isFocusLost = (hadFocus || isFocusLost) && document.activeElement === document.body;
    const isNews = phase !== before.phase || error !== before.error;
    before = linking.state();
    if (isNews && error) focusOn(place.querySelector<HTMLElement>('#guide-link-error'));
    else if (isNews && phase === 'linked') focusOn(place.querySelector<HTMLElement>('[data-guide-link-result]'));
    else if (isFocusLost && phase === 'idle') focusOn(place.querySelector<HTMLElement>('.link-form'));
  });
  addEventListener('pagehide', linking.leave);
  linking.begin(options.session);
  return linking;
}

/** An empty window that cannot reach back to the page. */
function openWindow(): ProviderWindow | undefined {
  const opened = window.open('', '_blank', 'popup,width=560,height=720');
  if (!opened) return undefined;
  opened.opener = null;
  return {
    go: (url) => opened.location.replace(url),
    close: () => opened.close(),
    isClosed: () => opened.closed,
  };
}

/** Where steps produce values: behind the block of text that names the field, once a field. */
function inlinePlaces(): readonly { readonly into: HTMLElement; readonly key: string }[] {
  const seen = new Set<string>();
  return [...document.querySelectorAll<HTMLElement>('[data-guide-step] [data-guide-field]')].flatMap((marker) => {
    const key = marker.dataset['guideField'] ?? '';
    if (key === '' || seen.has(key)) return [];
    seen.add(key);
    const into = document.createElement('div');
    into.dataset['guideInlineInput'] = '';
    const block = marker.closest('p, li, td, blockquote, dd') ?? marker;
    if (block.matches('p')) block.after(into);
    else block.append(into);
    return [{ into, key }];
  });
}
