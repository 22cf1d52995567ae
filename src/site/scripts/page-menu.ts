/** Closes the page menu when its reader leaves it. Without this it opens and closes by its button. */
export function enablePageMenu(root: Document): void {
  const menu = root.querySelector<HTMLDetailsElement>('[data-guide-menu]');
  if (!menu) return;
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
