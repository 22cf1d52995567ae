import { copyText } from './copy-text.ts';
import { enableScopesList } from './selector/scopes-list.ts';
import { shareAddress } from './share-address.ts';

/** Gives a copy button to values, code blocks and lists of scopes, and life to "copy as Markdown". */
export function enableCopying(root: Document): void {
  const template = root.querySelector<HTMLTemplateElement>('[data-guide-copy-template]');
  for (const place of template ? root.querySelectorAll<HTMLElement>('[data-guide-copy], .code-block') : []) {
    const copied = (place.textContent ?? '').replace(/\n$/u, '');
    const button = template?.content.firstElementChild?.cloneNode(true);
    if (!(button instanceof HTMLButtonElement) || copied === '') continue;
    const label = place.dataset['guideCopy'];
    if (label) button.setAttribute('aria-label', `${button.getAttribute('aria-label')}: ${label}`);
    button.addEventListener('click', () => void copyText(button, Promise.resolve(copied)));
    place.append(button);
  }
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-guide-share]')) {
    button.addEventListener('click', () => {
      void copyText(button, Promise.resolve(shareAddress(location.search)));
    });
  }
  for (const list of root.querySelectorAll<HTMLElement>('.guide [data-guide-scopes-list]')) enableScopesList(list);
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-guide-copy-page]')) {
    const link = button.parentElement?.querySelector('a');
    button.addEventListener('click', () => void copyText(button, fetchText(link?.href ?? '')));
  }
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Cannot copy ${url}: ${response.status}`);
  return response.text();
}
