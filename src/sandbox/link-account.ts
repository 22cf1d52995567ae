import { setTimeout as sleep } from 'node:timers/promises';
import type { LinkError } from '../linking/protocol/define.ts';
import type { Account, Accounts, Credentials, Owner } from './storage/accounts.ts';
import { checkFields } from './check-fields.ts';
import type { Connector } from './connectors.ts';
import { findTestValue } from './test-values.ts';

/** What an account is linked with. */
export interface LinkRequest {
  readonly owner: Owner;
  readonly connector: Connector;
  readonly credentials: Credentials;
  readonly scopes: readonly string[];
  /** The account to edit: what is not given of its credentials stays. */
  readonly account?: Account;
}

/** Where accounts are linked. */
export interface Linking {
  readonly accounts: Accounts;
  /** Milliseconds that a slow answer takes. */
  readonly slowness: number;
  /** Asks the provider whether the credentials are right, where that is turned on. */
  readonly verify?: (connector: Connector, credentials: Credentials) => Promise<LinkError | undefined>;
}

/** Checks credentials and keeps them: the account, or why it is not linked. */
export async function linkAccount(linking: Linking, request: LinkRequest): Promise<Account | LinkError> {
  const { owner, connector, scopes, account } = request;
  const { accounts, slowness, verify } = linking;
  const given = Object.fromEntries(Object.entries(request.credentials).filter(([, value]) => value !== ''));
  const credentials = { ...(account ? accounts.credentials(account.id, owner) : {}), ...given };
  const problems = await checkFields(connector.fields, credentials);
  if (problems.size > 0) {
    return { kind: 'field', message: [...problems.values()].join(' '), fields: problems, retryable: false };
  }
  const found = findTestValue(credentials);
  if (found?.test.isSlow) await sleep(slowness);
  const error = found ? found.test.fail(connector, found.key, scopes) : await verify?.(connector, credentials);
  if (error) return error;
  if (!account)
    return accounts.create(owner, { provider: connector.provider.id, guide: connector.guide, scopes }, credentials);
  accounts.update(account.id, owner, credentials, scopes);
  return account;
}

/** Whether the outcome of `linkAccount` is a failure. */
export function isLinkError(outcome: Account | LinkError): outcome is LinkError {
  return 'kind' in outcome;
}
