import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../system/make-folder.ts';
import { processName } from '../system/process-name.ts';

/** A built site, as something that serves it has to know it. */
export interface HostedSite {
  readonly id: string;
  /** Where it will be: `https://connect.acme.example`. */
  readonly origin: string;
  /** What its files `_headers` and `_redirects` say. */
  readonly headers: string;
  readonly redirects: string;
  /** The module that answers requests on edge platforms, as text: `answerAtEdge(request, environment, rules)`. */
  readonly answer: string;
}

/** A file for a host. */
export interface HostFile {
  readonly name: string;
  readonly content: string;
}

/** What a web server or a platform is told, so that it serves a site as `npm run serve` does. */
export interface HostAdapter {
  readonly name: string;
  readonly files: (site: HostedSite) => readonly HostFile[] | Promise<readonly HostFile[]>;
}

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
