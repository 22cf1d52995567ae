import { Hono } from 'hono';

/** What a host says of itself to those who run it. */
export interface HostState {
  /** Whether it answers for its sites. */
  readonly isReady: () => boolean;
  /** Whether there is a site at a host. */
  readonly hasSite: (hostname: string) => Promise<boolean>;
  /** In the text format of Prometheus. */
  readonly metrics: () => string;
}

/**
 * The addresses that are for machines of one's own: whether a host name may have a certificate, as Caddy asks
 * before it gets one; whether the process is alive, and ready; and its metrics.
 */
export function createAdminRoutes({ isReady, hasSite, metrics }: HostState): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
    context.header('X-Content-Type-Options', 'nosniff');
  });
  app.get('/.well-known/domain-check', async (context) => {
    if (!isReady()) return context.text('not ready\n', 503);
    const domain = context.req.query('domain') ?? '';
    // `a.example:443` or `a.example/x` are no names of hosts.
    const isName = /^[^\s/?#@:[\]\\]+$/u.test(domain) && URL.canParse(`https://${domain}`);
    const isOurs = isName && (await hasSite(new URL(`https://${domain}`).hostname));
    return isOurs ? context.text('yes\n') : context.text('no\n', 404);
  });
  app.get('/healthz', (context) => context.text('alive\n'));
  app.get('/readyz', (context) => (isReady() ? context.text('ready\n') : context.text('not ready\n', 503)));
  app.get('/metrics', (context) => {
    // Set whole: `text` would write a type of its own.
    return context.body(metrics(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
  app.notFound((context) =>
    context.text('There are /.well-known/domain-check, /healthz, /readyz and /metrics.\n', 404),
  );
  return app;
}
