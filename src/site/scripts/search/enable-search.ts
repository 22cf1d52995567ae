import { siteAddress } from '../site-address.ts';

/** Opens the search by its button, `/` and Ctrl+K, and starts that of the page. What they need is loaded then. */
export function enableSearch(root: Document): void {
  const button = root.querySelector('[data-guide-search-open]');
  const open = (): void => {
    // Without the dialog there is still the page.
    void Promise.all([import('./search-dialog.ts'), loadWords(root)]).then(
      ([{ openSearchDialog }]) => openSearchDialog(root),
      () => location.assign(siteAddress('/search/')),
    );
  };
  if (button) {
    button.addEventListener('click', open);
    root.addEventListener('keydown', (event) => {
      if (!isShortcut(event) || root.querySelector('dialog[open]')) return;
      event.preventDefault();
      open();
    });
  }
  const input = root.querySelector<HTMLInputElement>('[data-guide-search-form] input');
  if (!input) return;
  const start = (): void =>
    void Promise.all([import('./search-page.ts'), loadWords(root)]).then(([{ enableSearchPage }]) =>
      enableSearchPage(root),
    );
  input.value ||= (new URLSearchParams(location.search).get('q') ?? '').slice(0, input.maxLength);
  if (input.value) start();
  else input.addEventListener('focus', start, { once: true });
}

async function loadWords(root: Document): Promise<void> {
  const words = await import('./search-words.ts');
  await words.loadWords(root);
}

function isShortcut({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' && !altKey && !shiftKey;
  return key === '/' && !(target as Element).closest('input,textarea,select,[contenteditable]');
}
