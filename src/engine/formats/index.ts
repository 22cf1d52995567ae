import type { FormatDefinition } from './define.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { llms } from './llms.ts';
import { markdown } from './markdown.ts';

/** The formats a view is published in. */
export const formats: readonly FormatDefinition[] = [html, markdown, json, llms];
