import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type {
  ApiError,
  ConnectionResponseSuccess,
  GetPublicListIntegrations,
  ValidationError,
  WebSocketConnectionMessage,
} from '@nangohq/types';
import { Hono } from 'hono';
import { adapter } from '../../../src/linking/adapters/nango.ts';
import type { TestEndpoint } from './test-endpoint.ts';

type Integration = Pick<GetPublicListIntegrations['Success']['data'][number], 'unique_key' | 'provider'>;

const integrations: readonly Integration[] = [
  { unique_key: 'lattice-key', provider: 'lattice' },
  { unique_key: 'lattice-login', provider: 'lattice-basic' },
  { unique_key: 'lattice-app', provider: 'lattice-cc' },
  { unique_key: 'slack-app', provider: 'slack' },
];

const providers: Readonly<Record<string, unknown>> = {
  lattice: {
    auth_mode: 'API_KEY',
    credentials: { apiKey: { type: 'string', title: 'Key <img src=x>', description: '', pattern: '^lat_' } },
    connection_config: JSON.parse(
      `{"__proto__":{"type":"hologram","order":2,"optional":true,"visible_when":{"field":"apiKey","equals":"x"}},
        "subdomain":{"type":"string","title":"Subdomain","order":1,"format":"hostname","optional":true},
        "token":{"type":"string","title":"Token","automated":true}}`,
    ) as unknown,
  },
  'lattice-basic': { auth_mode: 'BASIC' },
  'lattice-cc': { auth_mode: 'OAUTH2_CC' },
  slack: { auth_mode: 'OAUTH2' },
};

/** What a test does to the socket beside. */
interface NangoEndpoint extends TestEndpoint {
  say(message: string): void;
  closeSocket(): void;
}

/** A server of Nango's shape, HTTP and WebSocket, whose answers have the types that its client publishes. */
export function createNangoEndpoint(): NangoEndpoint {
  let socket: Duplex | undefined;
  let isClosed = false;
  const app = new Hono();
  app.use(async (c, next) => {
    const token = c.req.header('authorization')?.slice('Bearer '.length) ?? c.req.query('connect_session_token');
    if (token === 'session-1') return next();
    return c.json({ error: { code: 'unknown_connect_session_token' } } satisfies ApiError<string>, 401);
  });
  app.get('/integrations', (c) => c.json({ data: integrations }));
  app.get('/providers/:provider', (c) => c.json({ data: providers[c.req.param('provider')] }));
  const link = (path: string, ...keys: readonly string[]): unknown =>
    app.post(`${path}/:key`, async (c) => {
      const body = await c.req.json<Record<string, unknown>>();
      const isWhole = JSON.stringify(Object.keys(body)) === JSON.stringify(keys);
      if (!isWhole) return c.json({ error: { code: 'invalid_body' } } satisfies ApiError<string>, 400);
      return c.json({ providerConfigKey: c.req.param('key'), connectionId: 'a1' } satisfies ConnectionResponseSuccess);
    });
  link('/api-auth/api-key', 'apiKey');
  link('/api-auth/basic', 'username', 'password');
  link('/oauth2/auth', 'client_id', 'client_secret');
  return {
    adapter,
    secret: 'apiKey',
    organization: undefined,
    putsSessionInAddress: true,
    refusesFields: true,
    refusal: (message, field) =>
      ({
        error: {
          code: 'invalid_body',
          message,
          errors: field === undefined ? [] : [{ code: 'custom', message, path: [field] }],
        },
      }) satisfies ApiError<string, ValidationError[]>,
    app,
    approve: () => {
      if (socket)
        send(socket, {
          message_type: 'success',
          provider_config_key: 'slack-app',
          connection_id: 'a1',
          is_pending: false,
        });
    },
    isCancelled: () => isClosed,
    say: (message) => socket?.write(frame(message)),
    closeSocket: () => socket?.end(Buffer.from([0x88, 0])),
    onUpgrade(request, opened) {
      socket = opened;
      isClosed = false;
      const accept = createHash('sha1')
        .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
        .digest('base64');
      opened.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      // A client sends nothing in this protocol but, at its end, the frame that closes.
      opened.on('data', () => {
        isClosed = true;
        opened.end(Buffer.from([0x88, 0]));
      });
      opened.on('error', () => {});
      send(opened, { message_type: 'connection_ack', ws_client_id: 'ws-1' });
    },
  };
}

function send(socket: Duplex, message: WebSocketConnectionMessage): void {
  socket.write(frame(JSON.stringify(message)));
}

/** One unmasked text frame of less than 64 kB. */
function frame(text: string): Buffer {
  const data = Buffer.from(text);
  const head = data.length < 126 ? [0x81, data.length] : [0x81, 126, data.length >> 8, data.length & 255];
  return Buffer.concat([Buffer.from(head), data]);
}
