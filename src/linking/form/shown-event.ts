/** Dispatched at an element that was brought into view: in a frame, the page around it has to scroll too. */
export const shownEvent = 'guide-shown';
