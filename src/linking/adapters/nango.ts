import type { AdapterDefinition, LinkingAdapter } from '../protocol/define.ts';
import { mergeFields } from '../protocol/endpoint-fields.ts';
import { guidePlan } from '../protocol/guide-plan.ts';
import { loadSending } from './nango/load-sending.ts';
import { findNangoIntegration } from './nango/integration.ts';
import { sendLater } from '../protocol/send-later.ts';

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

  ...sendLater(loadSending),
};
