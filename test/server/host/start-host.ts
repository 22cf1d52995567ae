import { onTestFinished } from 'vitest';
import { openHost } from '../../../src/server/host/open-host.ts';
import type { VariantSource } from '../../../src/workspace/project/given-variant.ts';
import { sharedCache } from '../../cli/run-command.ts';

/** A host in this process. */
export interface StartedHost {
  /** Asks for an address of a site as its readers do. */
  readonly ask: (address: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** Posts JSON. */
  readonly post: (address: string, body: unknown) => Promise<Response>;
  readonly text: (address: string) => Promise<string>;
  readonly admin: (path: string) => Promise<Response>;
  /** What its log says so far. */
  readonly notices: readonly string[];
  readonly opened: boolean;
  readonly close: () => Promise<void>;
}

export interface StartOptions {
  readonly inHook?: boolean;
  readonly cacheDir?: string;
  readonly variants?: VariantSource | undefined;
}

/** Starts a host of a content folder, until the test ends unless it is in a hook. */
export async function startHost(
  content: string,
  { inHook = false, cacheDir = sharedCache, variants }: StartOptions = {},
): Promise<StartedHost> {
  const notices: string[] = [];
  const host = openHost({
    content,
    cacheDir,
    variants,
    onNotice: (text) => notices.push(text),
    onErrors: (errors) => notices.push(...errors.map(({ path, message }) => `${path}: ${message}`)),
  });
  const opened = await host.opened;
  if (!inHook) onTestFinished(host.close);
  const ask = async (address: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    host.app.request(address, { headers });
  return {
    ask,
    post: async (address, body) =>
      host.app.request(address, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          host: new URL(address).host,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
        },
      }),
    text: async (address) => (await ask(address)).text(),
    admin: async (path) => host.admin.request(path),
    notices,
    opened,
    close: host.close,
  };
}
