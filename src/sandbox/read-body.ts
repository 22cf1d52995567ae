import type { SandboxContext } from './environment.ts';

/** The body of a request as JSON; nothing where it is none. */
export async function readJson(context: SandboxContext): Promise<unknown> {
  try {
    return await context.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
