import { watch } from 'chokidar';

/** Editors write a file in several strokes; milliseconds to wait for the last. */
const settleTime = 20;

/** Calls soon after anything in some folders has changed, once for all that changes together; gives what ends it. */
export async function watchFolders(
  folders: readonly string[],
  calls: { readonly onStroke: () => void; readonly onSettled: () => void },
): Promise<() => Promise<void>> {
  let pending: NodeJS.Timeout | undefined;
  const stroke = (): void => {
    clearTimeout(pending);
    calls.onStroke();
    pending = setTimeout(calls.onSettled, settleTime);
  };
  const watcher = watch([...folders], { ignoreInitial: true, ignorePermissionErrors: true });
  watcher.on('all', stroke);
  // chokidar drops a file's change within 50 ms of another; what it is told by the system is of each save.
  watcher.on('raw', stroke);
  await new Promise<void>((done) => watcher.once('ready', () => done()));
  return async () => {
    await watcher.close();
    clearTimeout(pending);
  };
}
