import type { Diagnostic } from '../../engine/index.ts';
import { type HostedContent, openHostedContent } from '../../publish/live/hosted-content.ts';
import type { Held } from '../../publish/live/take-sound.ts';
import { type HostedSites, openHostedSites } from '../../publish/live/hosted-sites.ts';
import { openRenderer } from '../../publish/renderer/renderer.ts';
import type { VariantSource } from '../../workspace/project/given-variant.ts';
import { type GivenVariants, openGivenVariants } from '../../workspace/project/given-variants.ts';
import type { HostMetrics } from './host-metrics.ts';

/** How a host is opened. */
export interface OpenHostOptions {
  /** The content folder. */
  readonly content: string;
  /** Where it is kept what can be made again. */
  readonly cacheDir: string;
  /** Whom to ask for variants that no file holds. */
  readonly variants?: VariantSource | undefined;
  /** Told in sentences what those who run it should know. */
  readonly onNotice: (text: string) => void;
  /** Told of the errors in the content, whenever they are others. */
  readonly onErrors: (errors: readonly Diagnostic[]) => void;
}

/** What is there once the content is loaded. */
export interface OpenedContent {
  readonly content: HostedContent;
  readonly sites: HostedSites;
  readonly given: GivenVariants;
}

/** Bytes of files in memory. */
const memory = 128 * 1024 * 1024;

/** Of content without an error. */
const soundHeld: Held = { documents: false, kept: [], missing: [] };

/** Loads the content of a host, if it can be served. */
export async function openContent(
  { content: folder, cacheDir, variants, onNotice, onErrors }: OpenHostOptions,
  metrics: HostMetrics,
): Promise<OpenedContent | undefined> {
  const given = await openGivenVariants(variants, onNotice);
  let said = JSON.stringify([[], soundHeld]);
  const content = await openHostedContent({
    content: folder,
    cacheDir,
    given: given.files,
    onDiagnostics: (diagnostics, held) => {
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      const now = JSON.stringify([errors, held]);
      if (now === said) return;
      said = now;
      onErrors(errors);
      if (errors.length === 0) onNotice('The content has no errors any more.');
      if (held.documents) onNotice('The content has errors: guides and pages are served as they were before.');
      for (const id of held.kept) onNotice(`The file of ${id} has errors: its site is served as it was before.`);
      for (const id of held.missing) onNotice(`The file of ${id} has errors: it has no site until they are put right.`);
    },
  });
  if (!content) return undefined;
  const renderer = await openRenderer(cacheDir, () => onNotice('Making the pages; the next time they are there.'));
  const sites = openHostedSites({
    hosted: content.current,
    renderer,
    cacheDir,
    memory,
    onFile: (variant, origin) => {
      if (origin === 'made') metrics.count('renders', { variant });
      else metrics.count('cache_hits', { variant, kept: origin });
    },
    onRefusal: (variant, path, { refused, reasons }) => {
      metrics.count(refused === 'leak' ? 'leaks' : 'errors', { variant });
      for (const reason of reasons) onNotice(`${variant}: /${path} is held back: ${reason}`);
    },
  });
  return { content, sites, given };
}
