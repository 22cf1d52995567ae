import type { Publication } from '../../publication/publication.ts';
import type { Output, OutputSource } from '../outputs/define.ts';
import type { PublishedFile } from '../published-file.ts';
import { assetOutput, assets } from '../outputs/assets.ts';
import { collections, inputsOfCollections, joinOnce } from '../outputs/collections.ts';
import { outputKinds } from '../outputs/index.ts';

/** What outputs are made from that lie nowhere. */
export type LiveSource = Omit<OutputSource, 'folder' | 'pack' | 'parts' | 'previous'>;

/** The outputs of a site of which nothing is printed yet. */
export interface LiveOutputs {
  readonly publication: Publication;
  /** The output at a path from the site's root, such as `guides/index.html`; assets that no page names too. */
  readonly at: (path: string) => Output | undefined;
  /** A digest of what each file is made of, by its path; without assets, and files of all documents. */
  readonly inputs: ReadonlyMap<string, string>;
}

/** Opens the outputs of a site. */
export async function openLiveOutputs(source: LiveSource): Promise<LiveOutputs> {
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
  const joined = joinWhileThereIsRoom(publication);
  const collected = new Set<string>();
  for (const format of engine.formats) {
    if (format.of !== 'collection' || !(format.isPublished?.(context) ?? true)) continue;
    collected.add(format.path);
    known.set(format.path, nameOnly(format.path));
    if (format.folder !== undefined) known.set(`${format.folder}/`, nameOnly(`${format.folder}/`));
  }
  for (const kind of outputKinds) {
    if (kind === collections || kind === assets) continue;
    for (const output of await kind.of(listed, known)) {
      outputs.set(output.path, output);
      known.set(output.path, nameOnly(output.path));
    }
  }
  let inputs: string | undefined;
  let others: ReadonlySet<string> | undefined;
  const collectionAt = (path: string): Output | undefined => {
    if (!collected.has(path)) {
      if (!/\.\w+$/u.test(path)) return undefined;
      // Which files there are beside those is known once all are made.
      others ??= new Set(joined().keys());
      if (!others.has(path)) return undefined;
    }
    inputs ??= inputsOfCollections(listed);
    return { path, inputs, print: () => joined().get(path) ?? '' };
  };
  return {
    publication,
    at: (path) => outputs.get(path) ?? assetOutput(`/${path}`, renderer, publication.site.base) ?? collectionAt(path),
    inputs: new Map([...outputs].map(([path, output]) => [path, output.inputs])),
  };
}

/** Keeps what is joined for as long as the memory is not needed: one file after the other is asked for. */
function joinWhileThereIsRoom(publication: Publication): () => ReadonlyMap<string, string> {
  let kept: WeakRef<ReadonlyMap<string, string>> | undefined;
  return () => {
    const known = kept?.deref();
    if (known) return known;
    const joined = joinOnce(publication)();
    kept = new WeakRef(joined);
    return joined;
  };
}

/** A file of which nothing more is known: what depends on more is not asked for here. */
function nameOnly(path: string): PublishedFile {
  return { path, inputs: '', size: 0, addresses: [] };
}
