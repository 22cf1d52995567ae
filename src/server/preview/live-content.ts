import type { AdapterFacts, Diagnostic } from '../../engine/index.ts';
import { watchFolders } from '../../system/watch-folders.ts';
import { publicFolderOf } from '../../workspace/public-files.ts';
import { siteFiles } from '../../publish/outputs/index.ts';
import { createMemory } from '../../workspace/source-reader.ts';
import { loadWorkspace, type Workspace } from '../../workspace/workspace.ts';

/** A content folder, compiled again whenever something in it or in the public folder changes. */
export interface LiveContent {
  /** As it was compiled last. */
  readonly workspace: () => Workspace;
  /** What is wrong with it, over all documents; known soon after the content itself. */
  readonly diagnostics: () => readonly Diagnostic[];
  /** Calls after each change, and again once it is checked. */
  readonly subscribe: (call: (change: 'content' | 'diagnostics') => void) => void;
  readonly close: () => Promise<void>;
}

/** Milliseconds in which a page reloads: only then are all documents checked, which nothing can be asked for meanwhile. */
const reloadTime = 250;

/** Loads a content folder and watches it. */
export async function openLiveContent(
  content: string,
  options: { readonly cacheDir: string; readonly adapters: readonly AdapterFacts[] },
): Promise<LiveContent> {
  const loading = { ...options, content, siteFiles: siteFiles(), memory: createMemory() };
  let workspace = await loadWorkspace(loading);
  let { diagnostics } = workspace;
  const calls = new Set<(change: 'content' | 'diagnostics') => void>();
  const tell = (change: 'content' | 'diagnostics'): void => calls.forEach((call) => call(change));

  let isOutdated = false;
  let checking: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();
  /** One at a time: what changes meanwhile is loaded after it, so that the last state of the files is the one that stays. */
  const inTurn = (step: () => Promise<void>): void => {
    work = work.then(step).catch((error: unknown) => {
      // The folder itself is gone, for one.
      diagnostics = [problemOf(error, content)];
      tell('diagnostics');
    });
  };
  const load = async (): Promise<void> => {
    if (!isOutdated) return;
    isOutdated = false;
    workspace = await loadWorkspace({ ...loading, isChecked: true });
    tell('content');
    clearTimeout(checking);
    checking = setTimeout(() => inTurn(check), reloadTime);
  };
  const check = async (): Promise<void> => {
    if (isOutdated) return;
    ({ diagnostics } = await loadWorkspace(loading));
    tell('diagnostics');
  };

  const unwatch = await watchFolders([content, publicFolderOf(content)], {
    onStroke: () => {
      clearTimeout(checking);
      isOutdated = true;
    },
    onSettled: () => inTurn(load),
  });
  return {
    workspace: () => workspace,
    diagnostics: () => diagnostics,
    subscribe: (call) => void calls.add(call),
    close: async () => {
      await unwatch();
      clearTimeout(checking);
    },
  };
}

function problemOf(error: unknown, path: string): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'source-unreadable',
    severity: 'error',
    message,
    hint: 'Put it back; the preview goes on then.',
    path,
  };
}
