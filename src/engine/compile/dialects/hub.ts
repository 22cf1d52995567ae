import { defineDialect } from './define.ts';

/** The MDX of a vendor's hub: `##` headings, and steps in components. */
export const hub = defineDialect({
  name: 'hub',
  detect: ({ text }) => (/<Steps?[\s/>]/u.test(text) ? 0.5 : 0),
});
