import type { Field } from '../../engine/index.ts';

/** What the reader entered, by the key of the field. A map, since keys come from endpoints too. */
export type Values = ReadonlyMap<string, string>;

/** What an adapter is given for one attempt to link an account. */
export interface LinkContext {
  /** The platform's `fetch`, or a test's. */
  readonly fetch: typeof globalThis.fetch;
  /** Aborted once the answer is of no interest any more. */
  readonly signal: AbortSignal;
  /** Address of the endpoint, absolute, without a slash at its end. */
  readonly baseUrl: string;
  /** What the variant's `linking` says beside `adapter` and `baseUrl`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The session token, where the reader has one. */
  readonly session?: string | undefined;
  readonly guide: LinkedGuide;
  /** Id of the variant. */
  readonly variant: string;
  /** Fields of the guide, in the order of the form. */
  readonly fields: readonly Field[];
  /** Scopes that follow from what the reader chose; empty where nothing was chosen. */
  readonly scopes: readonly string[];
  /** Address of the form on its page, where an approval in the same tab may lead back to. */
  readonly returnUrl?: string;
  /** Id of the linked account to edit, where one is edited. */
  readonly account?: string | undefined;
  /** Milliseconds that one request may take, to the last byte of its answer; 20,000 where it is not said. */
  readonly timeLimit?: number;
}

/** The guide that the reader is in. */
export interface LinkedGuide {
  /** Such as `lattice/api-key`. */
  readonly id: string;
  readonly provider: { readonly id: string; readonly name: string };
  /** Id of the method, such as `oauth-2-0`. */
  readonly method: string;
}

/** A field of the form, as the endpoint and the guide together have it. */
export interface LinkField extends Field {
  /** What the endpoint knows already; for a secret only `isKept`. */
  readonly value?: string;
  /** Whether the endpoint keeps a secret that stays as it is unless the reader enters another. */
  readonly isKept?: boolean;
}

/** Something the endpoint says before the fields, as text. */
export interface LinkNotice {
  readonly level: 'info' | 'warning';
  readonly text: string;
}

/** What the form asks for. */
export interface LinkPlan {
  /**
   * `credentials`: the fields are all that is needed. `authorization`: the provider asks the
   * reader for approval in a window of its own, which is opened by the reader's own click.
   */
  readonly kind: 'credentials' | 'authorization';
  /** The endpoint's fields win over the guide's. */
  readonly fields: readonly LinkField[];
  readonly notices: readonly LinkNotice[];
  /** The organisation that receives what is entered, where the protocol tells it. */
  readonly organization?: string | undefined;
}

/** An approval under way in the provider's own window. */
export interface Attempt {
  readonly id: string;
  /** Where the window goes. Checked by the form before it goes there. */
  readonly url: string;
  /** Where the adapter asks how it stands, where the protocol tells. */
  readonly pollUrl?: string;
  /** Milliseconds between two calls of `poll`; 2,000 where it is not said. */
  readonly interval?: number;
  /** Milliseconds until nobody waits for it any more; 300,000 where it is not said. */
  readonly lifetime?: number;
}

/** A linked account. */
export interface LinkedAccount {
  readonly id: string;
  /** Id of the provider. */
  readonly provider: string;
}

export type LinkErrorKind =
  | 'field'
  | 'credentials'
  | 'permissions'
  | 'session'
  | 'offline'
  | 'timeout'
  | 'popup-blocked'
  | 'cancelled'
  | 'rate-limit'
  | 'capacity'
  | 'provider'
  | 'unknown';

/** Why an account was not linked, and what the form needs to say the way out. */
export interface LinkError {
  readonly kind: LinkErrorKind;
  /** The endpoint's own words, as text; empty where it had none. The form's catalogue says the rest. */
  readonly message: string;
  /** Messages by the key of the field. */
  readonly fields?: ReadonlyMap<string, string> | undefined;
  readonly missingScopes?: readonly string[] | undefined;
  /** Seconds from the answer until another try makes sense. */
  readonly retryAfter?: number | undefined;
  /** Whether the same values can succeed later. */
  readonly retryable: boolean;
  /** What the endpoint calls the failure, for whoever helps the reader. */
  readonly reference?: string | undefined;
}

export type LinkOutcome =
  | { readonly status: 'linked'; readonly account: LinkedAccount }
  | { readonly status: 'failed'; readonly error: LinkError };

/** What a `submit` leads to: an end, or an approval in the provider's own window. */
export type Submission = LinkOutcome | { readonly status: 'authorize'; readonly attempt: Attempt };

/**
 * A protocol by which accounts are linked. Pure but for `context.fetch`: no DOM, no storage,
 * no clock that a test cannot stop. `submit` and `poll` answer with failures; `plan`, `begin`
 * and `cancel` throw what `linkFailure` makes.
 */
export interface LinkingAdapter {
  /** The fields and notices of the form. */
  plan(context: LinkContext): Promise<LinkPlan>;
  /** Sends the values of a plan of credentials. */
  submit(values: Values, context: LinkContext): Promise<Submission>;
  /** Begins an approval, for a plan of authorization; without it `submit` does. */
  begin?(values: Values, context: LinkContext): Promise<Attempt>;
  /** Asks once how an approval stands; `pending` too where the question did not get through, since the next may. */
  poll?(attempt: Attempt, context: LinkContext): Promise<'pending' | LinkOutcome>;
  /** Says that the reader waits no longer. */
  cancel?(attempt: Attempt, context: LinkContext): Promise<void>;
}

/** A setting of an adapter in a variant's `linking`, as data, so that what checks it is not sent to readers. */
export interface LinkingSetting {
  readonly description: string;
  readonly type: 'string' | 'boolean' | 'path' | 'address' | 'choice';
  readonly choices?: readonly string[];
  /** Said by `check` where the setting has this value. */
  readonly warning?: { readonly value: string; readonly text: string };
}

/**
 * What is to know of an adapter without its code. The file is `adapters/<name>.ts`: it exports
 * this as `definition`, and the adapter as `adapter`, of which only the variant's own is sent
 * to readers.
 */
export interface AdapterDefinition {
  /** As `linking.adapter` names it. */
  readonly name: string;
  readonly settings: Readonly<Record<string, LinkingSetting>>;
  /** What whoever chooses it has to know, such as what the protocol itself puts into addresses. */
  readonly caution?: string;
  /** The origins beside the endpoint's own that the page has to be allowed to connect to, such as `wss:` ones. */
  readonly origins?: (baseUrl: string) => readonly string[];
}
