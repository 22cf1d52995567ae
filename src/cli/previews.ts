import type { ChildProcess } from 'node:child_process';
import { cacheFolder } from '../workspace/cache-folder.ts';
import { exitCodeOf } from '../system/command-error.ts';
import type { DevAnswer, DevQuestion } from '../site/dev-message.ts';
import { loadVariants, readVariant } from '../workspace/standalone-file.ts';
import { pretty } from '../reporters/pretty.ts';
import { projectRoot } from '../system/project-root.ts';
import { readSource } from '../reporters/terminal.ts';
import { spawnAstro } from '../publish/spawn-astro.ts';
import { freePort } from '../server/port.ts';

/** The previews of a content folder's variants. */
export interface Previews {
  /** Starts the preview of a variant, which answers on `port`; gives its exit status once it has ended, and all others with it. */
  readonly run: (variant: string, port: number) => Promise<number>;
  /** Ends all. */
  readonly stop: () => void;
}

interface Preview {
  readonly child: ChildProcess;
  readonly origin: string;
  /** Resolves once it answers requests, rejects where it ends before. */
  readonly ready: Promise<void>;
}

/**
 * Each variant has a server of its own, on a port of its own, started when it is first
 * asked for: so two tabs show two variants, every link stays in its variant, and what a
 * page keeps on the device is kept apart, as on the partners' own hosts.
 */
export function createPreviews(content: string): Previews {
  const previews = new Map<string, Preview>();

  const start = (variant: string, port: number, stdin: 'inherit' | 'ignore'): Preview => {
    const origin = `http://127.0.0.1:${port}`;
    const child = spawnAstro(
      ['dev', '--host', '127.0.0.1', '--port', String(port), '--ignore-lock'],
      { content, variant, origin, cacheDir: cacheFolder() },
      { cwd: projectRoot, stdio: [stdin, 'inherit', 'inherit', 'ipc'] },
    );
    const ready = new Promise<void>((done, fail) => {
      child.on('message', (question: DevQuestion) => {
        if (question.type === 'ready') done();
        else void answer(question).then((said) => child.connected && child.send(said));
      });
      child.once('close', () => {
        if (previews.get(variant)?.child === child) previews.delete(variant);
        fail(new Error(`The preview of ${variant} ended before it answered; the terminal says why.`));
      });
    });
    ready.catch(() => undefined);
    const preview = { child, origin, ready };
    previews.set(variant, preview);
    return preview;
  };

  const open = async (variant: string): Promise<string> => {
    const port = previews.has(variant) ? 0 : await freePort(0);
    const preview = previews.get(variant) ?? start(variant, port, 'ignore');
    await preview.ready;
    return preview.origin;
  };

  const answer = async (asked: Exclude<DevQuestion, { type: 'ready' }>): Promise<DevAnswer> => {
    const { question } = asked;
    try {
      if (asked.type === 'list') return { question, ids: await listVariants(content) };
      const { value, diagnostics } = await readVariant(content, asked.variant);
      if (value) return { question, origin: await open(value.id) };
      const problem = pretty.print(diagnostics, { sourceOf: readSource, useColor: false });
      return { question, problem, isUnknown: false };
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      if (exitCodeOf(error) !== 2) return { question, problem: said, isUnknown: false };
      const list = (await listVariants(content)).map((id) => `  ?variant=${encodeURIComponent(id)}`);
      return { question, problem: [said, '', 'Variants:', ...list, ''].join('\n'), isUnknown: true };
    }
  };

  const stop = (): void => {
    for (const { child } of previews.values()) child.kill('SIGTERM');
  };
  return {
    stop,
    run: (variant, port) => {
      const { child } = start(variant, port, 'inherit');
      return new Promise((done) => {
        child.once('close', (code) => {
          stop();
          done(code === 0 || code === null || code === 130 || code === 143 ? 0 : 1);
        });
      });
    },
  };
}

async function listVariants(content: string): Promise<string[]> {
  return (await loadVariants(content)).map(({ id }) => id).sort();
}
