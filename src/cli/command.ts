import { commandError, exitCodeOf } from '../system/command-error.ts';
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** A command's flags, as Node's `parseArgs` describes them. */
export type Flags = NonNullable<ParseArgsConfig['options']>;

/** What a command states about itself. */
export interface Command<F extends Flags> {
  readonly name: string;
  /** Its arguments in one line: `[PATH …] [--content DIR]`. */
  readonly usage: string;
  readonly flags: F;
  /** Whether it takes arguments beside its flags. */
  readonly takesArguments?: boolean;
  run(given: CommandInput<F>): Promise<number>;
}

/** States a command. */
export function defineCommand<F extends Flags>(command: Command<F>): Command<F> {
  return command;
}

/** The flags and arguments given to a command. */
export interface CommandInput<F extends Flags> {
  readonly values: ReturnType<typeof parseArgs<{ options: F; allowPositionals: true }>>['values'];
  readonly positionals: readonly string[];
}

/**
 * Runs a command with the process's arguments. Exit status: 0 clean, 1 the content failed, 2 wrong usage.
 *
 * @param program How it is called where npm does not run it: `npx stepwell`.
 */
export async function runCommand<F extends Flags>(command: Command<F>, program?: string): Promise<void> {
  const call = program === undefined ? `npm run ${command.name} --` : `${program} ${command.name}`;
  const usage = `Usage: ${call} ${command.usage}`;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  try {
    const args = process.argv.slice(2);
    if (args.includes('--help') || args.includes('-h')) {
      process.stdout.write(`${usage}\n`);
      return;
    }
    const given = readArguments(command.flags, args);
    const [extra] = given.positionals;
    if (extra !== undefined && !command.takesArguments) {
      throw commandError(
        `${extra} is not expected here. Flags of a command stand behind \`--\`: \`${call} --flag\`.`,
        2,
      );
    }
    process.exitCode = await command.run(given);
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${command.name}: ${message}\n`);
    if (process.exitCode === 2) process.stderr.write(`${usage}\n`);
    if (process.env['STEPWELL_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  }
}

function readArguments<F extends Flags>(flags: F, args: string[]): CommandInput<F> {
  try {
    return parseArgs({ args, options: flags, allowPositionals: true });
  } catch (error) {
    throw commandError(error instanceof Error ? withoutAdvice(error.message) : String(error), 2);
  }
}

/** Node's parser ends a message with advice that does not hold for all commands: `Unknown option '--x'. To specify a positional …`. */
function withoutAdvice(message: string): string {
  return message.split('. To ')[0] ?? message;
}
