import { idOf } from './fragment.ts';

/** Marks the entry of the table of contents whose part is being read, and closes the list once an entry was chosen. */
export function followOutline(root: Document): void {
  const outline = root.querySelector<HTMLElement>('[data-guide-outline]');
  if (!outline) return;
  const links = new Map([...outline.querySelectorAll('a')].map((link) => [idOf(link.hash), link]));
  const targets = [...links.keys()].flatMap((id) => root.getElementById(id) ?? []);
  const visible = new Set<Element>();
  const mark = (): void => {
    // Sections hold their steps: the part being read is the first in view that holds no other in view.
    const inView = targets.filter((target) => visible.has(target));
    const current = inView.find((target) => !inView.some((other) => other !== target && target.contains(other)));
    if (!current) return;
    for (const [id, link] of links) {
      if (id === current.id) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) visible[isIntersecting ? 'add' : 'delete'](target);
      mark();
    },
    { rootMargin: '-72px 0px -80% 0px' },
  );
  for (const target of targets) observer.observe(target);
  outline.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a') && isOpen(outline)) outline.hidePopover();
  });
}

function isOpen(outline: HTMLElement): boolean {
  return 'popover' in HTMLElement.prototype && outline.matches(':popover-open');
}
