import { LRUCache } from 'lru-cache';
import type { Variant } from '../../engine/index.ts';
import { createLeakGate, type LeakGate } from '../../leaks/leak-gate.ts';
import { publicationOf } from '../../publication/publication.ts';
import { siteOf } from '../../publication/site.ts';
import { codeDigest } from '../../system/digest/code-digest.ts';
import { digestValue } from '../../system/digest/digest-value.ts';
import type { Renderer } from '../renderer/renderer.ts';
import { createOutputMemory, type FileOrigin, type GatedSite, openGatedSite } from './gated-site.ts';
import type { Hosted } from './take-sound.ts';
import { type LiveOutputs, openLiveOutputs } from './live-outputs.ts';
import { openOutputStore } from './output-store.ts';
import type { Refusal } from './refusal.ts';

/** A variant's site, ready to be asked. */
export interface HostedSite extends GatedSite {
  readonly variant: Variant;
  /** Where it is, without a slash at its end. */
  readonly origin: string;
  /** Ids of its guides. */
  readonly guides: readonly string[];
}

export interface HostedSitesOptions {
  readonly hosted: () => Hosted;
  readonly renderer: Renderer;
  readonly cacheDir: string;
  /** Bytes of files that are kept in memory. */
  readonly memory: number;
  readonly onFile: (variant: string, origin: FileOrigin) => void;
  readonly onRefusal: (variant: string, path: string, refusal: Refusal) => void;
}

/** The sites of a hosted content folder, each opened when it is first asked for. */
export interface HostedSites {
  /** The site of a variant as the content is now; nothing of one that is not served. */
  readonly open: (id: string) => Promise<HostedSite | undefined>;
  /** How many are open. */
  readonly count: () => number;
}

/** Documents of all open sites together; the site that nobody has asked for longest is closed. */
const mostDocuments = 20_000;
/** Gates that are kept; each has an index of the words of all variants, some 25 MB of a thousand. */
const mostGates = 12;

interface OpenSite {
  readonly outputs: LiveOutputs;
  /** What the outputs are of. */
  readonly outputsKey: string;
  readonly gateKey: string;
  readonly site: HostedSite;
}

/** Opens them; what did not change since a site was opened is taken from that. */
export function openHostedSites(options: HostedSitesOptions): HostedSites {
  const { hosted, renderer, cacheDir, onFile, onRefusal } = options;
  const { content } = hosted().workspace;
  const memory = createOutputMemory(options.memory);
  const store = openOutputStore(cacheDir, content);
  const gates = new LRUCache<string, { readonly key: string; readonly gate: LeakGate }>({ max: mostGates });
  const sites = new LRUCache<string, OpenSite>({
    maxSize: mostDocuments,
    sizeCalculation: ({ site }) => Math.min(mostDocuments, site.guides.length + 1),
  });
  const opening = new Map<string, Promise<OpenSite>>();
  let last = hosted();

  const openOutputs = ({ workspace }: Hosted, id: string): Promise<LiveOutputs> =>
    openLiveOutputs({ publication: publicationOf(siteOf(workspace, id)), renderer, content });
  const open = async (now: Hosted, variant: Variant, outputsKey: string): Promise<OpenSite> => {
    const { id } = variant;
    const before = sites.get(id);
    const outputs = before?.outputsKey === outputsKey ? before.outputs : await openOutputs(now, id);
    const { providers, origin, guides } = outputs.publication.site;
    const { variants } = now.workspace;
    const named = providers.map(({ id, name, website, docs }) => [id, name, website, docs]);
    const gateKey = digestValue([codeDigest(), digestOfAll(variants), id, named, now.files]);
    if (before && before.outputs === outputs && before.gateKey === gateKey) return before;
    const gate = (): LeakGate => {
      const known = gates.get(id);
      if (known?.key === gateKey) return known.gate;
      const made = createLeakGate({ variant, variants, providers, content });
      gates.set(id, { key: gateKey, gate: made });
      return made;
    };
    const gated = openGatedSite({
      outputs,
      renderer,
      content,
      gate,
      gateKey,
      memory,
      store,
      onFile: (from) => onFile(id, from),
      onRefusal: (path, refusal) => onRefusal(id, path, refusal),
    });
    const site = { ...gated, variant, origin, guides: guides.map((guide) => guide.id) };
    return { outputs, outputsKey, gateKey, site };
  };
  return {
    count: () => sites.size,
    open: async (id) => {
      const now = hosted();
      if (now !== last) {
        for (const gone of last.served.keys()) if (!now.served.has(gone)) store.forget(gone);
        last = now;
      }
      const variant = now.served.get(id);
      if (!variant) return undefined;
      const outputsKey = `${digestOfOne(variant)} ${documentsKey(now)} ${now.files}`;
      const known = sites.get(id);
      if (known?.outputsKey === outputsKey && isOf.get(known) === now) return known.site;
      const key = `${id} ${outputsKey} ${digestOfAll(now.workspace.variants)}`;
      const begun = opening.get(key) ?? open(now, variant, outputsKey);
      opening.set(key, begun);
      const opened = await begun.finally(() => opening.delete(key));
      isOf.set(opened, now);
      sites.set(id, opened);
      return opened.site;
    },
  };
}

/** The content that an open site was last found to be of. */
const isOf = new WeakMap<OpenSite, Hosted>();

const digests = new WeakMap<object, string>();

function digestOnce(of: object, make: () => unknown): string {
  const digest = digests.get(of) ?? digestValue(make());
  digests.set(of, digest);
  return digest;
}

function digestOfOne(variant: Variant): string {
  return digestOnce(variant, () => variant);
}

function digestOfAll(variants: readonly Variant[]): string {
  return digestOnce(variants, () => variants.map(digestOfOne));
}

/** Changes with any document. */
function documentsKey({ workspace: { digests: documents } }: Hosted): string {
  return digestOnce(documents, () => [...documents]);
}
