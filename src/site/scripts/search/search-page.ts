import type { SearchFound } from '../../../engine/browser.ts';
import { create, type HitKind, marked, markedFacts } from './hit.ts';
import { plainQuery, type Searching, searchWhileTyped } from './search-while-typed.ts';
import { nearest, retry } from './search-states.ts';
import { say, sayCount } from './search-words.ts';

/** Shown of each list: who looks further adds a word. */
const most = 30;

/** Shows in the page what its search finds, in the place of what can be browsed there. */
export function enableSearchPage(root: Document): void {
  const form = root.querySelector<HTMLFormElement>('[data-guide-search-form]');
  const input = form?.querySelector('input');
  const status = form?.querySelector('[role=status]');
  const results = root.querySelector<HTMLElement>('[data-guide-search-results]');
  const browsed = root.querySelector<HTMLElement>('[data-guide-browse]');
  if (!form || !input || !status || !results) return;

  const show = (said: string, content: readonly Node[], isFound = false): void => {
    status.textContent = said;
    results.replaceChildren(...content);
    results.hidden = content.length === 0;
    if (browsed) browsed.hidden = isFound;
  };
  const searching: Searching = searchWhileTyped(input, {
    onIdle: () => show('', []),
    onFound: (found, said) => show(said, listsOf(found), true),
    onEmpty: (near, said) => show(said, nearest(near)),
    onFailed: (said) => show(said, [create('p', { class: 'search-failed' }, retry(searching.again))]),
  });
  // The address holds the search: it can be sent, and the way back from a result leads to it.
  const keep = (): void => {
    const query = plainQuery(input.value);
    history.replaceState(history.state, '', query === '' ? location.pathname : `?q=${encodeURIComponent(query)}`);
  };
  input.addEventListener('input', keep);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    searching.again();
    keep();
  });
  for (const place of [input, results]) place.addEventListener('keydown', (event) => walk(event, input, results));
}

function listsOf(found: SearchFound): HTMLElement[] {
  return (['guides', 'pages'] as const).flatMap((kind) => {
    const hits = found[kind];
    if (hits.length === 0) return [];
    const rest = hits.length - most;
    return [
      create('h2', {}, say(`search.${kind}`)),
      create('ul', {}, ...hits.slice(0, most).map((hit) => itemOf(hit, kind))),
      ...(rest > 0 ? [create('p', {}, sayCount('search.more', rest))] : []),
    ];
  });
}

function itemOf(hit: SearchFound[HitKind][number], kind: HitKind): HTMLElement {
  const parts = hit.headings.map(({ title, anchor }) => {
    const href = `${hit.path}#${encodeURIComponent(anchor)}`;
    return create('li', {}, create('a', { href }, ...marked(title, hit.terms)));
  });
  return create(
    'li',
    { class: 'search-result' },
    create('a', { href: hit.path, class: 'search-hit-title' }, ...marked(hit.title, hit.terms)),
    create('p', { class: 'search-hit-facts' }, ...markedFacts(hit, kind)),
    ...(parts.length > 0 ? [create('ul', {}, ...parts)] : []),
  );
}

/** The arrows go from the input through the results and back; Escape returns to the input. */
function walk(event: Event, input: HTMLInputElement, results: HTMLElement): void {
  if (!(event instanceof KeyboardEvent) || event.isComposing || results.hidden) return;
  const stops = [input, ...results.querySelectorAll('a')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: at > 0 ? 0 : -1 }[event.key] ?? -1;
  if (at === -1 || to < 0 || !stops[to]) return;
  event.preventDefault();
  stops[to].focus();
}
