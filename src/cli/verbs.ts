import type { Command } from './command/command.ts';

/** A command whose flags only it knows. */
// oxlint-disable-next-line typescript/no-explicit-any -- a command reads its own flags, and nothing here does.
export type AnyCommand = Command<any>;

/** The verbs of the package, in the order in which they are of use; the code of each is loaded only when it is called. */
export const verbs = {
  init: async (): Promise<AnyCommand> => (await import('./init.ts')).initCommand,
  new: async (): Promise<AnyCommand> => (await import('./new.ts')).newCommand,
  dev: async (): Promise<AnyCommand> => (await import('./dev.ts')).devCommand,
  check: async (): Promise<AnyCommand> => (await import('./check.ts')).checkCommand,
  freshness: async (): Promise<AnyCommand> => (await import('./freshness.ts')).freshnessCommand,
  render: async (): Promise<AnyCommand> => (await import('./render.ts')).renderCommand,
  build: async (): Promise<AnyCommand> => (await import('./build.ts')).buildCommand,
  start: async (): Promise<AnyCommand> => (await import('./start.ts')).startCommand,
  serve: async (): Promise<AnyCommand> => (await import('./serve.ts')).serveCommand,
  host: async (): Promise<AnyCommand> => (await import('./host.ts')).hostCommand,
  linking: async (): Promise<AnyCommand> => (await import('./linking.ts')).linkingCommand,
  mcp: async (): Promise<AnyCommand> => (await import('./mcp.ts')).mcpCommand,
  completion: async (): Promise<AnyCommand> => (await import('./completion.ts')).completionCommand,
} as const;

/** All of them. */
export async function loadVerbs(): Promise<AnyCommand[]> {
  return Promise.all(Object.values(verbs).map(async (load) => load()));
}
