import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { isLoopback } from '../system/loopback.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { addAccountsPage } from './pages/accounts-page.ts';
import { createAccounts } from './storage/accounts.ts';
import { createAttempts } from './storage/attempts.ts';
import { addConnectSessions } from './hub/connect-sessions.ts';
import { readConnectors } from './connectors.ts';
import { countKept, emptyDatabase, type Kept, openDatabase, sweepDatabase } from './storage/database.ts';
import { keepRandom, openVault } from './storage/encryption.ts';
import type { Sandbox, SandboxApp, SandboxContext, SandboxEnv } from './environment.ts';
import {
  guardBody,
  guardHost,
  guardOrigin,
  limitAddress,
  logRequests,
  requireSession,
  type SayFailure,
  setHeaders,
} from './guards.ts';
import { addHttpProtocol, problem } from './http-protocol.ts';
import { hubError, hubFailure } from './hub/hub-errors.ts';
import { addHubProtocol } from './hub/hub-protocol.ts';
import type { Linking } from './link-account.ts';
import { addOauthClient } from './oauth/oauth-client.ts';
import { addOauthProvider } from './oauth/oauth-provider.ts';
import { addAssets } from './pages/page.ts';
import { createRateLimit } from './rate-limit.ts';
import { createSessions, type OpenerPolicy, type SessionRequest } from './storage/sessions.ts';
import { addUnlinkPage } from './pages/unlink-page.ts';

/** How a sandbox is set up. */
export interface SandboxOptions {
  /** The folder that its data is kept in. */
  readonly data: string;
  readonly workspace: Pick<Workspace, 'guides' | 'providers' | 'variants'>;
  /** Seconds that a session lasts where it is not said. */
  readonly sessionLifetime?: number;
  /** Seconds that an approval may take. */
  readonly attemptLifetime?: number;
  /** Milliseconds that a slow answer takes. */
  readonly slowness?: number;
  /** Requests in a minute: of an address, of a session, and those by which a session sends credentials. */
  readonly limits?: { readonly address?: number; readonly session?: number; readonly sends?: number };
  readonly openerPolicy?: OpenerPolicy;
  readonly verify?: Linking['verify'];
  readonly log?: (line: string) => void;
  /** Path of a guide's page, where it is on the same origin; missing where the endpoint stands alone. */
  readonly guidePath?: Sandbox['guidePath'];
  /** Path of the page that lists all guides. */
  readonly guidesPath?: string;
}

/** A linking endpoint for trying guides, with real storage and no real provider. */
export interface SandboxEndpoint {
  /** What answers below a path of the server; empty is all of it. */
  routes(base: string): SandboxApp;
  /** What a backend makes sessions with. */
  readonly secret: string;
  /** Makes a session, and gives its token. */
  createSession(request: SessionRequest): string;
  /** How much is kept. */
  kept(): Kept;
  /** Removes all that is kept, but not the keys. */
  reset(): void;
  close(): void;
}

/** Opens the sandbox of a data folder. Several processes may use one folder. */
export function createSandbox(options: SandboxOptions): SandboxEndpoint {
  const { data, workspace, sessionLifetime = 3600, attemptLifetime = 600, slowness = 5000, limits = {} } = options;
  const database = openDatabase(data);
  const vault = openVault(data, database);
  sweepDatabase(database, Date.now());
  const sites = new Set(workspace.variants.map(({ site }) => new URL(site).origin));
  const sandbox: Omit<Sandbox, 'base'> = {
    database,
    vault,
    slowness,
    connectors: readConnectors(workspace),
    accounts: createAccounts(database, vault),
    sessions: createSessions(database, sessionLifetime),
    attempts: createAttempts(database, vault, attemptLifetime),
    secret: keepRandom(data, 'linking.secret'),
    isAllowed: (origin) => sites.has(origin) || (URL.canParse(origin) && isLoopback(new URL(origin).hostname)),
    ...(options.openerPolicy ? { openerPolicy: options.openerPolicy } : {}),
    ...(options.guidePath ? { guidePath: options.guidePath } : {}),
    guidesPath: options.guidesPath ?? '/guides/',
    ...(options.verify ? { verify: options.verify } : {}),
  };
  const counts = {
    address: createRateLimit(limits.address ?? 1200),
    all: createRateLimit(limits.session ?? 240),
    sends: createRateLimit(limits.sends ?? 60),
    secrets: createRateLimit(limits.address ?? 120),
  };
  const log = options.log;
  return {
    routes: (base) => createRoutes({ ...sandbox, base }, counts, log),
    secret: sandbox.secret,
    createSession: (request) => sandbox.sessions.create(request).token,
    kept: () => countKept(database),
    reset: () => emptyDatabase(database),
    close: () => database.close(),
  };
}

type Counts = Readonly<Record<'address' | 'all' | 'sends' | 'secrets', ReturnType<typeof createRateLimit>>>;

function createRoutes(sandbox: Sandbox, counts: Counts, log: ((line: string) => void) | undefined): SandboxApp {
  const app = new Hono<SandboxEnv>();
  if (log) app.use(logRequests(log));
  app.use(setHeaders, guardHost);

  const hub = new Hono<SandboxEnv>();
  const sayHub: SayFailure = (context, error, status) =>
    status ? hubError(context, status, error.message) : hubFailure(context, error);
  hub.use(guardOrigin(sandbox), limitAddress(counts.address, sayHub), guardBody(sayHub));
  hub.use(requireSession(sandbox, counts, (context) => context.req.header('X-Hub-Session-Token'), sayHub));
  addHubProtocol(hub, sandbox);
  app.route('/hub', hub);

  app.use('/connect_sessions', limitAddress(counts.secrets, sayHub), guardBody(sayHub));
  addConnectSessions(app, sandbox);

  const guardForms = [limitAddress(counts.address, problem), guardBody(problem)] as const;
  app.use('/provider/*', ...guardForms);
  app.use('/connect/*', ...guardForms);
  app.use('/accounts/*', ...guardForms, csrf());
  app.use('/provider/authorize', csrf());
  addOauthProvider(app, sandbox);
  addOauthClient(app, sandbox);
  addAccountsPage(app, sandbox);
  addUnlinkPage(app, sandbox);
  addAssets(app);

  const guardHttp = [guardOrigin(sandbox), limitAddress(counts.address, problem), guardBody(problem)] as const;
  const needSession = requireSession(sandbox, counts, bearerOf, problem);
  app.get('/', async (context, next) => {
    const isPerson = !context.req.header('Authorization') && context.req.header('Accept')?.includes('text/html');
    return isPerson ? context.redirect(`${sandbox.base}/accounts`, 302) : next();
  });
  app.use('/', ...guardHttp, needSession);
  app.use('/attempts/*', ...guardHttp, needSession);
  addHttpProtocol(app, sandbox);
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    log?.(placeOf(error));
    return problem(context, { kind: 'unknown', message: 'Something went wrong at the endpoint.', retryable: true });
  });
  return app;
}

/** Where something was thrown, without its message, which may quote what was sent. */
function placeOf(error: Error): string {
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /u.test(line)) ?? [];
  return [error.name, ...frames].join('\n');
}

function bearerOf(context: SandboxContext): string | undefined {
  return /^Bearer\s+(\S+)$/iu.exec(context.req.header('Authorization') ?? '')?.[1];
}
