import { commandError } from '../../system/command-error.ts';

/** The wish to end a command, by Ctrl+C or by the system. */
export interface Interruption {
  /** Aborted once the wish is there, with the error that ends the command. */
  readonly signal: AbortSignal;
  /** Stops listening for it. */
  readonly ignore: () => void;
}

/** Listens for it; the second time the process ends at once. */
export function awaitInterruption(): Interruption {
  const controller = new AbortController();
  const onInterrupt = (): void => controller.abort(commandError('Stopped.', 130));
  const onTerminate = (): void => controller.abort(commandError('Stopped.', 143));
  process.once('SIGINT', onInterrupt).once('SIGTERM', onTerminate);
  return {
    signal: controller.signal,
    ignore: () => void process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate),
  };
}
