/** The options of a view: every export is one. They apply in the order of their stages. */
export { linkBase } from './link-base.ts';
export { locale } from './locale.ts';
export { offer } from './offer.ts';
export { selection } from './selection.ts';
export { variables } from './variables.ts';
export { unlink } from './unlink.ts';
export { whitelabel } from './whitelabel.ts';
