import type { EngineConfig } from '../../engine/index.ts';
import type { ComponentName } from './components.ts';
import type { VariantSource } from './given-variant.ts';
import type { HostAdapter } from './host-adapter.ts';

/**
 * What a project says of itself in `stepwell.config.ts`. An entry of `blocks`, `formats`, `options`,
 * `dialects` and `hosts` that has the name of one of ours takes its place.
 */
export interface ProjectConfig extends EngineConfig, Partial<VariantSource> {
  /** The format that the content is written in, so that a version that does not know it says so: 1. */
  readonly format?: 1;
  /** The folder of guides, pages and variants; `content` without it. */
  readonly content?: string;
  /** The path of its host below which each variant's site is, instead of the one that its `site` has: `/help`. */
  readonly base?: string;
  /** The folder of files that are published as they are; `public` beside the content folder without it. */
  readonly public?: string;
  /** The folder that `build` writes into; `dist` without it. */
  readonly out?: string;
  /** Another name of `dialects`. */
  readonly importers?: EngineConfig['dialects'];
  /** Web servers and platforms that `build` writes files for. */
  readonly hosts?: readonly HostAdapter[];
  /** Files of the content folder that are none of the project's guides and pages: globs from that folder, `drafts/**`. */
  readonly ignore?: readonly string[];
  /** Where paths that have no page lead: a path of the site, or a web address: `{ '/start/': '/guides/acme/api-key/' }`. */
  readonly redirects?: Readonly<Record<string, string>>;
  /** Style sheets that come after ours, in a cascade layer of their own: paths from the project's folder. */
  readonly styles?: readonly string[];
  /** What stands in the `head` of every page. */
  readonly head?: readonly HeadElement[];
  /**
   * Components that take the place of ours, by their names: `{ Footer: 'src/Footer.astro' }`. They may
   * import ours from `stepwell/components/Footer.astro`. Needs `astro` in the project.
   */
  readonly components?: Readonly<Partial<Record<ComponentName, string>>>;
  /** Pages of the project's own, by their addresses: `{ '/about/': 'src/about.astro' }`. Needs `astro` in the project. */
  readonly pages?: Readonly<Record<string, string>>;
}

/** An element of a page's `head`: `{ tag: 'meta', attributes: { name: 'author', content: 'Acme' } }`. */
export interface HeadElement {
  readonly tag: 'meta' | 'link';
  readonly attributes: Readonly<Record<string, string>>;
}

/** States a project's configuration. */
export function defineConfig(config: ProjectConfig): ProjectConfig {
  return config;
}
