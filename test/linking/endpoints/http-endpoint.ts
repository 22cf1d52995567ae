import { Hono } from 'hono';
import { adapter } from '../../../src/linking/adapters/http.ts';
import { httpLinkSchema } from '../../../src/linking/protocol/http-protocol.ts';
import type { TestEndpoint } from './test-endpoint.ts';

/** A backend that speaks the http protocol. */
export function createHttpEndpoint(): TestEndpoint {
  let state: 'pending' | 'linked' | 'cancelled' = 'pending';
  const app = new Hono();
  app.get('/', (c) => {
    if (c.req.header('authorization') !== 'Bearer session-1') return c.json({ title: 'No session' }, 401);
    if (c.req.query('guide') === 'slack/oauth-2-0') return c.json({ kind: 'authorization' });
    const isEdit = c.req.query('account') !== undefined;
    return c.body(
      `{"organization":"Acme","unknown":1,"notices":[{"level":"warning","text":"Mind\\u0000 the <b>gap</b>"}],"fields":[
        {"key":"apiKey","label":"Key <img src=x>","type":"password","secret":true,"isKept":${isEdit},"pattern":"^lat_"},
        {"key":"__proto__","type":"hologram","visibleWhen":{"key":"apiKey","present":true}}]}`,
      200,
      { 'content-type': 'application/json' },
    );
  });
  app.post('/', async (c) => {
    if (c.req.header('authorization') !== 'Bearer session-1') return c.json({ title: 'No session' }, 401);
    const link = httpLinkSchema.parse(await c.req.json());
    state = 'pending';
    if (link.guide !== 'slack/oauth-2-0') return c.json({ account: { id: link.account ?? 'a1' } });
    const { origin } = new URL(c.req.url);
    return c.json({ attempt: { id: 't1', url: `${origin}/consent`, pollUrl: `${origin}/attempts/t1` } }, 202);
  });
  app.get('/attempts/t1', (c) => c.json({ status: state, ...(state === 'linked' && { account: { id: 'a1' } }) }));
  app.delete('/attempts/t1', (c) => {
    state = 'cancelled';
    return c.body(null, 204);
  });
  return {
    adapter,
    secret: 'apiKey',
    organization: 'Acme',
    putsSessionInAddress: false,
    refusesFields: true,
    refusal: (detail, field) => ({ detail, errors: field === undefined ? [] : [{ field, message: detail }] }),
    app,
    approve: () => (state = 'linked'),
    isCancelled: () => state === 'cancelled',
  };
}
