import type { LinkError } from '../linking/protocol/define.ts';
import type { Credentials } from './storage/accounts.ts';
import type { Connector } from './connectors.ts';

/** What a value that holds one of the words leads to; every other value is linked. */
interface TestValue {
  /** In values that take no hyphen, `_` stands for it. */
  readonly word: string;
  /** The failure, of the connector and the key of the field that holds the word; nothing where it is linked late. */
  readonly fail: (connector: Connector, key: string, scopes: readonly string[]) => LinkError | undefined;
  /** Whether the answer is late. */
  readonly isSlow?: boolean;
}

/** The documented test values. */
export const testValues: readonly TestValue[] = [
  {
    word: 'sandbox-wrong-key',
    fail: ({ provider }) => ({
      kind: 'credentials',
      message: `${provider.name} did not accept these credentials.`,
      retryable: false,
    }),
  },
  {
    word: 'sandbox-missing-scope',
    fail: (connector, _key, scopes) => missingScopes(connector, scopes),
  },
  { word: 'sandbox-slow', fail: () => undefined, isSlow: true },
  {
    word: 'sandbox-rate-limit',
    fail: ({ provider }) => ({
      kind: 'rate-limit',
      message: `${provider.name} takes no more requests for now.`,
      retryAfter: 30,
      retryable: true,
    }),
  },
  {
    word: 'sandbox-error',
    fail: () => ({ kind: 'unknown', message: 'Something went wrong at the endpoint.', retryable: true }),
  },
  { word: 'sandbox-expired', fail: () => sessionError },
  {
    word: 'sandbox-capacity',
    fail: () => ({ kind: 'capacity', message: 'No more accounts can be linked.', retryable: false }),
  },
  {
    word: 'sandbox-field',
    fail: ({ fields }, key) => {
      const label = fields.find((field) => field.key === key)?.label ?? key;
      const message = `${label}: this value was not accepted. Check that you copied all of it.`;
      return { kind: 'field', message, fields: new Map([[key, message]]), retryable: false };
    },
  },
];

/** Said where there is no session, or none any more. */
export const sessionError: LinkError = {
  kind: 'session',
  message: 'The session has ended. A new link is needed.',
  retryable: false,
};

/** Says that permissions are missing: the first of those asked for. */
export function missingScopes(connector: Connector, scopes: readonly string[]): LinkError {
  const missing = (scopes.length > 0 ? scopes : [...connector.scopes.keys()]).slice(0, 1);
  const names = missing.length > 0 ? `: ${missing.join(', ')}` : '';
  return {
    kind: 'permissions',
    message: connector.isAuthorized ? `Permissions were not granted${names}.` : `The key lacks permissions${names}.`,
    ...(missing.length > 0 ? { missingScopes: missing } : {}),
    retryable: false,
  };
}

/** The test value among credentials, and the key of the field that holds it. */
export function findTestValue(
  credentials: Credentials,
): { readonly test: TestValue; readonly key: string } | undefined {
  for (const [key, value] of Object.entries(credentials)) {
    const spelled = value.toLowerCase().replaceAll('_', '-');
    const test = testValues.find(({ word }) => spelled.includes(word));
    if (test) return { test, key };
  }
  return undefined;
}
