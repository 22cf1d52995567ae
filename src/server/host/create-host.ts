import { reportDiagnostics } from '../../reporters/terminal.ts';
import { cacheFolder } from '../../workspace/cache-folder.ts';
import { openProject } from '../../workspace/project/project.ts';
import { openHost } from './open-host.ts';

/** How a host is created. */
export interface HostOptions {
  /** The folder of guides, pages and variants, with the public files beside it; `content` without it. */
  readonly content?: string;
  /** Told in one sentence each what those who run it should know: leaks, errors in the content; standard error without it. */
  readonly onNotice?: (text: string) => void;
}

/** Every variant of a content folder, as functions from a request to its answer. */
export interface Host {
  /** Answers for the variant whose `site:` is at the host of the request's address. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Answers `/.well-known/domain-check?domain=…`, `/healthz`, `/readyz` and `/metrics`: for an address of one's own machines. */
  readonly admin: (request: Request) => Promise<Response>;
  /** Ends it: it does not follow the folder any more. */
  readonly close: () => Promise<void>;
}

/**
 * Creates a host in a server of one's own, on Node, Deno or Bun; the configuration of the working directory counts.
 * Throws if the content has errors that no single variant has.
 */
export async function createHost({ content, onNotice = say }: HostOptions = {}): Promise<Host> {
  const { folders, variantSource } = await openProject();
  const folder = content ?? folders.content ?? 'content';
  const host = openHost({
    content: folder,
    cacheDir: cacheFolder(),
    variants: variantSource,
    onNotice,
    onErrors: reportDiagnostics,
  });
  if (!(await host.opened)) throw new Error('Cannot serve the content: it has errors');
  return {
    fetch: async (request) => host.app.fetch(request),
    admin: async (request) => host.admin.fetch(request),
    close: host.close,
  };
}

function say(text: string): void {
  process.stderr.write(`host: ${text}\n`);
}
