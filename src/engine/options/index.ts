import type { OptionDefinition } from './define.ts';
import { linkBase } from './link-base.ts';
import { locale } from './locale.ts';
import { selection } from './selection.ts';
import { tokens } from './tokens.ts';
import { whitelabel } from './whitelabel.ts';

/** The options of a view, in the order they apply. */
export const options: readonly OptionDefinition[] = [whitelabel, selection, tokens, linkBase, locale];
