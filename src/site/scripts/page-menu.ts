/** Makes the links of the page menu that ask a tool, and closes the menu when its reader leaves it. */
export function enablePageMenu(root: Document): void {
  const menu = root.querySelector<HTMLDetailsElement>('[data-guide-menu]');
  if (!menu) return;
  // Long addresses, which would stand before the page's words for whoever reads it as text.
  for (const link of menu.querySelectorAll<HTMLAnchorElement>('[data-guide-ask]'))
    link.href = `${link.dataset['guideAsk']}${encodeURIComponent(menu.dataset['prompt'] ?? '')}`;
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
