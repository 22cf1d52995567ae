import type { AdapterDefinition, LinkingAdapter } from '../protocol/define.ts';
import { mergeFields } from '../protocol/endpoint-fields.ts';
import { guidePlan } from '../protocol/guide-plan.ts';
import { readHubField, readHubNotice } from './hub/fields.ts';
import { loadSending } from './hub/load-sending.ts';
import { findIntegration } from './hub/integration.ts';
import { own } from '../protocol/own.ts';
import { sendLater } from '../protocol/send-later.ts';
import { shownText } from '../protocol/shown-text.ts';

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
      type: 'address',
    },
  },
};

/** The protocol of the hub, as its client `@stackone/hub` 1.11 speaks it. */
export const adapter: LinkingAdapter = {
  async plan(context) {
    if (context.session === undefined) return guidePlan(context);
    const integration = await findIntegration(context);
    const organization = shownText(
      own(integration.settings, 'organization') ?? own(integration.settings, 'organization_name'),
    );
    return {
      kind: integration.family === 'oauth' ? 'authorization' : 'credentials',
      fields: mergeFields(
        integration.fields.flatMap((field) => readHubField(field, integration)),
        context,
      ),
      notices: integration.notices.flatMap((notice) => readHubNotice(notice)),
      organization: organization || undefined,
    };
  },

  ...sendLater(loadSending),
};
