import { writeChoice } from '../../../engine/browser.ts';
import { enableScopesList } from './scopes-list.ts';
import type { GuideSelector } from './guide-selector.ts';
import { selectionEvent } from '../../../publication/page/selector-data.ts';
import { copyText } from '../copy-text.ts';
import { plainWords } from '../plain-words.ts';
import { shareAddress } from '../share-address.ts';

/** What can be chosen: an action, or a scope where the guide has no actions. */
interface Option {
  readonly id: string;
  readonly item: HTMLElement;
  readonly box: HTMLInputElement;
  /** What a search looks in. */
  readonly text: string;
}

/** Builds the panel: a searchable list of what can be chosen, what that needs, and a link to it. */
export function fillPanel(selector: GuideSelector, panel: HTMLElement): void {
  const template = selector.querySelector<HTMLTemplateElement>('[data-guide-selector-template]');
  const content = template && document.importNode(template.content, true);
  const find = (name: string): HTMLElement | undefined =>
    content?.querySelector<HTMLElement>(`[data-guide-${name}]`) ?? undefined;
  const list = find('options');
  if (!content || !list) return;
  const { actions, data } = selector;
  const offered =
    actions.length > 0
      ? actions
      : Object.values(data.scopes).map(({ name }) => ({ id: name, label: name, scopes: [] }));
  const options = offered.map(({ id, label, scopes }) => createOption(id, label, scopes));
  list.append(...options.map(({ item }) => item));
  const needed = find('needed');
  needed?.append(...Object.values(data.scopes).map(createScope));
  const search = content.querySelector('input');
  const status = find('found');

  const choose = (): void => {
    const ids = options.filter(({ box }) => box.checked).map(({ id }) => id);
    const { given } = selector.state.selection;
    change(selector, actions.length > 0 ? { actions: ids, scopes: given } : { actions: [], scopes: ids });
  };
  const show = (): void => {
    const { selection } = selector.state;
    const chosen = new Set(actions.length > 0 ? selection.actions : selection.given);
    for (const { id, box } of options) box.checked = chosen.has(id);
    const given = panel.querySelector<HTMLElement>('[data-guide-given]');
    const scopes = actions.length > 0 ? selection.given : [];
    if (given) given.hidden = scopes.length === 0;
    panel.querySelector('[data-guide-given-names]')?.replaceChildren(...scopes.map((name) => create('code', name)));
    for (const label of panel.querySelectorAll<HTMLElement>('[data-guide-needed-label]')) {
      label.hidden = (label.dataset['guideNeededLabel'] === 'part') !== selection.isFiltered;
    }
  };
  const narrow = (): void => {
    const words = plainWords(search?.value ?? '')
      .split(' ')
      .filter(Boolean);
    let count = 0;
    for (const { item, text } of options) {
      item.hidden = !words.every((word) => text.includes(word));
      count += Number(!item.hidden);
    }
    keepOneStop(options);
    if (status) {
      const { none = '', one = '', other = '' } = status.dataset;
      const message = count === 0 ? none : count === 1 ? one : other.replace('{count}', String(count));
      const text = words.length === 0 ? '' : message;
      if (status.textContent !== text) status.textContent = text;
      status.classList.toggle('visually-hidden', count > 0);
    }
  };
  search?.addEventListener('input', narrow);
  search?.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    options.find(({ item }) => !item.hidden)?.box.focus();
  });
  list.addEventListener('change', choose);
  list.addEventListener('keydown', (event) => moveFocus(event, options));
  for (const [name, isChecked] of [
    ['all', true],
    ['none', false],
  ] as const) {
    find(`choose-${name}`)?.addEventListener('click', () => {
      for (const { box, item } of options) if (!item.hidden) box.checked = isChecked;
      choose();
    });
  }
  find('given-remove')?.addEventListener('click', () => {
    change(selector, { actions: selector.state.selection.actions, scopes: [] });
    search?.focus();
  });
  find('copy-link')?.addEventListener('click', ({ currentTarget }) => {
    if (currentTarget instanceof HTMLButtonElement) {
      const { actions: ids, given } = selector.state.selection;
      const query = writeChoice({ actions: ids, scopes: given });
      void copyText(currentTarget, Promise.resolve(shareAddress(query && `?${query}`)));
    }
  });
  panel.append(content);
  for (const scopes of panel.querySelectorAll<HTMLElement>('[data-guide-scopes-list]')) enableScopesList(scopes);
  selector.addEventListener(selectionEvent, show);
  addEventListener('popstate', () => recent.delete(selector));
  show();
  keepOneStop(options);
}

/** Selectors whose last entry in the history was made here, and can be replaced. */
const recent = new WeakSet<GuideSelector>();

/** One visit to the panel is one step back in the history, however much was ticked. */
function change(selector: GuideSelector, choice: GuideSelector['state']['choice']): void {
  selector.choose(choice, recent.has(selector) ? 'replace' : 'push');
  recent.add(selector);
}

function createOption(id: string, label: string, scopes: readonly string[]): Option {
  const box = create('input');
  box.type = 'checkbox';
  box.value = id;
  const words = create('span', label);
  const names = create('span');
  names.className = 'selector-scopes';
  names.append(...scopes.flatMap((scope) => [create('code', scope), ' ']));
  const text = create('span');
  text.append(words, ' ', names);
  const line = create('label');
  line.append(box, text);
  const item = create('li');
  item.append(line);
  return { id, item, box, text: plainWords(`${label} ${id} ${scopes.join(' ')}`) };
}

function createScope({ name, description = '' }: GuideSelector['data']['scopes'][string]): HTMLElement {
  const item = create('li');
  item.dataset['guideScope'] = name;
  item.append(create('code', name), ` ${description}`);
  return item;
}

/** The most options that are tab stops each; of more, one is, and the arrows lead to the others. */
const mostStops = 25;

function keepOneStop(options: readonly Option[], current?: HTMLInputElement): void {
  if (options.length <= mostStops) return;
  const stop = current ?? options.find(({ item }) => !item.hidden)?.box;
  for (const { box } of options) box.tabIndex = box === stop ? 0 : -1;
}

/** Arrows, Home and End go from one visible option to another. */
function moveFocus(event: KeyboardEvent, options: readonly Option[]): void {
  const shown = options.filter(({ item }) => !item.hidden).map(({ box }) => box);
  const index = shown.findIndex((box) => box === event.target);
  const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: shown.length - 1 }[event.key];
  if (index === -1 || next === undefined) return;
  event.preventDefault();
  const box = shown[Math.min(Math.max(next, 0), shown.length - 1)];
  keepOneStop(options, box);
  box?.focus();
}

function create<K extends keyof HTMLElementTagNameMap>(name: K, text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
