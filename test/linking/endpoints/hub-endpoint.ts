import { Hono } from 'hono';
import { adapter } from '../../../src/linking/adapters/stackone-hub.ts';
import type { TestEndpoint } from './test-endpoint.ts';

const connectors = {
  'lattice-1': { type: 'oauth2', grantType: 'authorization_code', configFields: [] },
  'lattice-2': {
    type: 'custom',
    configNotices: [{ key: 'n', type: 'warning', description: 'Mind\u0000 the <b>gap</b>' }],
    configFields: [
      {
        key: 'apiKey',
        label: 'Key <img src=x>',
        type: 'password',
        required: true,
        validation: { type: 'html-pattern', pattern: '^lat_', error: 'It begins with lat_' },
      },
      { key: 'host', label: 'Host', type: 'text', secret: false, validation: { type: 'domain', pattern: 'lattice' } },
      { key: 'mail', label: 'Mail', type: 'text', secret: false, validation: { type: 'format', format: 'email' } },
      JSON.parse('{"key":"__proto__","type":"hologram","visible_when":{"field":"apiKey","present":true}}') as unknown,
    ],
  },
  'slack-1': {
    authentication: {
      oauth2: { production: { type: 'oauth2', fields: [{ key: 'workspace', label: 'Workspace', type: 'text' }] } },
    },
  },
};

/** A hub, as its client speaks to it. */
export function createHubEndpoint(): TestEndpoint {
  let status = 'pending';
  const app = new Hono();
  app.use(async (c, next) => {
    if (c.req.header('x-hub-session-token') === 'session-1') return next();
    return c.json({ statusCode: 401, message: 'Unauthorized' }, 401);
  });
  app.get('/hub/settings', (c) => c.json({ enabled_features: [], organization: 'Acme' }));
  app.get('/hub/connectors', (c) => {
    const provider = c.req.query('provider');
    return c.json({
      external_trigger_token: 'ett',
      integrations: Object.keys(connectors)
        .filter((id) => id.startsWith(`${provider}-`))
        .map((integration_id) => ({
          integration_id,
          provider,
          name: provider,
          active: true,
          authentication_config_key: 'oauth2',
          environment: 'production',
        })),
    });
  });
  app.get('/hub/connectors/:id', (c) =>
    c.json({ config: connectors[c.req.param('id') as keyof typeof connectors], hub_settings: {} }),
  );
  app.post('/hub/accounts', async (c) => {
    const { integration_id } = await c.req.json<{ integration_id: string }>();
    return c.json({ id: 'a1', provider: integration_id.split('-')[0] });
  });
  app.get('/hub/accounts/a1', (c) =>
    c.json({
      id: 'a1',
      provider: 'lattice',
      integrationId: 'lattice-2',
      setupInformation: { host: 'acme.lattice.com' },
      secrets: { apiKey: '__secretvalue:**redacted**abcd' },
    }),
  );
  app.patch('/hub/accounts/a1', (c) => c.body(null, 200));
  app.post('/hub/connection_attempts', (c) => {
    status = 'pending';
    return c.json({ id: 't1' });
  });
  app.get('/hub/connection_attempts/t1', (c) =>
    c.json({ status, account: status === 'authenticated' ? { id: 'a1' } : null, error: null }),
  );
  app.delete('/hub/connection_attempts/t1', (c) => {
    status = 'cancelled';
    return c.body(null, 200);
  });
  return {
    adapter,
    secret: 'apiKey',
    organization: 'Acme',
    putsSessionInAddress: false,
    refusesFields: false,
    refusal: (message) => ({ statusCode: 400, message: JSON.stringify({ message, provider_response: '{}' }) }),
    app,
    approve: () => (status = 'authenticated'),
    isCancelled: () => status === 'cancelled',
  };
}
