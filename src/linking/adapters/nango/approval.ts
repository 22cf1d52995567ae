// The package has no `exports`, and only this file of it listens without opening a window.
import { AuthorizationModal } from '@nangohq/frontend/dist/authModal.js';
import type { Attempt, LinkContext, LinkError, LinkOutcome } from '../../protocol/define.ts';
import { windowAddress } from '../../protocol/endpoint-address.ts';
import { linkError, linkFailure } from '../../protocol/link-failure.ts';
import { plainText } from '../../protocol/plain-text.ts';
import { nangoClient } from './client.ts';
import { nangoKinds } from './error.ts';

/** An approval whose end its WebSocket will tell, to this page alone. */
interface Approval {
  outcome: 'pending' | LinkOutcome;
  readonly close: () => void;
}

const approvals = new Map<string, Approval>();

/**
 * Opens the WebSocket, and answers once it has said where the window goes. The client sends its
 * window there by itself: it is given one that is none, and the address is the form's.
 */
export function beginApproval(
  key: string,
  params: Readonly<Record<string, string>>,
  context: LinkContext,
): Promise<Attempt> {
  const client = nangoClient(context, new Map());
  const address = new URL(`${context.baseUrl}/oauth/connect/${key}${client.toQueryString(null, { params })}`);
  const say = plainText(context, new Map(Object.entries(params)));
  const { promise, resolve, reject } = Promise.withResolvers<Attempt>();
  const settle = (outcome: LinkOutcome): void => {
    if (approval.outcome === 'pending') approval.outcome = outcome;
    if (outcome.status === 'failed') reject(linkFailure(outcome.error));
  };
  const fail = (error: LinkError): void => settle({ status: 'failed', error });
  const modal = new AuthorizationModal({
    baseUrl: address,
    debug: false,
    webSocketUrl: client.websocketsBaseUrl,
    successHandler: ({ connectionId }) =>
      settle({ status: 'linked', account: { id: connectionId, provider: context.guide.provider.id } }),
    errorHandler: (type: string, description) =>
      fail({
        kind: nangoKinds.get(type) ?? 'provider',
        message: say(description),
        retryable: true,
        ...(say(type) !== '' && { reference: say(type) }),
      }),
  });
  const socket = (modal as unknown as { readonly swClient: WebSocket }).swClient;
  const approval: Approval = { outcome: 'pending', close: () => socket.close() };
  const read = socket.onmessage?.bind(socket);
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- takes the place of the client's own, which throws at what is no JSON
  socket.onmessage = (message) => {
    try {
      read?.(message);
    } catch {
      fail(linkError('provider'));
    }
  };
  const onLost = (): void => fail(linkError('offline'));
  socket.addEventListener('error', onLost);
  socket.addEventListener('close', onLost);
  const onAbort = (): void => fail(linkError('cancelled'));
  context.signal.addEventListener('abort', onAbort);
  if (context.signal.aborted) onAbort();
  const timer = setTimeout(() => fail(linkError('timeout')), context.timeLimit ?? 20_000);
  modal.setModal({
    closed: false,
    set location(url: string) {
      const id = crypto.randomUUID();
      approvals.set(id, approval);
      try {
        resolve({ id, url: windowAddress(url, context.baseUrl) });
      } catch (thrown) {
        reject(thrown);
      }
    },
  } as unknown as Window);
  return promise
    .catch((thrown: unknown) => {
      socket.close();
      throw thrown;
    })
    .finally(() => {
      clearTimeout(timer);
      context.signal.removeEventListener('abort', onAbort);
    });
}

/** How an approval stands; one that this page does not know, such as after a reload, is over. */
export function askApproval({ id }: Attempt): 'pending' | LinkOutcome {
  const outcome = approvals.get(id)?.outcome ?? {
    status: 'failed',
    error: linkError('timeout'),
  };
  if (outcome !== 'pending') endApproval({ id });
  return outcome;
}

/** Listens no longer. */
export function endApproval({ id }: Pick<Attempt, 'id'>): void {
  approvals.get(id)?.close();
  approvals.delete(id);
}
