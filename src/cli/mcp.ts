import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Command } from './command/command.ts';
import { commandError } from '../system/command-error.ts';
import { recoverFolder } from '../publish/build/swap-folder.ts';
import { createMcpServer } from '../server/mcp/create-server.ts';
import { openFolder } from '../server/mcp/folder-library.ts';
import { aiCatalogPath, identityOf, readServerCard } from '../server/mcp/identity.ts';
import type { OpenLibrary } from '../server/mcp/library.ts';
import { createSiteReader, type ReadSite } from '../server/mcp/read-site.ts';
import { openSite } from '../server/mcp/site-library.ts';

const flags = {
  dir: { type: 'string', does: 'a built site (dist/default)' },
  site: { type: 'string', does: 'the address of a published site' },
} as const;

/** Answers MCP on standard input and output, from a built folder or from a site's address. */
export const mcpCommand: Command<typeof flags> = {
  name: 'mcp',
  summary: 'Answers MCP on standard input and output',
  usage: '--dir dist/default | --site https://…',
  example: '--site https://guides.example.com',
  flags,
  run: async ({ values: { dir, site } }) => {
    if (dir !== undefined && site !== undefined) throw commandError('Name a folder or a site, not both.', 2);
    const { open, read } = site === undefined ? sourceInFolder(dir ?? 'dist/default') : sourceAtSite(site);
    const { entries } = await open();
    if (entries.size === 0) say(`There are no guides at ${site ?? dir ?? 'dist/default'}.`);
    const identity = identityOf(readServerCard((await read(aiCatalogPath).catch(() => undefined)) ?? ''));
    const ended = new Promise<void>((done) => {
      process.stdin.once('end', done).once('close', done);
      process.once('SIGINT', () => done()).once('SIGTERM', () => done());
    });
    const handle = serveStdio(() => createMcpServer({ identity, open, onProblem: say }), {
      onerror: (error) => say(error.message),
    });
    await ended;
    await handle.close();
    return 0;
  },
};

interface Source {
  readonly open: OpenLibrary;
  readonly read: ReadSite;
}

function sourceInFolder(dir: string): Source {
  const folder = resolve(dir);
  recoverFolder(folder);
  if (!existsSync(join(folder, 'index.html')))
    throw commandError(
      `There is no built site in ${dir}. Name the folder of one with --dir, or its address with --site.`,
      2,
    );
  return {
    open: openFolder(folder),
    read: (path) => readFile(join(folder, path), 'utf8').catch(() => undefined),
  };
}

function sourceAtSite(site: string): Source {
  const read = createSiteReader(site);
  return { open: openSite(read, say), read };
}

/** Standard output is the protocol's. */
function say(problem: string): void {
  process.stderr.write(`mcp: ${problem}\n`);
}
