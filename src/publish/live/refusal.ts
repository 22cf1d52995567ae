/** Why an output is not sent. */
export interface Refusal extends Error {
  readonly refused: 'leak' | 'error';
  /** Sentences for the log. */
  readonly reasons: readonly string[];
}

/** What is thrown in the place of an output. */
export function refusalOf(refused: Refusal['refused'], reasons: readonly string[]): Refusal {
  return Object.assign(new Error(reasons.join('; ')), { refused, reasons });
}

/** Whether an error is of an output that may not be sent, or cannot be made. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'refused' in error;
}
