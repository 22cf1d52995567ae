/**
 * Runs before anything of the page is painted. The address says what the reader chose;
 * once the parser reaches the selector, which stands before the steps, a style sheet hides
 * what is not needed. All else about choosing is loaded when somebody opens the panel.
 */
import type { Choice } from '../../../engine/index.ts';
import { readChoice, resolveSelection, shownOf, unknownNames, writeChoice } from '../../../engine/browser.ts';
import { selectionStyle } from './selection-style.ts';
import {
  type SelectorActions,
  type SelectorData,
  selectionEvent,
  type SelectorState,
} from '../../../publication/page/selector-data.ts';

/** `<guide-selector>`: holds the choice, and everything that follows from it. */
export class GuideSelector extends HTMLElement {
  actions!: SelectorActions;
  data!: SelectorData;
  state!: SelectorState;
  readonly #sheet = new CSSStyleSheet();

  connectedCallback(): void {
    this.actions = JSON.parse(this.dataset['guideActionsJson'] ?? '[]') as SelectorActions;
    this.data = JSON.parse(this.dataset['guideSelectorJson'] ?? '{}') as SelectorData;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    this.#read();
    addEventListener('popstate', () => this.#read());
  }

  /** Changes the choice, and the address with it: as a new entry of the history, or in the place of the current one. */
  choose(choice: Choice, entry: 'push' | 'replace'): void {
    const url = new URL(location.href);
    url.searchParams.delete('actions');
    url.searchParams.delete('scopes');
    url.search = [url.search.slice(1), writeChoice(choice)].filter(Boolean).join('&');
    history[entry === 'push' ? 'pushState' : 'replaceState'](history.state, '', url);
    this.#apply(choice);
  }

  /** One of the selector's texts, as it reads now. */
  say(name: string | undefined): string {
    const { selection, shown } = this.state;
    const { messages } = this.data;
    if (name === 'count') {
      return selection.isFiltered
        ? fill(messages.part, { shown: `${shown.stepCount.shown}`, total: `${shown.stepCount.total}` })
        : messages.whole;
    }
    if (name === 'chosen') {
      const labels = this.actions.filter(({ id }) => selection.actions.includes(id)).map(({ label }) => label);
      const names = [...labels, ...selection.given];
      return selection.isFiltered
        ? fill(messages.chosen, { names: this.#list(names.slice(0, 3), names.length - 3) })
        : '';
    }
    const { names, more } = unknownNames(selection.unknown);
    return names.length > 0 ? fill(messages.unknown, { names: this.#list(names, more) }) : '';
  }

  #list(names: readonly string[], more: number): string {
    return names.join(', ') + (more > 0 ? ` ${fill(this.data.messages.more, { count: `${more}` })}` : '');
  }

  #read(): void {
    this.#apply(readChoice(new URLSearchParams(location.search)));
  }

  #apply(choice: Choice): void {
    const { scopes, selectionIndex } = this.data;
    const selection = resolveSelection({ actions: this.actions, scopes }, choice);
    const shown = shownOf(selectionIndex, new Set(selection.scopes));
    this.state = { choice, selection, shown };
    this.#sheet.replaceSync(
      selectionStyle(selectionIndex, shown, selection, {
        actions: this.actions.map(({ id }) => id),
        scopes: Object.keys(scopes),
      }),
    );
    for (const text of this.querySelectorAll<GuideSelectorText>('guide-selector-text')) text.update();
    this.dispatchEvent(new Event(selectionEvent));
  }
}

/** A text of the selector: `data-guide-says` is its name. */
class GuideSelectorText extends HTMLElement {
  connectedCallback(): void {
    this.update();
  }

  update(): void {
    const selector = this.closest('guide-selector');
    const text = selector instanceof GuideSelector ? selector.say(this.dataset['guideSays']) : '';
    // A live region speaks whenever its text is set, even to what it was.
    if (this.textContent !== text) this.textContent = text;
  }
}

function fill(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/gu, (found, name: string) => values[name] ?? found);
}

customElements.define('guide-selector', GuideSelector);
customElements.define('guide-selector-text', GuideSelectorText);
