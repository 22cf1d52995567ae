import { shownEvent } from './shown-event.ts';

/** Brings an element into the middle of the view, and the focus to it. */
export function focusOn(element: HTMLElement | null | undefined): void {
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
  element?.dispatchEvent(new Event(shownEvent, { bubbles: true }));
}
