import type { AdapterDefinition, Attempt, LinkContext, LinkingAdapter, Values } from '../define.ts';
import { windowAddress } from '../endpoint-address.ts';
import { mergeFields } from '../endpoint-fields.ts';
import { isRedacted, readHubField, readHubNotice } from '../hub/fields.ts';
import { askHub } from '../hub/ask.ts';
import { findIntegration } from '../hub/integration.ts';
import { hubAttemptError } from '../hub/error.ts';
import { failedOutcome, linkFailure } from '../link-failure.ts';
import { guidePlan } from '../guide-plan.ts';
import { own, ownText } from '../own.ts';
import { plainText } from '../plain-text.ts';
import { pollFailure } from '../poll-failure.ts';

export const definition: AdapterDefinition = {
  name: 'stackone-hub',
  settings: {
    oauthUrl: {
      description:
        'How the address of an approval is written: `attempt` names the attempt alone; `reference` is the form of the reference client.',
      type: 'choice',
      choices: ['attempt', 'reference'],
      warning: {
        value: 'reference',
        text: 'The reference form puts the session and every field that the reader enters into the address of the approval, where histories and logs keep them.',
      },
    },
    callbackUrl: {
      description: 'Where the provider returns to, in the reference form: its `redirect_uri`.',
      type: 'string',
    },
  },
};

/** The protocol of the hub, as its client `@stackone/hub` 1.11 speaks it. */
export const adapter: LinkingAdapter = {
  async plan(context) {
    if (context.session === undefined) return guidePlan(context);
    const integration = await findIntegration(context);
    const say = plainText(new Map(), context);
    const organization = say(
      own(integration.settings, 'organization') ?? own(integration.settings, 'organization_name'),
    );
    return {
      kind: integration.family === 'oauth' ? 'authorization' : 'credentials',
      fields: mergeFields(
        integration.fields.flatMap((field) => readHubField(field, integration)),
        context,
      ),
      notices: integration.notices.flatMap((notice) => readHubNotice(notice, say)),
      ...(organization !== '' && { organization }),
    };
  },

  async submit(values, context) {
    try {
      const { id, provider, account } = await findIntegration(context);
      const path = account === undefined ? '' : `/${encodeURIComponent(account)}`;
      const { body } = await askHub(
        context,
        {
          method: account === undefined ? 'POST' : 'PATCH',
          url: `/hub/accounts${path}`,
          body: { integration_id: id, credentials: credentialsOf(values) },
        },
        values,
      );
      const linked = account ?? ownText(body, 'id');
      if (linked === undefined) throw linkFailure({ kind: 'provider', message: '', retryable: true });
      return { status: 'linked', account: { id: linked, provider: ownText(body, 'provider') ?? provider } };
    } catch (thrown) {
      return failedOutcome(thrown);
    }
  },

  async begin(values, context) {
    const integration = await findIntegration(context);
    const isReference = context.settings['oauthUrl'] === 'reference';
    const token = context.session;
    // What the reader entered goes with the attempt, since it must not go into the address.
    const { id: integration_id, account } = integration;
    const edited = account !== undefined && { account_id: account };
    const entered = { integration_id, credentials: credentialsOf(values), ...edited };
    const { body } = await askHub(
      context,
      { method: 'POST', url: '/hub/connection_attempts', body: { token, ...(!isReference && entered) } },
      values,
    );
    const id = ownText(body, 'id');
    if (id === undefined) throw linkFailure({ kind: 'provider', message: '', retryable: true });
    const query = new URLSearchParams(isReference ? referenceQuery(values, context) : {});
    query.set('connection_attempt_id', id);
    const address = `${context.baseUrl}/connect/oauth2/${encodeURIComponent(integration.id)}?${query}`;
    return { id, url: windowAddress(address, context.baseUrl) };
  },

  async poll(attempt, context) {
    try {
      const { body } = await askHub(context, { url: attemptPath(attempt) });
      const account = own(body, 'account');
      const id = ownText(account, 'id');
      if (own(body, 'status') === 'authenticated' && id !== undefined) {
        return {
          status: 'linked',
          account: { id, provider: ownText(account, 'provider') ?? context.guide.provider.id },
        };
      }
      const error = hubAttemptError(body, plainText(new Map(), context));
      return error ? { status: 'failed', error } : 'pending';
    } catch (thrown) {
      return pollFailure(thrown);
    }
  },

  async cancel(attempt, context) {
    await askHub(context, { method: 'DELETE', url: attemptPath(attempt) });
  },
};

function attemptPath({ id }: Attempt): string {
  return `/hub/connection_attempts/${encodeURIComponent(id)}`;
}

/** What is sent: neither what was left empty, nor a kept secret in its masked form. */
function credentialsOf(values: Values): Readonly<Record<string, string>> {
  return Object.fromEntries([...values].filter(([, value]) => value !== '' && !isRedacted(value)));
}

function referenceQuery(values: Values, context: LinkContext): Record<string, string> {
  const callback = context.settings['callbackUrl'];
  return {
    ...credentialsOf(values),
    ...(typeof callback === 'string' && { redirect_uri: callback }),
    token: context.session ?? '',
  };
}
