import type { LinkedAccount } from './define.ts';
import type { Session } from './session.ts';

/** The page around an embedded guide. */
export interface Embedder {
  /** Says that an account was linked. */
  readonly tell: (account: LinkedAccount) => void;
}

/**
 * Talks to the embedding page, if there is one and its origin is among those allowed. It is
 * told a nonce, and a session is taken only from a message of that origin that has it:
 * `{ type: 'guide:session', nonce, session, account? }`.
 */
export function findEmbedder(
  window: Window,
  origins: readonly string[],
  onSession: (session: Session) => void,
): Embedder | undefined {
  const origin = window.parent === window ? undefined : parentOrigin(window);
  if (origin === undefined || !origins.includes(origin)) return undefined;
  const nonce = window.crypto.randomUUID();
  window.addEventListener('message', ({ origin: from, source, data }: MessageEvent<unknown>) => {
    if (from !== origin || source !== window.parent || typeof data !== 'object' || data === null) return;
    const { type, nonce: given, session, account } = data as Record<string, unknown>;
    if (type !== 'guide:session' || given !== nonce || typeof session !== 'string' || session === '') return;
    onSession({ token: session, ...(typeof account === 'string' && account !== '' ? { account } : {}) });
  });
  window.parent.postMessage({ type: 'guide:ready', nonce }, origin);
  return {
    tell: ({ id, provider }) => window.parent.postMessage({ type: 'guide:linked', account: { id, provider } }, origin),
  };
}

function parentOrigin({ location, document }: Window): string | undefined {
  const [direct] = location.ancestorOrigins ?? [];
  if (direct !== undefined) return direct;
  return URL.canParse(document.referrer) ? new URL(document.referrer).origin : undefined;
}
