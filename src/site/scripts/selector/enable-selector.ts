import { writeChoice } from '../../../engine/choice.ts';
import type { GuideSelector } from './guide-selector.ts';
import { selectionEvent } from './selector-data.ts';

/** Lets the reader open the panel of actions, and follows links to what the selection hides. */
export function enableSelector(root: Document): void {
  const selector = root.querySelector<GuideSelector>('guide-selector');
  // Without the script in the head, as where it could not be loaded, there is nothing to choose with.
  if (!selector?.state) return;
  const button = selector.querySelector<HTMLButtonElement>('[data-guide-selector-open]');
  const panel = selector.querySelector<HTMLElement>('[data-guide-selector-panel]');
  if (button && panel) {
    button.addEventListener('click', () => {
      const isOpen = panel.hidden;
      panel.hidden = !isOpen;
      button.setAttribute('aria-expanded', String(isOpen));
      if (isOpen && panel.childElementCount === 0) {
        void import('./selector-panel.ts').then(({ fillPanel }) => fillPanel(selector, panel));
      }
    });
  }
  selector.querySelector('[data-guide-selector-clear]')?.addEventListener('click', () => {
    selector.choose({ actions: [], scopes: [] }, 'push');
    button?.focus();
  });

  const follow = (): void => {
    const target = root.getElementById(decode(location.hash.slice(1)));
    if (!target || isShown(target)) return;
    void import('./hidden-target.ts').then(({ offerTarget }) => offerTarget(selector, target));
  };
  addEventListener('hashchange', follow);
  follow();

  // The other formats of the page are of the same selection where the server narrows them.
  const links = [...root.querySelectorAll<HTMLAnchorElement>('.page-menu a')].map((link) => [link, link.href] as const);
  const update = (): void => {
    const { isFiltered, actions } = selector.state.selection;
    const query = isFiltered ? `?${writeChoice({ ...selector.state.choice, actions })}` : '';
    for (const [link, href] of links) link.href = href + query;
  };
  selector.addEventListener(selectionEvent, update);
  update();
}

/** Whether anything of an element is to be seen. */
function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
