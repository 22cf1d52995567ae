/** The blocks of the authoring format: every export is one. */
export { accordion, accordionGroup } from './accordion.ts';
export { danger, info, note, tip, warning } from './callout.ts';
export { card, cardGroup } from './card.ts';
export { copy } from './copy.ts';
export { field } from './field.ts';
export { figure } from './figure.ts';
export { icon } from './icon.ts';
export { image } from './image.ts';
export { section, step, steps, whitelabelHide, whitelabelOnly } from './structure.ts';
export { tab, tabs } from './tabs.ts';
export { video } from './video.ts';
