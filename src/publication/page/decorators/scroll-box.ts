import type { Properties } from 'hast';

/** What an element says that scrolls by itself: keyboards reach it, and it has a name. */
export function scrollBox(label: string): Properties {
  return { tabIndex: 0, role: 'group', ariaLabel: label };
}
