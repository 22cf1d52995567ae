import { createHash } from 'node:crypto';
import type { Output, OutputSource } from './outputs/define.ts';
import type { PublishedFile } from './published-file.ts';
import { collections, joinOnce } from './outputs/collections.ts';
import { assets, printAsset } from './outputs/assets.ts';
import { outputKinds } from './outputs/index.ts';

/** A file that is made when it is asked for. */
export interface LiveFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Changes with the content, and with nothing else. */
  readonly digest: string;
}

/** A variant's site that lies nowhere: every file is made when it is first asked for, and kept. */
export interface LiveSite {
  /** The path of its host below which the site is; empty at the root. */
  readonly base: string;
  /** The file at a path from the site's root, such as `/guides/index.html`. */
  readonly find: (path: string) => Promise<LiveFile | undefined>;
  /** A digest of what each file is made of, by its path: what two sites have alike needs no reload. */
  readonly inputs: ReadonlyMap<string, string>;
}

/** Opens a site without printing anything of it. */
export async function openLiveSite(
  source: Omit<OutputSource, 'folder' | 'pack' | 'parts' | 'previous'>,
): Promise<LiveSite> {
  const { publication, renderer } = source;
  const { context, engine } = publication;
  // What documents add to files of all documents is printed only once such a file is asked for.
  const listed: OutputSource = {
    ...source,
    folder: '',
    pack: false,
    parts: { get: () => ({}), keep: () => undefined },
  };
  const outputs = new Map<string, Output>();
  const known = new Map<string, PublishedFile>();
  for (const format of engine.formats)
    if (format.of === 'collection' && (format.isPublished?.(context) ?? true))
      known.set(format.path, nameOnly(format.path));
  for (const kind of outputKinds) {
    if (kind === collections || kind === assets) continue;
    for (const output of await kind.of(listed, known)) {
      outputs.set(output.path, output);
      known.set(output.path, nameOnly(output.path));
    }
  }
  const joined = joinOnce(publication);
  const print = async (path: string): Promise<string | Uint8Array | undefined> => {
    const output = outputs.get(path);
    if (output) return output.print();
    const asset = renderer.assets.get(`/${path}`);
    if (asset) return printAsset(`/${path}`, asset.bytes, publication.site.base);
    return /\.\w+$/u.test(path) ? joined().get(path) : undefined;
  };
  const made = new Map<string, Promise<LiveFile | undefined>>();
  return {
    base: publication.site.base,
    find: (path) => {
      const file = made.get(path) ?? print(path.slice(1)).then(toFile);
      made.set(path, file);
      file.catch(() => made.delete(path));
      return file;
    },
    inputs: new Map([...outputs].map(([path, output]) => [path, output.inputs])),
  };
}

/** A file of which nothing more is known: what depends on more is not asked for here. */
function nameOnly(path: string): PublishedFile {
  return { path, inputs: '', size: 0, addresses: [] };
}

function toFile(content: string | Uint8Array | undefined): LiveFile | undefined {
  if (content === undefined) return undefined;
  const bytes = new Uint8Array(Buffer.from(content as Uint8Array));
  return { bytes, digest: createHash('sha256').update(bytes).digest('base64url').slice(0, 22) };
}
