import type { Attempt, LinkContext, Values } from '../../protocol/define.ts';
import { windowAddress } from '../../protocol/endpoint-address.ts';
import { failedOutcome, linkError, linkFailure } from '../../protocol/link-failure.ts';
import { own, ownText } from '../../protocol/own.ts';
import { pollFailure } from '../../protocol/poll-failure.ts';
import type { Sending } from '../../protocol/send-later.ts';
import { askHub } from './ask.ts';
import { hubAttemptError } from './attempt-error.ts';
import { isRedacted } from './fields.ts';
import { findIntegration } from './integration.ts';

export { noIntegration } from '../../protocol/no-integration.ts';
export { hubError } from './error.ts';

/** What the hub's adapter does once the form is filled in. */
export const sending: Sending = {
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
      if (linked === undefined) throw linkFailure(linkError('provider'));
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
    if (id === undefined) throw linkFailure(linkError('provider'));
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
      const error = hubAttemptError(body);
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
