import type { ToolDefinition } from '../define.ts';
import { checkScopes } from './check-scopes.ts';
import { fetch } from './fetch.ts';
import { listProviders } from './list-providers.ts';
import { search } from './search.ts';

/** The tools, in the order in which they are listed. */
export const tools: readonly ToolDefinition[] = [search, fetch, listProviders, checkScopes];
