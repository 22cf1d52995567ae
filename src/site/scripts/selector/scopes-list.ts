import { copyText } from '../copy-text.ts';

const separators: Readonly<Record<string, string>> = { blank: ' ', comma: ',', line: '\n' };
/** The separator chosen last, by name; it is what the reader's tool wants, so all lists follow. */
const key = 'guide-separator';

/** Lets the reader copy a list of scopes, with the separator that the tool at hand wants. */
export function enableScopesList(list: HTMLElement): void {
  const tools = list.querySelector<HTMLElement>('.scopes-tools');
  const select = tools?.querySelector('select');
  const button = document
    .querySelector<HTMLTemplateElement>('[data-guide-copy-template]')
    ?.content.firstElementChild?.cloneNode(true);
  if (!tools || !select || !(button instanceof HTMLButtonElement)) return;
  const label = list.querySelector('.guide-label:not([hidden])')?.textContent ?? '';
  button.setAttribute('aria-label', `${button.getAttribute('aria-label')}: ${label}`);
  select.value = remembered();
  select.addEventListener('change', () => {
    remember(select.value);
    for (const other of document.querySelectorAll<HTMLSelectElement>('select[data-guide-separator]')) {
      other.value = select.value;
    }
  });
  button.addEventListener('click', () => {
    const names = [...list.querySelectorAll<HTMLElement>('[data-guide-scope]')]
      .filter((scope) => scope.getClientRects().length > 0)
      .map((scope) => scope.dataset['guideScope']);
    void copyText(button, Promise.resolve(names.join(separators[select.value] ?? ' ')));
  });
  tools.append(button);
}

function remembered(): string {
  try {
    const name = localStorage.getItem(key) ?? '';
    return Object.hasOwn(separators, name) ? name : 'blank';
  } catch {
    return 'blank';
  }
}

function remember(name: string): void {
  try {
    localStorage.setItem(key, name);
  } catch {
    // Storage is forbidden or full: the choice holds for this page.
  }
}
