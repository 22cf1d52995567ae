import { writeChoice } from '../../../engine/browser.ts';
import { idOf } from '../fragment.ts';
import type { GuideSelector } from './guide-selector.ts';
import { selectionEvent } from '../../../publication/page/selector-data.ts';

/** Lets the reader open the panel of actions, and follows links to what the selection hides. */
export function enableSelector(root: Document): void {
  const selector = root.querySelector<GuideSelector>('guide-selector');
  // Without the script in the head, as where it could not be loaded, there is nothing to choose with.
  if (!selector?.state) return;
  enablePanel(selector);
  offerHiddenTargets(root, selector);
  followFormats(root, selector);
}

function enablePanel(selector: GuideSelector): void {
  const button = selector.querySelector<HTMLButtonElement>('[data-guide-selector-open]');
  const panel = selector.querySelector<HTMLElement>('[data-guide-selector-panel]');
  let isFilled = false;
  button?.addEventListener('click', () => {
    if (!panel) return;
    panel.hidden = !panel.hidden;
    button.setAttribute('aria-expanded', String(!panel.hidden));
    if (isFilled) return;
    isFilled = true;
    void fill(selector, panel).then((isDone) => {
      isFilled = isDone;
    });
  });
  selector.querySelector('[data-guide-selector-clear]')?.addEventListener('click', () => {
    selector.choose({ actions: [], scopes: [] }, 'push');
    button?.focus();
  });
}

/** Fills the panel; where its script cannot be had, the panel says so until it is opened again. */
async function fill(selector: GuideSelector, panel: HTMLElement): Promise<boolean> {
  try {
    const { fillPanel } = await import('./selector-panel.ts');
    panel.replaceChildren();
    fillPanel(selector, panel);
    return true;
  } catch {
    panel.textContent = panel.dataset['failed'] ?? '';
    return false;
  }
}

function offerHiddenTargets(root: Document, selector: GuideSelector): void {
  const follow = (): void => {
    const target = root.getElementById(idOf(location.hash));
    if (!target?.closest('.guide') || selector.contains(target)) return;
    if (!selector.state.selection.isFiltered || target.getClientRects().length > 0) return;
    void import('./hidden-target.ts').then(({ offerTarget }) => offerTarget(selector, target));
  };
  addEventListener('hashchange', follow);
  // A link to where the address leads already changes nothing that would be told.
  root.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (link?.hash === location.hash) follow();
  });
  follow();
}

/** The other formats of the page are of the same selection where the server narrows them. */
function followFormats(root: Document, selector: GuideSelector): void {
  const links = [...root.querySelectorAll<HTMLAnchorElement>('.page-menu a')].map((link) => [link, link.href] as const);
  const update = (): void => {
    const { actions, given } = selector.state.selection;
    const query = writeChoice({ actions, scopes: given });
    const suffix = query && `?${query}`;
    // What other tools are asked ends in the address of the page's Markdown.
    for (const [link, href] of links) link.href = href + (link.target ? encodeURIComponent(suffix) : suffix);
  };
  selector.addEventListener(selectionEvent, update);
  update();
}
