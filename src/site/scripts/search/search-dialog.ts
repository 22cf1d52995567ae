import type { SearchFound } from '../../../engine/browser.ts';
import { siteAddress } from '../site-address.ts';
import { plainQuery, type Searching, searchWhileTyped } from './search-while-typed.ts';
import { create, type HitKind, marked, markedFacts } from './hit.ts';
import { browse, nearest, retry } from './search-states.ts';
import { say } from './search-words.ts';

/** Shown at once in each list; the search page shows more. */
const most: Readonly<Record<HitKind, number>> = { guides: 6, pages: 4 };
const listId = 'guide-search-list';

let dialog: HTMLDialogElement | undefined;

/** Opens the dialog in which a reader searches the site. */
export function openSearchDialog(root: Document): void {
  dialog ??= createDialog(root);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.select();
}

function createDialog(root: Document): HTMLDialogElement {
  const input = create('input', {
    type: 'search',
    name: 'q',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
    maxlength: '200',
    placeholder: say('search.label'),
    'aria-label': say('search.label'),
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
  });
  const close = create('button', { type: 'button', class: 'quiet-button' }, say('search.close'));
  const icon = root.querySelector('[data-guide-search-open] > svg')?.cloneNode(true) ?? '';
  const submit = create('button', { type: 'submit', 'aria-label': say('search.submit') }, icon);
  const form = create(
    'form',
    { role: 'search', action: siteAddress('/search/'), class: 'search-head' },
    submit,
    input,
    close,
  );
  const status = create('p', { role: 'status', class: 'search-status' });
  const list = create('div', { role: 'listbox', id: listId, 'aria-label': say('search.results') });
  const notes = create('div', { class: 'search-notes' });
  const all = create('a', { href: siteAddress('/search/'), class: 'search-all' }, say('search.all'));
  const keys = create('p', { class: 'search-keys' }, say('search.keys'));
  const body = create('div', { class: 'search-body' }, status, list, notes, all);
  const made = create('dialog', { class: 'search-dialog', 'aria-label': say('search.open'), closedby: 'any' });
  made.append(form, body, keys);
  root.body.append(made);

  const choice = createChoice(input, list);
  const showNote = (...nodes: readonly Node[]): void => {
    list.replaceChildren();
    notes.replaceChildren(...nodes);
    all.hidden = true;
    choice.reset();
  };
  /** What the list answers: while another search is under way, that is not what is asked. */
  let answered = '';
  const searching: Searching = searchWhileTyped(input, {
    onIdle: () => {
      status.textContent = '';
      showNote(create('p', {}, say('search.hint')));
    },
    onFound: (found, said) => {
      status.textContent = said;
      notes.replaceChildren();
      list.replaceChildren(...groupsOf(found));
      answered = plainQuery(input.value);
      all.href = siteAddress(`/search/?q=${encodeURIComponent(answered)}`);
      all.hidden = found.guides.length <= most.guides && found.pages.length <= most.pages;
      choice.reset();
    },
    onEmpty: (near, said) => {
      status.textContent = said;
      showNote(...nearest(near), create('p', {}, browse()));
    },
    onFailed: (said) => {
      status.textContent = said;
      showNote(create('p', { class: 'search-failed' }, retry(searching.again), browse()));
    },
  });
  close.addEventListener('click', () => made.close());
  made.addEventListener('close', choice.reset);
  // Where a browser does not know `closedby`: a click beside the dialog is one on it.
  made.addEventListener('click', ({ target }) => target === made && made.close());
  // What is clicked may be a place in this very page.
  list.addEventListener('click', ({ target }) => target instanceof Element && target.closest('a') && made.close());
  form.addEventListener('submit', (event) => {
    const query = plainQuery(input.value);
    const chosen = query === answered ? choice.current() : undefined;
    if (!chosen && query !== '') return;
    event.preventDefault();
    chosen?.click();
  });
  input.addEventListener('keydown', (event) => {
    // The keys are those of an input method, which words are being written with.
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      // The first Escape would only empty the input.
      event.preventDefault();
      made.close();
    } else if (choice.move(event.key)) event.preventDefault();
  });
  return made;
}

function groupsOf(found: SearchFound): HTMLElement[] {
  let count = 0;
  const option = (href: string, part: boolean, ...content: Node[]): HTMLElement =>
    create(
      'a',
      {
        role: 'option',
        id: `guide-search-${(count += 1)}`,
        href,
        tabindex: '-1',
        'aria-selected': 'false',
        class: part ? 'search-hit search-hit-part' : 'search-hit',
      },
      ...content,
    );
  return (['guides', 'pages'] as const).flatMap((kind) => {
    const hits = found[kind].slice(0, most[kind]);
    if (hits.length === 0) return [];
    const labelId = `guide-search-${kind}`;
    const options = hits.flatMap((hit) => [
      option(
        hit.path,
        false,
        create('span', { class: 'search-hit-title' }, ...marked(hit.title, hit.terms)),
        create('span', { class: 'search-hit-facts' }, ...markedFacts(hit, kind)),
      ),
      ...hit.headings.map(({ title, anchor }) =>
        option(`${hit.path}#${encodeURIComponent(anchor)}`, true, create('span', {}, ...marked(title, hit.terms))),
      ),
    ]);
    const label = create('div', { id: labelId, class: 'search-group', role: 'none' }, say(`search.${kind}`));
    return [create('div', { role: 'group', 'aria-labelledby': labelId }, label, ...options)];
  });
}

/** Which option Enter opens. The focus stays in the input, as the combobox pattern has it. */
interface Choice {
  readonly current: () => HTMLElement | undefined;
  /** Chooses the first one, as after each search. */
  readonly reset: () => void;
  /** Goes where a key leads; false where the key is the input's own. */
  readonly move: (key: string) => boolean;
}

function createChoice(input: HTMLInputElement, list: HTMLElement): Choice {
  let at = 0;
  /** Home and End are for the text until the arrows have been used. */
  let isMoving = false;
  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role=option]')];
  const choose = (to: number): void => {
    const all = options();
    at = all.length === 0 ? 0 : (to + all.length) % all.length;
    for (const [index, option] of all.entries()) option.setAttribute('aria-selected', String(index === at));
    input.setAttribute('aria-expanded', String(all.length > 0));
    const chosen = all[at];
    if (chosen) input.setAttribute('aria-activedescendant', chosen.id);
    else input.removeAttribute('aria-activedescendant');
    if (isMoving) chosen?.scrollIntoView({ block: 'nearest' });
  };
  list.addEventListener('pointermove', ({ target }) => {
    const option = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
    const index = option ? options().indexOf(option) : -1;
    if (index !== -1 && index !== at) choose(index);
  });
  return {
    current: () => options()[at],
    reset: () => {
      isMoving = false;
      choose(0);
      list.parentElement?.scrollTo({ top: 0 });
    },
    move: (key) => {
      const last = options().length - 1;
      const arrows = { ArrowDown: at + 1, ArrowUp: at - 1 }[key];
      const to = arrows ?? (isMoving ? { Home: 0, End: last }[key] : undefined);
      if (to === undefined || last < 0) return false;
      isMoving = true;
      choose(to);
      return true;
    },
  };
}
