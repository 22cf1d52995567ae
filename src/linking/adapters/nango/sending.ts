import type { Values } from '../../protocol/define.ts';
import { failedOutcome, linkError, linkFailure } from '../../protocol/link-failure.ts';
import { ownText } from '../../protocol/own.ts';
import type { Sending } from '../../protocol/send-later.ts';
import { askApproval, beginApproval, endApproval } from './approval.ts';
import { nangoClient } from './client.ts';
import { findNangoIntegration, type NangoIntegration } from './integration.ts';

export { noIntegration } from '../../protocol/no-integration.ts';
export { nangoError } from './error.ts';

/** What the adapter does once the form is filled in, with the client that it takes. */
export const sending: Sending = {
  async submit(values, context) {
    try {
      const integration = await findNangoIntegration(context);
      const entered = split(values, integration);
      if (Object.keys(entered.credentials).length === 0) {
        throw linkFailure(linkError('credentials', { retryable: false }));
      }
      const client = nangoClient(context, values);
      const id = ownText(await client.auth(integration.key, entered), 'connectionId');
      if (id === undefined) throw linkFailure(linkError('provider'));
      return { status: 'linked', account: { id, provider: context.guide.provider.id } };
    } catch (thrown) {
      return failedOutcome(thrown);
    }
  },

  async begin(values, context) {
    const integration = await findNangoIntegration(context);
    const { params } = split(values, integration);
    return await beginApproval(integration.key, params, context);
  },

  poll(attempt) {
    return Promise.resolve(askApproval(attempt));
  },

  async cancel(attempt) {
    endApproval(attempt);
  },
};

/** What goes into the body, and what goes into the address; anything else goes nowhere. */
function split(
  values: Values,
  integration: NangoIntegration,
): Record<'credentials' | 'params', Readonly<Record<string, string>>> {
  const pick = (fields: NangoIntegration['credentials']): Readonly<Record<string, string>> => {
    const keys = new Set(fields.map(({ key }) => key));
    return Object.fromEntries([...values].filter(([key, value]) => value !== '' && keys.has(key)));
  };
  return { credentials: pick(integration.credentials), params: pick(integration.parameters) };
}
