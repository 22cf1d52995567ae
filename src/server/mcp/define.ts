import type { z } from 'zod';
import type { GuideLibrary } from './library.ts';

/** A tool: a question about the published guides, and its answer. */
export interface ToolDefinition<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** When to call it and what comes back, to a model that chooses among tools. */
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  /** Throws `answerError` where the caller is to ask differently. */
  readonly answer: (input: z.output<Input>, library: GuideLibrary) => Promise<z.input<Output>> | z.input<Output>;
}

/** States a tool. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: ToolDefinition<Input, Output>,
): ToolDefinition {
  return tool;
}

/** A mistake of the caller, whose message says the way out. */
export interface AnswerError extends Error {
  readonly isAnswer: true;
}

/** Makes such an error. */
export function answerError(message: string): AnswerError {
  return Object.assign(new Error(message), { isAnswer: true as const });
}

/** Whether the caller may read an error's message; any other's is of the server. */
export function isAnswerError(error: unknown): error is AnswerError {
  return error instanceof Error && 'isAnswer' in error;
}
