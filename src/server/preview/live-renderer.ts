import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { watch } from 'chokidar';
import { openRenderer, type Renderer, reopenRenderer } from '../../publish/renderer/renderer.ts';
import { projectRoot } from '../../system/project-root.ts';

/** The renderer of previews, made anew whenever the code of the pages changes. */
export interface LiveRenderer {
  readonly current: () => Renderer;
  /** Calls after each change; with what is wrong if the pages could not be made, which stay as they were. */
  readonly subscribe: (call: (problem?: string) => void) => void;
  readonly close: () => Promise<void>;
}

/** Editors write a file in several strokes; milliseconds to wait for the last. */
const settleTime = 100;

/** Opens the renderer, and watches what it is made of: for work on the pages themselves. */
export async function openLiveRenderer(cacheDir: string, onMake: () => void): Promise<LiveRenderer> {
  let renderer = await openRenderer(cacheDir, onMake);
  const calls = new Set<(problem?: string) => void>();
  let making: Promise<void> = Promise.resolve();
  const make = async (): Promise<void> => {
    try {
      const next = await reopenRenderer(cacheDir, onMake);
      if (next.digest === renderer.digest) return;
      renderer = next;
      calls.forEach((call) => call());
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      calls.forEach((call) => call(problem));
    }
  };
  let pending: NodeJS.Timeout | undefined;
  const folder = join(projectRoot, 'src/site');
  const watcher = existsSync(folder) ? watch(folder, { ignoreInitial: true }) : undefined;
  watcher?.on('all', () => {
    clearTimeout(pending);
    // One after the other: the last state of the files is the one that stays.
    pending = setTimeout(() => void (making = making.then(make)), settleTime);
  });
  return {
    current: () => renderer,
    subscribe: (call) => void calls.add(call),
    close: async () => {
      clearTimeout(pending);
      await watcher?.close();
    },
  };
}
