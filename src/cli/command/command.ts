import { followParent } from '../../system/process/follow-parent.ts';
import { parseArgs, type ParseArgsOptionDescriptor } from 'node:util';
import { commandError, didYouMean, exitCodeOf } from '../../system/command-error.ts';
import { isPackaged } from '../../system/project-root.ts';
import { openProject, type Project } from '../../workspace/project/project.ts';
import { calledAs } from './called-as.ts';

/** A flag, as Node's `parseArgs` describes it, and what it does: one line that begins in lower case. */
export type Flag = ParseArgsOptionDescriptor & { readonly does: string };
export type Flags = Readonly<Record<string, Flag>>;

/** What a command states about itself. */
export interface Command<F extends Flags> {
  readonly name: string;
  /** What it does, in one sentence without a full stop. */
  readonly summary: string;
  /** Its arguments in one line: `[PATH …] [--content DIR]`. */
  readonly usage: string;
  /** Arguments with which somebody would call it. */
  readonly example: string;
  readonly flags: F;
  /** Whether a folder's configuration says nothing to it. */
  readonly isWithoutProject?: boolean;
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

/** Runs a command with the process's arguments. Exit status: 0 clean, 1 the content failed, 2 wrong usage. */
export async function runCommand<F extends Flags>(command: Command<F>): Promise<void> {
  const usage = `Usage: ${calledAs(command.name, command.usage)}`;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  try {
    const args = process.argv.slice(2);
    if (args.includes('--help') || args.includes('-h')) {
      process.stdout.write(describe(command));
      return;
    }
    const { folders } = command.isWithoutProject ? {} : await openProject();
    const given = readArguments(withFolders(command.flags, folders), args);
    const [extra] = given.positionals;
    if (extra !== undefined && !command.takesArguments) {
      const advice = isPackaged
        ? ''
        : ` Flags of a command stand behind \`--\`: \`${calledAs(command.name, '--flag')}\`.`;
      throw commandError(`${extra} is not expected here.${advice}`, 2);
    }
    followParent();
    process.exitCode = await command.run(given);
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${command.name}: ${message}\n`);
    if (process.exitCode === 2) process.stderr.write(`${usage}\n`);
    if (process.env['STEPWELL_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  }
}

/** What `--help` says. */
function describe<F extends Flags>({ name, summary, usage, example, flags }: Command<F>): string {
  const rows = Object.entries<Flag>(flags).map(([flag, { type, default: standard, does }]) => {
    const sign = `--${flag}${type === 'string' ? ' …' : ''}`;
    const usual = typeof standard === 'string' ? ` (${standard})` : '';
    return [sign, `${does}${usual}`] as const;
  });
  const width = Math.max(0, ...rows.map(([sign]) => sign.length));
  const list = rows.map(([sign, text]) => `  ${sign.padEnd(width)}  ${text}\n`).join('');
  const parts = [
    `${summary}.`,
    `Usage: ${calledAs(name, usage)}`,
    list.trimEnd(),
    `Example: ${calledAs(name, example)}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The flags, with the folders that the project names in the place of the usual ones. */
function withFolders<F extends Flags>(flags: F, folders: Project['folders'] = {}): F {
  const named = Object.entries(folders).flatMap(([name, folder]) => {
    const flag = flags[name];
    return flag?.default === undefined ? [] : [[name, { ...flag, default: folder }] as const];
  });
  return { ...flags, ...Object.fromEntries(named) };
}

function readArguments<F extends Flags>(flags: F, args: string[]): CommandInput<F> {
  try {
    return parseArgs({ args, options: flags, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? withoutAdvice(error.message) : String(error);
    const [, unknown] = /^Unknown option '--([\w-]+)/u.exec(message) ?? [];
    const names = Object.keys(flags).map((name) => `--${name}`);
    const advice = unknown === undefined || names.length === 0 ? '' : `. ${didYouMean(`--${unknown}`, names)}`;
    throw commandError(message + advice, 2);
  }
}

/** Node's parser ends a message with advice that does not hold for all commands: `Unknown option '--x'. To specify a positional …`. */
function withoutAdvice(message: string): string {
  return message.split('. To ')[0] ?? message;
}
