import type { CompileInput } from '../compile-guide.ts';

/** Recognizes documents of another platform and says how they are compiled. */
export interface ImporterDefinition {
  readonly name: string;
  /** Whether the source is of this platform. */
  detect(input: CompileInput): boolean;
  /** What the engine compiles instead. */
  read(input: CompileInput): CompileInput;
}
