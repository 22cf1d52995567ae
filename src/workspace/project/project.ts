import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { createEngine, type Engine } from '../../engine/index.ts';
import type { HostAdapter } from './host-adapter.ts';
import { commandError } from '../../system/command-error.ts';
import { digestFile, digestFolder } from '../../system/digest/digest-folder.ts';
import { digestValue } from '../../system/digest/digest-value.ts';
import { teamRoot } from '../../system/project-root.ts';
import type { ComponentName } from './components.ts';
import type { VariantSource } from './given-variant.ts';
import type { HeadElement, ProjectConfig } from './define-config.ts';
import { loadConfig } from './load-config.ts';

/** What this process works on. */
export interface Project {
  /** The engine with what the project adds. */
  readonly engine: Engine;
  /** Changes with what the project adds; empty if it adds nothing. */
  readonly digest: string;
  /** The folders that commands take if none is named. */
  readonly folders: Pick<ProjectConfig, 'content' | 'out'>;
  /** The folder of files that are published as they are, if it is another than the usual one. */
  readonly publicFolder?: string;
  /** Globs of what in the content folder is passed over. */
  readonly ignore: readonly string[];
  /** Where paths that have no page lead. */
  readonly redirects: Readonly<Record<string, string>>;
  /** The path below which sites are, `/help`, if it is another than each variant says. */
  readonly base?: string;
  readonly hosts: readonly HostAdapter[];
  /** The project's style sheets as one text; empty if there are none. */
  readonly styles: string;
  readonly head: readonly HeadElement[];
  /** Files that take the place of components of ours, by their names. */
  readonly components: Readonly<Partial<Record<ComponentName, string>>>;
  /** Files of the project's own pages, by their addresses. */
  readonly pages: Readonly<Record<string, string>>;
  /** Whom to ask for variants that no file holds. */
  readonly variantSource?: VariantSource;
}

let current = createProject({}, '', teamRoot);

/** The project of this process: of our own extensions alone until {@link openProject} has read its configuration. */
export function project(): Project {
  return current;
}

/** Reads the configuration of the team's folder, of which what `over` has is another; threads of a process read it each for themselves. */
export async function openProject(folder: string = teamRoot, over: Pick<ProjectConfig, 'base'> = {}): Promise<Project> {
  const loaded = await loadConfig(folder);
  if (loaded || over.base !== undefined)
    current = createProject({ ...loaded?.config, ...over }, digestValue([loaded?.digest, over]), folder);
  return current;
}

function createProject(config: ProjectConfig, digest: string, folder: string): Project {
  const { blocks = [], formats = [], options = [], hosts = [], styles = [], head = [] } = config;
  const { ignore = [], redirects = {} } = config;
  const dialects = [...(config.dialects ?? []), ...(config.importers ?? [])];
  const css = styles.map((path) => readStyles(join(folder, path))).join('\n');
  const own = {
    components: inFolder(folder, 'components', config.components),
    pages: inFolder(folder, 'pages', config.pages),
  };
  return {
    engine: createEngine({ blocks, formats, options, dialects }),
    digest:
      digest === ''
        ? ''
        : digestValue([
            digest,
            css,
            ...digestsBeside([...Object.values(own.components), ...Object.values(own.pages)], folder),
          ]),
    folders: { ...(config.content ? { content: config.content } : {}), ...(config.out ? { out: config.out } : {}) },
    ...(config.public ? { publicFolder: resolve(folder, config.public) } : {}),
    ...(config.base ? { base: config.base.replace(/\/+$/u, '') } : {}),
    ignore,
    redirects,
    hosts,
    styles: css,
    head,
    ...own,
    ...variantSourceOf(config),
  };
}

/** The one without the other is of no use: a variant that no other site is searched for is not served. */
function variantSourceOf({ variants, allVariants }: ProjectConfig): Pick<Project, 'variantSource'> {
  if (variants && allVariants) return { variantSource: { variants, allVariants } };
  if (!variants && !allVariants) return {};
  const [given, missing] = variants ? ['variants', 'allVariants'] : ['allVariants', 'variants'];
  throw commandError(`stepwell.config has \`${given}\` and no \`${missing}\`: the host asks for both.`, 2);
}

/** Digests of files and of the folders that they are in, for a component may be made of what lies beside and below it. */
function digestsBeside(files: readonly string[], folder: string): string[] {
  const isBelow = (file: string): boolean => relative(resolve(folder), dirname(file)).split(sep)[0] !== '';
  const sources = files.map((file) => (isBelow(file) ? dirname(file) : file));
  return [...new Set(sources)].sort().map((path) => (path.endsWith('.astro') ? digestFile(path) : digestFolder(path)));
}

/** Files as paths from anywhere; each has to be there. */
function inFolder(
  folder: string,
  key: string,
  given: Readonly<Partial<Record<string, string>>> = {},
): Record<string, string> {
  const files = Object.entries(given).map(([name, path = '']) => {
    const file = resolve(folder, path);
    if (!existsSync(file))
      throw commandError(`There is no file ${file}, which \`${key}\` of stepwell.config names.`, 2);
    return [name, file] as const;
  });
  return Object.fromEntries(files);
}

function readStyles(file: string): string {
  if (!existsSync(file))
    throw commandError(`There is no style sheet ${file}, which \`styles\` of stepwell.config names.`, 2);
  const css = readFileSync(file, 'utf8');
  if (/@(?:import|charset)\b/u.test(css.replace(/\/\*[\s\S]*?\*\//gu, '')))
    throw commandError(`${file} has an @import, which no page loads: name that style sheet in \`styles\` too.`, 2);
  return css;
}
