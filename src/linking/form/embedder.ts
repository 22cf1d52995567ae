import type { LinkedAccount } from '../protocol/define.ts';
import type { Session } from '../state/session.ts';

/** The page around an embedded guide. */
export interface Embedder {
  /** Says that an account was linked: `{ type: 'guide:linked', account: { id, provider } }`. */
  readonly tell: (account: LinkedAccount) => void;
  /** Says how high the guide is, in pixels: `{ type: 'guide:height', height }`. */
  readonly resize: (height: number) => void;
  /** Asks to be scrolled to what is so many pixels below the guide's top: `{ type: 'guide:scroll', top }`. */
  readonly scroll: (top: number) => void;
}

/**
 * Talks to the embedding page, if there is one and its origin is among those allowed. It is
 * told a nonce, `{ type: 'guide:ready', nonce, title }`, and a session is taken only from a
 * message of that origin that has it: `{ type: 'guide:session', nonce, session, account? }`.
 */
export function findEmbedder(
  window: Window,
  origins: readonly string[],
  onSession: (session: Session) => void,
): Embedder | undefined {
  const targets = targetsOf(window, origins);
  if (window.parent === window || targets.length === 0) return undefined;
  const nonce = window.crypto.randomUUID();
  window.addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
    if (!targets.includes(origin) || source !== window.parent || typeof data !== 'object' || data === null) return;
    const { type, nonce: given, session, account } = data as Record<string, unknown>;
    if (type !== 'guide:session' || given !== nonce || typeof session !== 'string' || session === '') return;
    onSession({ token: session, ...(typeof account === 'string' && account !== '' ? { account } : {}) });
  });
  const say = (message: object): void => {
    for (const target of targets) window.parent.postMessage(message, target);
  };
  say({ type: 'guide:ready', nonce, title: window.document.title });
  return {
    tell: ({ id, provider }) => say({ type: 'guide:linked', account: { id, provider } }),
    resize: (height) => say({ type: 'guide:height', height }),
    scroll: (top) => say({ type: 'guide:scroll', top }),
  };
}

/** Whom messages are addressed to: where the browser does not tell who embeds, it delivers to that one only. */
function targetsOf({ location }: Window, origins: readonly string[]): readonly string[] {
  const [parent] = location.ancestorOrigins ?? [];
  return parent === undefined ? origins : origins.filter((origin) => origin === parent);
}
