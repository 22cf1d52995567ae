import type { Account } from '../storage/accounts.ts';
import type { Sandbox } from '../environment.ts';

/** An account as people know it. */
export interface AccountWords {
  /** Name of the provider. */
  readonly name: string;
  readonly method: string;
  readonly organization: string;
  /** When it was linked or changed, as an ISO date and in words. */
  readonly updated: { readonly iso: string; readonly words: string };
  /** Path of the guide's page, where the endpoint stands beside one. */
  readonly guidePath: string | undefined;
}

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** What pages say of an account; its guide may have been removed from the content since. */
export function accountWords(
  { connectors, guidePath }: Pick<Sandbox, 'connectors' | 'guidePath'>,
  { guide, provider, organization, updated }: Account,
): AccountWords {
  const connector = connectors.get(guide);
  const when = new Date(updated);
  return {
    name: connector?.provider.name ?? provider,
    method: connector?.method.label ?? guide,
    organization,
    updated: { iso: when.toISOString(), words: time.format(when) },
    guidePath: guidePath?.(guide),
  };
}
