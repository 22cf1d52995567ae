import { h, render } from 'preact';
import type { LinkContext, LinkedAccount, LinkingAdapter } from '../protocol/define.ts';
import { createLinking } from '../state/create-linking.ts';
import type { Linking } from '../state/linking-options.ts';
import { sayFrom } from '../state/say.ts';
import type { Session, TabSessions } from '../state/session.ts';
import { initialState } from '../state/state.ts';
import { focusOn } from './focus-on.ts';
import type { Form, StepLink } from './form.ts';
import { InlineField } from './inline-field.tsx';
import { LinkForm } from './link-form.tsx';

/** What a page says of its guide. */
export type FormGuide = Pick<LinkContext, 'guide' | 'fields'> & {
  /** The step that produces a field's value, by the key of the field. */
  readonly steps: Readonly<Record<string, StepLink>>;
  /** Where linked accounts are listed. */
  readonly accountsUrl?: string;
};

/** What a page holds for its form. */
export type FormData = FormGuide & {
  readonly baseUrl: string;
  /** Id of the variant. */
  readonly variant: string;
  /** Who receives what is entered, where the endpoint does not say. */
  readonly organization: string;
  readonly settings: LinkContext['settings'];
  /** What the form says, with brand and tokens filled in, and the page's `locale`. */
  readonly messages: Readonly<Record<string, string>>;
};

export interface FormOptions {
  readonly adapter: LinkingAdapter;
  readonly data: FormData;
  readonly session: Session | undefined;
  readonly sessions: TabSessions;
  readonly scopes: () => readonly string[];
  readonly onLinked: (account: LinkedAccount) => void;
}

/** What the script of a variant's form exports: see `site-scripts.ts` of the site. */
export interface FormModule {
  readonly adapter: LinkingAdapter;
  readonly mountForm: typeof mountForm;
}

/** Draws the form into its place, and its fields also where the steps produce their values. */
export function mountForm(place: HTMLElement, options: FormOptions): Linking {
  const { data } = options;
  const { guide, fields, steps, accountsUrl, settings, variant } = data;
  const baseUrl = new URL(data.baseUrl, location.origin).href.replace(/\/+$/u, '');
  const sayAny = sayFrom(data.messages);
  const { title } = document;
  const on = new Set<string>();
  const places = inlinePlaces();
  const linking = createLinking({
    adapter: options.adapter,
    context: {
      baseUrl,
      settings,
      variant,
      guide,
      fields,
      returnUrl: new URL('#guide-fields', location.href).href,
      fetch: (input, init) => fetch(input, init),
    },
    say: sayAny,
    sessions: options.sessions,
    scopes: options.scopes,
    openWindow,
    leaveFor: (url) => location.assign(url),
    onLinked: options.onLinked,
    onChange: () => onChange(),
  });
  const draw = (): void => {
    const state = linking.state();
    const names = {
      provider: guide.provider.name,
      organization: state.plan?.organization ?? data.organization,
      host: new URL(baseUrl).host,
    };
    /** Where nothing is entered, some words are others. */
    const suffix = (state.plan ?? data).fields.length > 0 ? '' : '.approval';
    const form: Form = {
      linking,
      state,
      say: (key, values) => sayAny(key + suffix in data.messages ? key + suffix : key, { ...names, ...values }),
      isEdit: linking.isEdit(),
      stepOf: ({ key }) => (Object.hasOwn(steps, key) ? steps[key] : undefined),
      accountsUrl,
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
    document.title = isWrong ? `${sayAny('error.prefix')} ${title}` : title;
  };

  let before = initialState;
  /** Whether what had the focus is no longer there. */
  let isFocusLost = false;
  const onChange = (): void => {
    const { run, phase, error } = linking.state();
    const hadFocus = place.contains(document.activeElement);
    // Sending masks what was shown.
    if (run !== before.run) for (const id of on) if (id.startsWith('show ')) on.delete(id);
    draw();
    isFocusLost = (hadFocus || isFocusLost) && document.activeElement === document.body;
    const isNews = phase !== before.phase || error !== before.error;
    before = linking.state();
    const heading = isNews && (error ? '#guide-link-error' : phase === 'linked' && '[data-guide-link-result]');
    const target = heading || (isFocusLost && phase === 'idle' && '.link-form');
    if (target) focusOn(place.querySelector<HTMLElement>(target));
  };

  place.replaceChildren();
  addEventListener('pagehide', linking.leave);
  linking.begin(options.session);
  return linking;
}

/** An empty window that cannot reach back to the page. */
function openWindow(): Window | null {
  const opened = window.open('', '_blank', 'popup,width=560,height=720');
  if (opened) opened.opener = null;
  return opened;
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
