/** Keeps Node from telling people who link accounts that its SQLite is an experiment, as Node 22 does. */
export function quietWarnings(): void {
  const emit = process.emitWarning.bind(process) as (...args: unknown[]) => void;
  process.emitWarning = (...args: unknown[]): void => {
    if (args[1] !== 'ExperimentalWarning') emit(...args);
  };
}
