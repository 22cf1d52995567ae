import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GuideLibrary, OpenLibrary } from './library.ts';
import { readLibrary } from './whole-library.ts';

/** Builds in a row that may take a folder's place while it is read. */
const maxReadings = 5;

/**
 * Opens the library of a built site's folder. The folder is walked once, and again after
 * another build has taken its place: the folder is another one then, or its home page is.
 */
export function openFolder(folder: string): OpenLibrary {
  let known: { readonly key: string; readonly library: Promise<GuideLibrary> } | undefined;
  return async () => {
    const key = await keyOf(folder);
    // Between the two renames of a build there is no folder: the site before it still holds.
    if (known === undefined || (key !== undefined && known.key !== key)) {
      const library = readWhole(folder);
      known = { key: key ?? '', library };
      library.catch(() => (known = undefined));
    }
    return known.library;
  };
}

async function readWhole(folder: string): Promise<GuideLibrary> {
  for (let reading = 1; ; reading += 1) {
    const before = await keyOf(folder);
    const library = await readFolder(folder);
    if ((await keyOf(folder)) === before || reading === maxReadings) return library;
  }
}

async function readFolder(folder: string): Promise<GuideLibrary> {
  const guides = join(folder, 'guides');
  return readLibrary({
    ids: await idsIn(guides),
    readText: (id) => readFile(join(guides, `${id}.json`), 'utf8').catch(() => undefined),
    hasIndex: await stat(join(folder, 'llms.txt')).then(
      (facts) => facts.isFile(),
      () => false,
    ),
  });
}

/** The ids of the files that may be guides. */
async function idsIn(guides: string): Promise<string[]> {
  const walk = async (path: string): Promise<string[]> => {
    const entries: Dirent[] = await readdir(join(guides, path), { withFileTypes: true }).catch(() => []);
    const inside = (entry: Dirent): string => (path === '' ? entry.name : `${path}/${entry.name}`);
    const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json'));
    const folders = entries.filter((entry) => entry.isDirectory());
    const deeper = await Promise.all(folders.map((entry) => walk(inside(entry))));
    return [...files.map((entry) => inside(entry).slice(0, -'.json'.length)), ...deeper.flat()];
  };
  return (await walk('')).sort();
}

/** What differs between a folder and the one that takes its place; nothing while there is none. */
async function keyOf(folder: string): Promise<string | undefined> {
  const [facts, home] = await Promise.all(
    [folder, join(folder, 'index.html')].map((path) => stat(path).catch(() => undefined)),
  );
  return facts && home ? `${facts.ino} ${home.ino} ${home.mtimeMs} ${home.size}` : undefined;
}
