import { fileURLToPath } from 'node:url';

/** The script of one of the project's commands. */
export function commandPath(name: 'build' | 'check' | 'host' | 'mcp' | 'serve'): string {
  return fileURLToPath(new URL(`../../scripts/${name}.ts`, import.meta.url));
}
