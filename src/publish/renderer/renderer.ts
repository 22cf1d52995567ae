import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commandError } from '../../system/command-error.ts';
import { digestParts, digestFile, digestFolder } from '../../system/digest/digest-folder.ts';
import { makeFolder } from '../../system/files/make-folder.ts';
import { processFolder } from '../../system/files/process-folder.ts';
import { isPackaged, packagedRenderer, projectRoot } from '../../system/project-root.ts';
import { projectCache } from '../../workspace/cache-folder.ts';
import type { Publication } from '../../publication/publication.ts';
import { project } from '../../workspace/project/project.ts';
import { answerFile } from './answer-file.ts';

/** The site as a function: it draws every page of every variant. */
export interface Renderer {
  /** Changes with the code that it was made of. */
  readonly digest: string;
  /** Where it lies. */
  readonly folder: string;
  /** Draws the page of a path, such as `/guides/lattice/api-key/`; throws what its components throw. */
  readonly render: (path: string, publication: Publication) => Promise<string>;
  /** Address of the asset that reloads pages in previews. */
  readonly previewScript: string;
  /** What pages load, by address; the same for all variants. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** The module that answers requests for a site on edge platforms, as text. */
  readonly answer: string;
}

/** A script, a style sheet or another file that the code of pages brings. */
export interface Asset {
  readonly bytes: Uint8Array;
  /** Addresses of the assets that its text names. */
  readonly needs: readonly string[];
}

/** What a renderer's bundle exports: see `src/site/renderer.ts`. */
interface RendererModule {
  readonly render: (path: string, locals: { readonly publication: Publication }) => Promise<string>;
}

/** Folders of the code that a renderer is made of. */
const sources = ['src/site', 'src/publication', 'src/engine', 'src/linking', 'src/workspace/messages', 'src/answer'];
/** Days after which a renderer that nobody used is deleted. */
const keptDays = 7;

let opened: Promise<Renderer> | undefined;

/**
 * The renderer of this version of the code. It is of the code and not of any content, so it is kept in the
 * project's own cache, and only if that cannot be written in `cacheDir`.
 */
export function openRenderer(cacheDir: string, onMake: () => void = () => undefined): Promise<Renderer> {
  opened ??=
    isPackaged && !hasOwnCode()
      ? load(packagedRenderer, rendererDigest())
      : open([...new Set([projectCache, cacheDir])], onMake);
  opened.catch(() => (opened = undefined));
  return opened;
}

/** The renderer of the code as it is now, if it may have changed since it was opened. */
export function reopenRenderer(cacheDir: string, onMake: () => void): Promise<Renderer> {
  [known, opened] = [undefined, undefined];
  return openRenderer(cacheDir, onMake);
}

async function open(caches: readonly string[], onMake: () => void): Promise<Renderer> {
  const digest = rendererDigest();
  const parents = caches.map((folder) => join(folder, 'renderer'));
  for (const parent of parents) {
    if (!existsSync(join(parent, digest))) continue;
    const kept = await loadKept(parent, digest).catch(() => discard(join(parent, digest)));
    if (kept) return kept;
  }
  onMake();
  return loadKept(await makeInOneOf(parents, digest), digest);
}

function loadKept(parent: string, digest: string): Promise<Renderer> {
  const folder = join(parent, digest);
  keepFresh(parent, folder);
  return load(folder, digest);
}

async function load(folder: string, digest: string): Promise<Renderer> {
  // By when it was made: one that could not be loaded stays so under its address.
  const entry = pathToFileURL(join(folder, 'server/entry.mjs')).href;
  const { render } = (await import(`${entry}?${statSync(join(folder, 'server')).ctimeMs}`)) as RendererModule;
  return {
    digest,
    folder,
    render: (path, publication) => render(path, { publication }),
    previewScript: '/assets/preview.js',
    assets: readAssets(join(folder, 'client')),
    answer: readFileSync(join(folder, answerFile), 'utf8'),
  };
}

/** Deletes a renderer that is damaged, if that may be done. */
function discard(folder: string): undefined {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Then another place is found.
  }
}

/** Makes it in the first of some folders that can be written. */
async function makeInOneOf(parents: readonly string[], digest: string): Promise<string> {
  let reason = '';
  for (const parent of parents) {
    try {
      await makeInto(parent, join(parent, digest));
      return parent;
    } catch (error) {
      [reason = ''] = /^.*\b(?:EACCES|EPERM|EROFS|ENOSPC)\b.*$/mu.exec(String(error)) ?? [];
      if (reason === '') throw error;
    }
  }
  throw commandError(
    `The pages are made once for each version of the code, and kept in ${parents.at(-1)}, which cannot be written. Name a folder that can be with STEPWELL_CACHE. (${reason})`,
  );
}

/** A renderer comes into its place whole, by one rename; of two that are made at once the first stays. */
async function makeInto(parent: string, folder: string): Promise<void> {
  const fresh = processFolder(parent, 'making');
  makeFolder(fresh);
  try {
    // What bundles pages is no part of the package.
    const { makeRenderer } = await import('./make-renderer.ts');
    await makeRenderer(fresh);
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

let known: string | undefined;

/** A digest of the code that a renderer is made of, and of the versions of what it uses. */
export function rendererDigest(): string {
  known ??= digestParts([
    isPackaged ? digestFolder(packagedRenderer) : digestSources(),
    hasOwnCode() ? project().digest : '',
  ]);
  return known;
}

/** Whether the project draws pages or parts of them itself. */
function hasOwnCode(): boolean {
  const { components, pages } = project();
  return Object.keys(components).length + Object.keys(pages).length > 0;
}

function digestSources(): string {
  return digestParts([
    ...sources.map((path) => digestFolder(join(projectRoot, path))),
    ...['astro.config.mjs', 'package-lock.json'].flatMap((name) => {
      const path = join(projectRoot, name);
      return existsSync(path) ? [digestFile(path)] : [];
    }),
  ]);
}

/** Marks a renderer as used, and deletes those of other versions that nobody has used for days. */
function keepFresh(parent: string, folder: string): void {
  try {
    const now = Date.now() / 1000;
    utimesSync(folder, now, now);
    for (const name of readdirSync(parent)) {
      const path = join(parent, name);
      const { mtimeMs } = statSync(path);
      if (path !== folder && Date.now() - mtimeMs > keptDays * 24 * 60 * 60 * 1000)
        rmSync(path, { recursive: true, force: true });
    }
  } catch {
    // What cannot be tidied up is only left lying.
  }
}

function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => join(parentPath, name));
  const addresses = files.map((file) => file.slice(folder.length).replaceAll('\\', '/'));
  return new Map(
    files.map((file, at) => {
      const bytes = readFileSync(file);
      const text = /\.(?:js|css)$/u.test(file) ? bytes.toString('utf8') : '';
      const needs = addresses.filter(
        (address, other) => other !== at && text.includes(address.split('/').at(-1) ?? ''),
      );
      return [addresses[at] ?? '', { bytes, needs }];
    }),
  );
}
