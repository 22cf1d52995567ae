import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, type Engine } from '../../engine/index.ts';
import type { HostAdapter } from './host-adapter.ts';
import { commandError } from '../../system/command-error.ts';
import { digestValue } from '../../system/digest-value.ts';
import { teamRoot } from '../../system/project-root.ts';
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
  readonly hosts: readonly HostAdapter[];
  /** The project's style sheets as one text; empty if there are none. */
  readonly styles: string;
  readonly head: readonly HeadElement[];
}

let current = createProject({}, '', teamRoot);

/** The project of this process: of our own extensions alone until {@link openProject} has read its configuration. */
export function project(): Project {
  return current;
}

/** Reads the configuration of the team's folder; threads of a process read it each for themselves. */
export async function openProject(folder: string = teamRoot): Promise<Project> {
  const loaded = await loadConfig(folder);
  if (loaded) current = createProject(loaded.config, loaded.digest, folder);
  return current;
}

function createProject(config: ProjectConfig, digest: string, folder: string): Project {
  const { blocks = [], formats = [], options = [], dialects = [], hosts = [], styles = [], head = [] } = config;
  const css = styles.map((path) => readStyles(join(folder, path))).join('\n');
  return {
    engine: createEngine({ blocks, formats, options, dialects }),
    digest: digest === '' ? '' : digestValue([digest, css]),
    folders: { ...(config.content ? { content: config.content } : {}), ...(config.out ? { out: config.out } : {}) },
    hosts,
    styles: css,
    head,
  };
}

function readStyles(file: string): string {
  if (!existsSync(file))
    throw commandError(`There is no style sheet ${file}, which \`styles\` of stepwell.config names.`, 2);
  const css = readFileSync(file, 'utf8');
  if (/@(?:import|charset)\b/u.test(css.replace(/\/\*[\s\S]*?\*\//gu, '')))
    throw commandError(`${file} has an @import, which no page loads: name that style sheet in \`styles\` too.`, 2);
  return css;
}
