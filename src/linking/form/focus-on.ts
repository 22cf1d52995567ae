/** Brings an element into the middle of the view, and the focus to it. */
export function focusOn(element: HTMLElement | null | undefined): void {
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}
