/** Makes the links of the page menu that ask a tool, and closes the menu when its reader leaves it. */
export function enablePageMenu(root: Document): void {
  const menu = root.querySelector<HTMLDetailsElement>('[data-guide-menu]');
  if (!menu) return;
  // Whoever reads the page as text would have all this before its words.
  for (const item of menu.querySelectorAll<HTMLElement>('[data-guide-label]'))
    item.textContent = item.dataset['guideLabel'] ?? '';
  for (const link of menu.querySelectorAll<HTMLAnchorElement>('[data-guide-ask]')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.href = `${link.dataset['guideAsk']}${encodeURIComponent(menu.dataset['prompt'] ?? '')}`;
  }
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  for (const event of ['click', 'focusin'])
    root.addEventListener(event, ({ target }) => {
      if (!menu.contains(target as Node)) menu.open = false;
    });
}
