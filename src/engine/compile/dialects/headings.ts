import { defineDialect } from './define.ts';

/** Markdown of any maker, printed guides of ours among it: steps are `Step 1:` headings or numbered lists. Whatever nobody else knows is of this form. */
export const headings = defineDialect({
  name: 'headings',
  detect: () => 0.1,
});
