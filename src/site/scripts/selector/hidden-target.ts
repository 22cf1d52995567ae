import { shownEvent } from '../../../linking/form/shown-event.ts';
import type { GuideSelector } from './guide-selector.ts';
import { selectionEvent } from '../../../publication/page/selector-data.ts';

/** Says that the part of the page that an address leads to is not in the selection, and offers to show it. */
export function offerTarget(selector: GuideSelector, target: HTMLElement): void {
  const template = selector.querySelector<HTMLTemplateElement>('[data-guide-hidden-template]');
  const notice = template?.content.firstElementChild?.cloneNode(true);
  if (!(notice instanceof HTMLElement)) return;
  const part = target.closest<HTMLElement>('[data-guide-step], [data-guide-section]') ?? target;
  const title = part.querySelector('h2, h3, h4')?.textContent ?? '';
  const text = notice.querySelector('p');
  if (text) text.textContent = (text.textContent ?? '').replace('{title}', title);
  const before = document.activeElement;
  const close = (): void => {
    const hadFocus = notice.contains(document.activeElement);
    notice.remove();
    if (hadFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
    selector.removeEventListener(selectionEvent, close);
    removeEventListener('hashchange', close);
  };
  selector.addEventListener(selectionEvent, close);
  addEventListener('hashchange', close);
  notice.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  notice.querySelector('[data-guide-hidden-close]')?.addEventListener('click', close);
  notice.querySelector('[data-guide-hidden-show]')?.addEventListener('click', () => {
    selector.choose({ actions: [], scopes: [] }, 'push');
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
    target.dispatchEvent(new Event(shownEvent, { bubbles: true }));
  });
  document.querySelector('.hidden-notice')?.remove();
  document.body.append(notice);
  notice.focus();
  notice.dispatchEvent(new Event(shownEvent, { bubbles: true }));
}
