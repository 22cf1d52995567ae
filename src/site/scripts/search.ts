import { statusOf } from './filter.ts';
import type { NamedPage } from './nearest.ts';
import { findMatches, plain } from './search-match.ts';

/** Results shown at once; the list of all guides shows the rest. */
const most = 30;

interface Found {
  readonly path: string;
  readonly title: string;
  /** The provider's name, where the title does not say it. */
  readonly provider: string;
}

/** Finds every provider and guide of the site, in a list of pages that is loaded when the search is first used. */
export function enableSearch(root: Document): void {
  const form = root.querySelector<HTMLFormElement>('[data-guide-search]');
  const input = form?.querySelector('input');
  const status = form?.querySelector<HTMLElement>('[data-guide-filter-status]');
  const results = root.querySelector<HTMLElement>('[data-guide-results]');
  const list = results?.querySelector('ul');
  const rest = results?.querySelector('a');
  const browse = root.querySelector<HTMLElement>('[data-guide-browse]');
  if (!form || !input || !status || !results || !list || !rest || !browse) return;

  let index: Promise<Index> | undefined;
  const load = (): Promise<Index> => {
    index ??= loadIndex(form.dataset['guideSearch'] ?? '');
    index.catch(() => (index = undefined));
    return index;
  };
  const show = (found: readonly Found[], said: string, isWhole: boolean): void => {
    list.replaceChildren(...found.slice(0, most).map(itemOf));
    list.hidden = found.length === 0;
    rest.href = `${form.getAttribute('action') ?? ''}?q=${encodeURIComponent(input.value)}`;
    rest.hidden = isWhole;
    status.textContent = said;
  };
  const apply = async (): Promise<void> => {
    const isSearching = plain(input.value) !== '';
    if (isSearching) {
      try {
        const { entries, texts } = await load();
        // Another letter may have been typed meanwhile: what counts is what stands there now.
        const found = findMatches(input.value, texts).flatMap((at) => entries[at] ?? []);
        show(found, statusOf(status, found.length), found.length <= most && found.length > 0);
      } catch {
        show([], status.dataset['failed'] ?? '', false);
      }
    } else show([], '', true);
    results.hidden = !isSearching;
    browse.hidden = isSearching;
  };
  input.value = new URLSearchParams(location.search).get('q') ?? input.value;
  input.addEventListener('focus', () => void load().catch(() => undefined), { once: true });
  input.addEventListener('input', () => void apply());
  if (input.value !== '') void apply();
  for (const place of [input, results]) place.addEventListener('keydown', (event) => walk(event, input, results));
}

interface Index {
  readonly entries: readonly Found[];
  /** What each entry is found by. */
  readonly texts: readonly string[];
}

async function loadIndex(address: string): Promise<Index> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`Cannot load ${address}: ${response.status}`);
  const pages = ((await response.json()) as NamedPage[]).filter(([path]) => /^\/guides\/./u.test(path));
  const titles = new Map(pages);
  const entries = pages
    .map(([path, title]): Found => {
      const provider = titles.get(path.split('/').slice(0, 3).join('/') + '/') ?? '';
      return { path, title, provider: plain(title).includes(plain(provider)) ? '' : provider };
    })
    .sort((a, b) => depthOf(a) - depthOf(b) || a.title.localeCompare(b.title));
  return { entries, texts: entries.map(({ title, provider, path }) => plain(`${title} ${provider} ${path}`)) };
}

/** Providers come before their guides. */
function depthOf({ path }: Found): number {
  return path.split('/').length;
}

function itemOf({ path, title, provider }: Found): HTMLLIElement {
  const item = document.createElement('li');
  item.className = 'provider-card';
  const text = document.createElement('div');
  const link = document.createElement('a');
  link.href = path;
  link.textContent = title;
  text.append(link);
  if (provider !== '') {
    const line = document.createElement('p');
    line.textContent = provider;
    text.append(line);
  }
  item.append(text);
  return item;
}

/** The arrows go from the input through the results and back; Escape returns to the input. */
function walk(event: Event, input: HTMLInputElement, results: HTMLElement): void {
  if (!(event instanceof KeyboardEvent)) return;
  const stops = [input, ...results.querySelectorAll<HTMLElement>('a:not([hidden])')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const by = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: at > 0 ? 0 : -1 }[event.key];
  const next = by === undefined || by < 0 || results.hidden ? undefined : stops[by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
