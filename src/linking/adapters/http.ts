import type {
  AdapterDefinition,
  Attempt,
  LinkContext,
  LinkError,
  LinkingAdapter,
  LinkNotice,
  LinkOutcome,
  Submission,
  Values,
} from '../protocol/define.ts';
import { ownAddress, windowAddress } from '../protocol/endpoint-address.ts';
import {
  type EndpointField,
  fieldCheck,
  fieldCondition,
  fieldOptions,
  fieldType,
  mergeFields,
} from '../protocol/endpoint-fields.ts';
import { failedOutcome, linkError, linkFailure } from '../protocol/link-failure.ts';
import { own, ownList, ownText } from '../protocol/own.ts';
import { type PlainText, plainText } from '../protocol/plain-text.ts';
import { pollFailure } from '../protocol/poll-failure.ts';
import { type Answer, type JsonRequest, requestJson } from '../protocol/request.ts';
import { shownText } from '../protocol/shown-text.ts';
import { namedKind, statusError } from '../protocol/status-error.ts';

export const definition: AdapterDefinition = { name: 'http', settings: {} };

/** Any backend that speaks the protocol of `http-protocol.ts`. */
export const adapter: LinkingAdapter = {
  async plan(context) {
    const plan = await askForPlan(context);
    const given = ownList(plan, 'fields').flatMap((field) => readField(field));
    const fields = given.length > 0 ? mergeFields(given, context) : context.fields;
    const kind = own(plan, 'kind') ?? (fields.length > 0 ? 'credentials' : 'authorization');
    const organization = shownText(own(plan, 'organization'));
    return {
      kind: kind === 'authorization' ? kind : 'credentials',
      fields,
      notices: ownList(plan, 'notices').flatMap((notice) => readNotice(notice)),
      organization: organization || undefined,
    };
  },

  async submit(values, context) {
    try {
      return await link(values, context);
    } catch (thrown) {
      return failedOutcome(thrown);
    }
  },

  async poll(attempt, context) {
    try {
      const answer = await askAboutAttempt(attempt, context);
      const { body } = answer;
      const state = own(body, 'status');
      if (state === 'pending') return 'pending';
      if (state === 'linked') return linked(body, context);
      const problem = own(body, 'problem');
      const error =
        state === 'cancelled' || state === 'expired'
          ? linkError(state === 'expired' ? 'timeout' : state)
          : problemError({ ...answer, status: Number(own(problem, 'status') ?? 502), body: problem }, shownText);
      return { status: 'failed', error };
    } catch (thrown) {
      return pollFailure(thrown);
    }
  },

  async cancel(attempt, context) {
    await askAboutAttempt(attempt, context, 'DELETE');
  },
};

/** The endpoint's own plan, where it has one. */
async function askForPlan(context: LinkContext): Promise<unknown> {
  if (context.session === undefined) return undefined;
  const query = new URLSearchParams({ guide: context.guide.id });
  if (context.account !== undefined) query.set('account', context.account);
  const answer = await request(context, { url: `${context.baseUrl}?${query}` });
  // An endpoint without a plan says so by a status alone: one that says why has refused.
  const isRefused = own(answer.body, 'type') !== undefined || own(answer.body, 'title') !== undefined;
  if ([404, 405, 501].includes(answer.status) && !isRefused) return undefined;
  return success(answer, shownText).body;
}

async function link(values: Values, context: LinkContext): Promise<Submission> {
  const answer = await request(context, {
    method: 'POST',
    url: context.baseUrl,
    body: {
      guide: context.guide.id,
      variant: context.variant,
      fields: Object.fromEntries(values),
      scopes: context.scopes,
      account: context.account,
    },
  });
  const { status, body } = success(answer, plainText(context, values));
  if (status !== 202) return linked(body, context);
  const attempt = own(body, 'attempt');
  const [id, url, pollUrl] = ['id', 'url', 'pollUrl'].map((key) => ownText(attempt, key));
  if (id === undefined || url === undefined || pollUrl === undefined) throw linkFailure(linkError('provider'));
  return {
    status: 'authorize',
    attempt: { id, url: windowAddress(url, context.baseUrl), pollUrl: ownAddress(pollUrl, context.baseUrl) },
  };
}

async function askAboutAttempt(attempt: Attempt, context: LinkContext, method?: 'DELETE'): Promise<Answer> {
  const url = ownAddress(attempt.pollUrl ?? '', context.baseUrl);
  return success(await request(context, { url, method }), shownText);
}

function request(context: LinkContext, asked: Omit<JsonRequest, 'headers'>): Promise<Answer> {
  const { session } = context;
  return requestJson(context, {
    ...asked,
    headers: session === undefined ? {} : { Authorization: `Bearer ${session}` },
  });
}

/** The answer where it is a success; throws the link failure of its problem where it is not. */
function success(answer: Answer, say: PlainText): Answer {
  if (answer.status < 300) return answer;
  throw linkFailure(problemError(answer, say));
}

function linked(body: unknown, { guide }: LinkContext): Extract<LinkOutcome, { status: 'linked' }> {
  const account = own(body, 'account');
  const id = ownText(account, 'id');
  if (id === undefined) throw linkFailure(linkError('provider'));
  return { status: 'linked', account: { id, provider: ownText(account, 'provider') ?? guide.provider.id } };
}

/** The link error of a problem, as RFC 9457 has it. Its `type` ends with the kind, where that says more than the status. */
function problemError({ status, body, retryAfter }: Answer, say: PlainText): LinkError {
  const kind = ownText(body, 'type')?.split(/[/#:]/u).at(-1);
  const errors = ownList(body, 'errors').flatMap((error): [string, string][] => {
    const field = ownText(error, 'field');
    return field === undefined ? [] : [[field, say(own(error, 'message'))]];
  });
  const seconds = own(body, 'retryAfter');
  return statusError({
    status,
    kind: namedKind(kind),
    message: say(own(body, 'detail')) || say(own(body, 'title')),
    fields: new Map(errors),
    missingScopes: ownList(body, 'missingScopes').flatMap((scope) => say(scope) || []),
    retryAfter: typeof seconds === 'number' && seconds >= 0 ? seconds : retryAfter,
    reference: say(own(body, 'instance')),
  });
}

const texts = ['label', 'placeholder', 'help', 'example', 'prefix', 'suffix', 'step', 'value'] as const;

function readField(field: unknown): EndpointField[] {
  const key = ownText(field, 'key');
  if (key === undefined) return [];
  const type = own(field, 'type');
  const flag = (name: string): boolean | undefined => {
    const value = own(field, name);
    return value === undefined ? value : value === true;
  };
  return [
    {
      key,
      ...Object.fromEntries(texts.map((name) => [name, ownText(field, name)])),
      secret: flag('secret'),
      required: flag('required'),
      isKept: flag('isKept'),
      type: type === undefined ? type : fieldType(type),
      ...fieldCheck(own(field, 'pattern'), own(field, 'format'), own(field, 'message')),
      options: fieldOptions(ownList(field, 'options')),
      visibleWhen: fieldCondition(own(field, 'visibleWhen')),
    },
  ];
}

function readNotice(notice: unknown): LinkNotice[] {
  const text = shownText(own(notice, 'text'));
  return text === '' ? [] : [{ level: own(notice, 'level') === 'warning' ? 'warning' : 'info', text }];
}
