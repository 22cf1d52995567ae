import type { AdapterDefinition, LinkingAdapter, Values } from '../define.ts';
import { mergeFields } from '../endpoint-fields.ts';
import { failedOutcome, linkFailure } from '../link-failure.ts';
import { guidePlan } from '../guide-plan.ts';
import { askApproval, beginApproval, endApproval } from '../nango/approval.ts';
import { nangoClient } from '../nango/client.ts';
import { findNangoIntegration, type NangoIntegration } from '../nango/integration.ts';
import { ownText } from '../own.ts';

export const definition: AdapterDefinition = {
  name: 'nango',
  settings: {
    websocketsPath: {
      description:
        'Path of the WebSocket that says how an approval ended, where the server has it elsewhere than at `/`.',
      type: 'path',
    },
  },
  caution:
    'The protocol puts the connect session token, and what is entered beside the credentials, such as a subdomain, into addresses. Keep the sessions short, and the endpoint’s access log private.',
  origins: (baseUrl) => (URL.canParse(baseUrl) ? [new URL(baseUrl).origin.replace(/^http/u, 'ws')] : []),
};

/**
 * The protocol of Nango, through the parts of its client that open no window of their own. It does
 * not tell a session who receives what is entered.
 */
export const adapter: LinkingAdapter = {
  async plan(context) {
    if (context.session === undefined) return guidePlan(context);
    const integration = await findNangoIntegration(context);
    return {
      kind: integration.family === 'oauth' ? 'authorization' : 'credentials',
      fields: mergeFields([...integration.credentials, ...integration.parameters], context),
      notices: [],
    };
  },

  async submit(values, context) {
    try {
      const integration = await findNangoIntegration(context);
      const entered = split(values, integration);
      if (Object.keys(entered.credentials).length === 0) {
        throw linkFailure({ kind: 'credentials', message: '', retryable: false });
      }
      const client = nangoClient(context, values);
      const id = ownText(await client.auth(integration.key, entered), 'connectionId');
      if (id === undefined) throw linkFailure({ kind: 'provider', message: '', retryable: true });
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
