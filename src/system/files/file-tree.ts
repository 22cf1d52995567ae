import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { errorCodeOf } from '../error-code.ts';

/** What lies below a folder, as paths from it with `/`, in the order of their names. */
export interface FileTree {
  readonly files: readonly string[];
  /** What cannot be read, and why in words; the path of the folder itself is empty. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Reads a folder. Links are followed as long as they stay beside the folder: a link to
 * somewhere else on the machine could publish what nobody meant to.
 */
export async function readTree(folder: string, { hidden = false } = {}): Promise<FileTree> {
  const files: string[] = [];
  const unreadable: { path: string; reason: string }[] = [];
  const attempt = async (path: string, read: () => Promise<void>): Promise<void> => {
    try {
      await read();
    } catch (error) {
      unreadable.push({ path, reason: reasonOf(error) });
    }
  };
  let limit: string = sep;

  /** `parents` are the real paths of the folders that a folder lies in, its own last. */
  const walk = async (parents: readonly string[], path: string): Promise<void> => {
    const real = parents.at(-1) ?? '';
    const entries = await readdir(real, { withFileTypes: true });
    const visible = entries.filter(({ name }) => hidden || !name.startsWith('.'));
    await Promise.all(
      visible.map((entry) => {
        const inner = path === '' ? entry.name : `${path}/${entry.name}`;
        return attempt(inner, () => visit(entry, join(real, entry.name), parents, inner));
      }),
    );
  };
  const visit = async (entry: Dirent, full: string, parents: readonly string[], path: string): Promise<void> => {
    const isLink = entry.isSymbolicLink();
    const real = isLink ? await targetOf(full) : full;
    if (!isIn(real, limit)) throw new Error(`it is a link that leads out of ${limit}`);
    if (isLink && isHidden(real.slice(limit.length))) throw new Error('it is a link to a hidden file or folder');
    const facts = isLink ? await stat(real) : entry;
    if (facts.isFile()) files.push(path);
    else if (!facts.isDirectory()) throw new Error('it is neither a file nor a folder');
    else if (isLink && parents.some((parent) => isIn(parent, real)))
      throw new Error('it is a link to a folder that it lies in');
    else await walk([...parents, real], path);
  };

  await attempt('', async () => {
    const root = await realpath(folder);
    limit = dirname(root);
    await walk([root], '');
  });
  return {
    files: files.sort((a, b) => (a < b ? -1 : 1)),
    unreadable: unreadable.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** All files below a folder, as far as they can be read. */
export async function listFiles(folder: string): Promise<readonly string[]> {
  return (await readTree(folder)).files;
}

async function targetOf(link: string): Promise<string> {
  try {
    return await realpath(link);
  } catch (error) {
    const isBroken = errorCodeOf(error) === 'ENOENT';
    throw isBroken ? new Error('it is a link that leads nowhere', { cause: error }) : error;
  }
}

/** Whether a path is a folder or lies in it. */
function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.replace(/[/\\]*$/u, sep));
}

/**
 * Whether a path has a name that begins with a dot, such as `.env` or `.linking/linking.secret`; not one that begins
 * with two, as those that Kubernetes mounts files from (`acme.yaml` is a link to `..data/acme.yaml`).
 */
function isHidden(path: string): boolean {
  return path.split(sep).some((name) => /^\.(?!\.)/u.test(name));
}

/** Why a file could not be read, in words. */
export function reasonOf(error: unknown): string {
  const code = errorCodeOf(error);
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'you may not read it';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'ELOOP') return 'it is a link that leads to itself';
  return error instanceof Error ? error.message : String(error);
}

/** The bytes of files of a folder, together. */
export async function sizeOf(folder: string, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
