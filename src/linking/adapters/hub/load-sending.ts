import { loaded, type Sending } from '../../protocol/send-later.ts';
import type { noIntegration } from '../../protocol/no-integration.ts';
import type { hubError } from './error.ts';

/** That module, said here: it imports what loads it. */
interface SendingModule {
  readonly sending: Sending;
  readonly noIntegration: typeof noIntegration;
  readonly hubError: typeof hubError;
}

/** What is needed once the form is filled in, or the endpoint refuses. */
export const loadSending = (): Promise<SendingModule> => loaded(import('./sending.ts'));
