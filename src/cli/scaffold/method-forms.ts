import type { Field } from '../../engine/index.ts';

/** What a method hands over, in the words of a title, and the fields that its form asks for. */
export interface MethodForm {
  readonly object: string;
  readonly fields: readonly Pick<Field, 'key' | 'label' | 'type' | 'secret'>[];
}

const apiKey = { key: 'apiKey', label: 'API key', type: 'password', secret: true } as const;
const clientId = { key: 'clientId', label: 'Client ID', type: 'text', secret: false } as const;
const clientSecret = { key: 'clientSecret', label: 'Client secret', type: 'password', secret: true } as const;

const forms: Readonly<Record<string, MethodForm>> = {
  'api-key': { object: 'an API key', fields: [apiKey] },
  basic: {
    object: 'a name and a secret',
    fields: [
      { key: 'username', label: 'User name', type: 'text', secret: false },
      { key: 'password', label: 'Password', type: 'password', secret: true },
    ],
  },
  'client-credentials': { object: 'client credentials', fields: [clientId, clientSecret] },
  'oauth-2-0': { object: 'OAuth 2.0', fields: [] },
  'personal-access-token': {
    object: 'a personal access token',
    fields: [{ key: 'token', label: 'Personal access token', type: 'password', secret: true }],
  },
  'service-account': {
    object: 'a service account',
    fields: [{ key: 'serviceAccountKey', label: 'Service account key file', type: 'file', secret: true }],
  },
};

/** What methods are called elsewhere, as they are compared: without signs. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  'api-key': ['apikey', 'key', 'apitoken'],
  basic: ['basicauth', 'password', 'userpassword'],
  'client-credentials': ['clientcredentials', 'oauth2cc', 'm2m'],
  'oauth-2-0': ['oauth2', 'oauth', 'oauth20', 'authorizationcode'],
  'personal-access-token': ['pat', 'token', 'accesstoken'],
  'service-account': ['serviceaccount', 'serviceaccountkey'],
};

/** The name under which a method is known here; nothing of one that is not. */
export function knownMethod(method: string): string | undefined {
  if (Object.hasOwn(forms, method)) return method;
  const plain = method.toLowerCase().replace(/[^a-z\d]/gu, '');
  return Object.keys(synonyms).find((name) => name.replaceAll('-', '') === plain || synonyms[name]?.includes(plain));
}

/** Every method that is known here, with what it is called elsewhere: `oauth-2-0 (oauth2, oauth), …`. */
export function listMethods(): string {
  const names = Object.keys(forms).map((name) => `${name} (${synonyms[name]?.slice(0, 2).join(', ')})`);
  return names.join(', ');
}

/** The form of a method; one of an unknown name asks for a secret. */
export function methodForm(method: string, isSetup: boolean): MethodForm {
  const known = knownMethod(method);
  const form = known === undefined ? undefined : forms[known];
  if (isSetup && known === 'oauth-2-0') return { object: 'OAuth 2.0', fields: [clientId, clientSecret] };
  return (
    form ?? { object: '{method.label}', fields: [{ key: 'secret', label: 'Secret', type: 'password', secret: true }] }
  );
}
