import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../system/files/make-folder.ts';
import { processName } from '../system/process/process-name.ts';
import type { HostAdapter, HostedSite } from '../workspace/project/host-adapter.ts';

/** Where it all lies, beside the sites: it is nothing to publish. */
const hostsFolder = '.hosts';

/** Writes `<out>/.hosts/<variant>/`, from what a built site says of itself. */
export async function writeHostFiles(
  out: string,
  { id, origin, answer }: Pick<HostedSite, 'id' | 'origin' | 'answer'>,
  adapters: readonly HostAdapter[],
): Promise<void> {
  if (adapters.length === 0) return;
  const read = (name: string): string => readFileSync(join(out, id, name), 'utf8');
  const site = { id, origin, answer, headers: read('_headers'), redirects: read('_redirects') };
  const files = (await Promise.all(adapters.map(async (adapter) => adapter.files(site)))).flat();
  const folder = join(out, hostsFolder, id);
  makeFolder(folder);
  for (const { name, content } of files) {
    replaceFile(join(out, `.${id}.host-${processName()}`), join(folder, name), content);
  }
}

/** What a killed build leaves of it beside the sites, the next one deletes. */
function replaceFile(fresh: string, file: string, content: string): void {
  try {
    writeFileSync(fresh, content);
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}
