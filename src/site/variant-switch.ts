import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { DevAnswer, DevQuestion } from './dev-message.ts';

/** Where the menu of variants asks which there are. */
const listPath = '/@guide-variants';
const menu = fileURLToPath(new URL('scripts/variant-menu.ts', import.meta.url));

/**
 * In development: `?variant=<id>` on any page leads to the same page in that variant's own
 * preview, and a menu on every page does so too. Only `npm run dev` can start previews, so
 * without it, and in every build, nothing of this is there.
 */
export function variantSwitch(current: string): AstroIntegration {
  return {
    name: 'guide-variant-switch',
    hooks: {
      'astro:config:setup': ({ command, injectScript }) => {
        if (command === 'dev' && process.send) injectScript('page', `import ${JSON.stringify(menu)};`);
      },
      'astro:server:setup': ({ server }) => {
        if (!process.send) return;
        const ask = createAsk();
        server.middlewares.use((request, response, next) => {
          const { pathname, searchParams } = new URL(`http://127.0.0.1${request.url ?? '/'}`);
          const variant = searchParams.get('variant');
          if (pathname === listPath) void ask({ type: 'list' }).then((said) => sendList(said, current, response));
          else if (variant === null || !isPageRequest(request)) next();
          else void ask({ type: 'open', variant }).then((said) => lead(said, request, response));
        });
      },
      'astro:server:start': () => tell({ type: 'ready' }),
    },
  };
}

/** A question without its number. */
type Asked = { readonly type: 'list' } | { readonly type: 'open'; readonly variant: string };

/** Asks the command that started this preview; when that is gone, the preview ends too. */
function createAsk(): (asked: Asked) => Promise<DevAnswer> {
  const open = new Map<number, (answer: DevAnswer) => void>();
  let asked = 0;
  process.on('message', (answer: DevAnswer) => {
    open.get(answer.question)?.(answer);
    open.delete(answer.question);
  });
  process.once('disconnect', () => process.exit(0));
  return (given) =>
    new Promise((done) => {
      asked += 1;
      open.set(asked, done);
      tell({ ...given, question: asked });
    });
}

function tell(question: DevQuestion): void {
  process.send?.(question);
}

function isPageRequest({ method, headers }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && headers['sec-fetch-dest'] !== 'script';
}

function sendList(answer: DevAnswer, current: string, response: ServerResponse): void {
  const ids = 'ids' in answer ? answer.ids : [current];
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ current, ids }));
}

/** Leads to the page in the other preview, with the rest of its query, or says why there is none. */
function lead(answer: DevAnswer, { url = '/' }: IncomingMessage, response: ServerResponse): void {
  if ('problem' in answer) {
    response.writeHead(answer.isUnknown ? 404 : 500, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(answer.problem);
    return;
  }
  const [path = '/', query = ''] = url.split(/\?(.*)/su);
  const rest = query.split('&').filter((part) => part !== '' && !/^variant(?:=|$)/u.test(part));
  const origin = 'origin' in answer ? answer.origin : '';
  const location = `${origin}${path}${rest.length > 0 ? `?${rest.join('&')}` : ''}`;
  response.writeHead(302, { location, 'cache-control': 'no-store' }).end();
}
