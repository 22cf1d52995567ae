import type { JsonValue } from '../../model/body.ts';
import { parseScopes } from '../../model/condition.ts';
import type { Action } from '../../model/provider.ts';

/** The actions that an attribute holds, or why it holds none. */
export type ActionsRead = { readonly actions: readonly Action[] } | { readonly reason: string };

/**
 * Reads the actions that a docs platform's panel carries in `data-guide-actions-json`: a
 * JSON array (entities decoded already), or an object of them by id.
 */
export function readActions(data: JsonValue): ActionsRead {
  let value: unknown = data;
  if (typeof data === 'string') {
    try {
      value = JSON.parse(data);
    } catch {
      return { reason: 'it is not JSON' };
    }
  }
  const list = Array.isArray(value)
    ? value
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([id, action]: [string, unknown]) =>
          typeof action === 'object' ? { id, ...action } : { id, scopes: action },
        )
      : undefined;
  if (!list) return { reason: 'it is not a list' };
  return { actions: list.flatMap((item: unknown) => readAction(item)) };
}

function readAction(item: unknown): Action[] {
  if (typeof item === 'string') return [{ id: item, label: item, scopes: [] }];
  if (typeof item !== 'object' || item === null) return [];
  const record = item as Record<string, unknown>;
  const first = (...keys: string[]): string | undefined =>
    keys.map((key) => record[key]).find((value) => typeof value === 'string' && value !== '') as string | undefined;
  const id = first('id', 'actionId', 'key', 'name', 'label');
  if (id === undefined) return [];
  const scopes = record['scopes'] ?? record['requiredScopes'] ?? record['required_scopes'] ?? [];
  return [
    {
      id,
      label: first('label', 'title', 'name') ?? id,
      scopes: Array.isArray(scopes)
        ? scopes.filter((scope) => typeof scope === 'string')
        : typeof scopes === 'string'
          ? parseScopes(scopes)
          : [],
    },
  ];
}
