import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { LeakGate } from '../../leaks/leak-gate.ts';
import { sayLeak } from '../../leaks/say-leak.ts';
import { digestParts } from '../../system/digest/digest-folder.ts';
import { pageAddresses } from '../addresses/page-addresses.ts';
import { addAssets, embedScript } from '../outputs/assets.ts';
import type { Output } from '../outputs/define.ts';
import { sayPageError } from '../page-error.ts';
import type { Renderer } from '../renderer/renderer.ts';
import { type LiveFile, liveFileOf } from './live-file.ts';
import type { LiveOutputs } from './live-outputs.ts';
import type { OutputStore } from './output-store.ts';
import { isRefusal, type Refusal, refusalOf } from './refusal.ts';

/** A file in memory. */
interface KeptFile extends LiveFile {
  /** The gate that let it through last, by its key; nothing if none has yet. */
  searched: string | undefined;
}

/** Files in memory by variant, path and what they are made of, the least recently asked for going first. */
export type OutputMemory = LRUCache<string, KeptFile, () => Promise<KeptFile>>;

/** A memory of so many bytes. */
export function createOutputMemory(bytes: number): OutputMemory {
  return new LRUCache<string, KeptFile, () => Promise<KeptFile>>({
    maxSize: bytes,
    sizeCalculation: ({ bytes: { length } }) => length + costOfEntry,
    fetchMethod: (_key, _stale, { context: make }) => make(),
    // Whoever waits for something gets it, though there may be no room to keep it.
    ignoreFetchAbort: true,
  });
}

/** What keeping anything costs beside its bytes. */
const costOfEntry = 512;

/** Where a file that is sent comes from. */
export type FileOrigin = 'memory' | 'disk' | 'made';

export interface GatedOptions {
  readonly outputs: LiveOutputs;
  readonly renderer: Renderer;
  /** The content folder. */
  readonly content: string;
  /** The gate, made when something is first made. */
  readonly gate: () => LeakGate;
  /** Changes with anything that the gate is made of. */
  readonly gateKey: string;
  readonly memory: OutputMemory;
  readonly store: OutputStore;
  readonly onFile: (origin: FileOrigin) => void;
  /** Told once of each output that may not be sent, or cannot be made. */
  readonly onRefusal: (path: string, refusal: Refusal) => void;
}

/** A file of a gated site, of which nothing is made yet. */
export interface GatedFile {
  /** Throws a {@link Refusal} if it may not be sent. */
  readonly open: () => Promise<LiveFile>;
}

/** A variant's site that lies nowhere, and of which no byte is handed out that the leak gate has not seen. */
export interface GatedSite {
  /** The path of its host below which the site is; empty at the root. */
  readonly base: string;
  /** The file at a path from the site's root, such as `/guides/index.html`. */
  readonly find: (path: string) => Promise<GatedFile | undefined>;
}

/** Puts the gate before the outputs of a site. */
export function openGatedSite(options: GatedOptions): GatedSite {
  const { outputs, renderer, gateKey, memory, store, onFile, onRefusal } = options;
  const { base, variant, origin } = outputs.publication.site;
  const refused = new Map<string, unknown>();
  const read = new Set<string>();
  const named = new Set<string>();
  const cleared = new Set<string>();
  addAssets(named, [embedScript], renderer);

  /** What all sites share is in the memory as it is: only what was searched for this one is kept. */
  const openShared = async (output: Output): Promise<LiveFile> => {
    const { path, inputs } = output;
    if (!cleared.has(path) && store.read(variant.id, path, inputs)?.searched !== gateKey) {
      await search(output, await print(output, options), options);
      store.write(variant.id, path, { inputs, searched: gateKey }, '');
    }
    cleared.add(path);
    const printed = await output.print();
    // Style sheets of a site below a path are its own.
    return printed instanceof Uint8Array ? sharedFile(printed) : liveFileOf(printed ?? '');
  };
  const openOwn = async (output: Output): Promise<LiveFile> => {
    const { path, inputs } = output;
    let from: FileOrigin = 'memory';
    const make = async (): Promise<KeptFile> => {
      const kept = store.read(variant.id, path, inputs);
      from = kept ? 'disk' : 'made';
      const content = kept?.content ?? (await print(output, options));
      return { ...liveFileOf(content), searched: kept?.searched };
    };
    const file = await memory.forceFetch(`${variant.id} ${path} ${inputs}`, { context: make });
    if (file.searched !== gateKey) {
      await search(output, file.bytes, options);
      file.searched = gateKey;
      // What is a copy lies on the disk already.
      if (output.origin === undefined) store.write(variant.id, path, { inputs, searched: gateKey }, file.bytes);
    }
    onFile(from);
    return file;
  };
  const open = async (output: Output): Promise<LiveFile> => {
    const { path } = output;
    const before = refused.get(path);
    // What cannot be made is tried again: the reason may have been of that moment.
    if (isRefusal(before) && before.refused === 'leak') throw before;
    try {
      const file = await (output.isShared ? openShared(output) : openOwn(output));
      if (path.endsWith('.html') && !read.has(path)) {
        read.add(path);
        addAssets(named, pageAddresses(Buffer.from(file.bytes).toString('utf8'), path, origin), renderer);
      }
      return file;
    } catch (error) {
      if (!before) onRefusal(path, isRefusal(error) ? error : refusalOf('error', [sayPageError(path, error)]));
      refused.set(path, error);
      throw error;
    }
  };
  /** Whether a page of the site names an asset: pages are made until one does, those of lists first. */
  const isNamed = async (address: string): Promise<boolean> => {
    const pages = [...outputs.inputs.keys()].filter((path) => path.endsWith('.html') && !read.has(path));
    const depth = (path: string): number => path.split('/').length;
    for (const path of pages.sort((one, other) => depth(one) - depth(other))) {
      if (named.has(address)) return true;
      const output = outputs.at(path);
      // One that may not be sent names nothing.
      if (output) await open(output).catch(() => undefined);
    }
    return named.has(address);
  };
  return {
    base,
    find: async (path) => {
      const output = outputs.at(path.slice(1));
      if (!output || (output.isShared && !named.has(path) && !(await isNamed(path)))) return undefined;
      return { open: () => open(output) };
    },
  };
}

async function print(output: Output, { content }: GatedOptions): Promise<Buffer<ArrayBuffer>> {
  const { path, inputs, source, origin } = output;
  let bytes: Buffer<ArrayBuffer>;
  try {
    bytes = Buffer.from((await output.print()) as Uint8Array<ArrayBuffer>);
  } catch (error) {
    throw refusalOf('error', [sayPageError(path, error, source && join(content, source))]);
  }
  // What it holds by now is of the inputs that the next load finds.
  if (origin !== undefined && digestParts([bytes]) !== inputs)
    throw refusalOf('error', [`${path} cannot be sent: ${origin} changed while it was read`]);
  return bytes;
}

/** Searches what is to be sent; throws if it has a leak. */
async function search(output: Output, content: Uint8Array<ArrayBuffer>, { gate }: GatedOptions): Promise<void> {
  const { path, inputs, isShared } = output;
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  const leaks = isShared ? gate().searchCode(path, bytes, inputs) : gate().search(path, bytes);
  if (leaks.length > 0) throw refusalOf('leak', (await gate().trace(leaks)).map(sayLeak));
}

const shared = new WeakMap<Uint8Array, LiveFile>();

/** The file of an asset: one for all sites. */
function sharedFile(bytes: Uint8Array): LiveFile {
  const file = shared.get(bytes) ?? liveFileOf(bytes);
  shared.set(bytes, file);
  return file;
}
