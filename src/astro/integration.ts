import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { remarkGuide } from '../engine/index.ts';
import { pretty } from '../reporters/pretty.ts';
import { readSource } from '../reporters/terminal.ts';
import { openProject, project } from '../workspace/project/project.ts';
import { readVariant } from '../workspace/standalone-file.ts';
import { addLayout } from './add-layout.ts';
import { mountBuild } from './mount-build.ts';
import { type Mount, pathOfMount } from './mount.ts';
import { mountPreview } from './mount-preview.ts';

/** How guides are mounted in an Astro site. */
export interface StepwellOptions {
  /** Where they are on the site: `/connect`. */
  readonly base: string;
  /** The folder of guides, pages and variants, from the site's folder; `content` without it. */
  readonly content?: string;
  /** The variant whose pages they are; `default` without it. */
  readonly variant?: string;
  /**
   * A layout of the site that stands around each page, from the site's folder: `src/layouts/Site.astro`. It gets
   * `title` and `description`, and has a slot of its own, `head`, in its `head`.
   */
  readonly layout?: string;
}

/**
 * Mounts the pages of a content folder in an Astro site: `integrations: [stepwell({ base: '/connect' })]`. A build
 * of the site publishes them as `stepwell build` does, checked and searched for leaks, and `astro dev` follows
 * each save. MDX pages of the site itself say what the variant says: `{product.name}`.
 */
export function stepwell({
  base,
  content = 'content',
  variant = 'default',
  layout,
}: StepwellOptions): AstroIntegration {
  let mount: Mount;
  let config: AstroConfig;
  return {
    name: 'stepwell',
    hooks: {
      'astro:config:setup': async (setup) => {
        const root = fileURLToPath(setup.config.root);
        const below = readBase(base);
        // One place says below which path a site is, whoever asks.
        await openProject(root, { base: pathOfMount({ base: below }, setup.config) });
        const inRoot = (path: string): string => (isAbsolute(path) ? path : join(root, path));
        mount = {
          content: inRoot(project().folders.content ?? content),
          variant,
          base: below,
          ...(layout === undefined ? {} : { layout: addLayout(inRoot(layout), below, setup) }),
        };
        await addVariables(mount, setup.config, setup.logger);
      },
      'astro:config:done': (done) => {
        ({ config } = done);
      },
      'astro:server:setup': ({ server, logger }) => mountPreview(mount, config, { server, logger }),
      'astro:build:start': () => {
        if (config.site === undefined)
          throw new Error(
            'stepwell: Pages name their own address: say in astro.config where it is, `site: "https://…"`.',
          );
      },
      'astro:build:done': async ({ dir, logger }) => {
        await mountBuild(mount, config, { folder: fileURLToPath(dir), logger });
      },
    },
  };
}

/** A base as a path with a slash at both ends. */
function readBase(written: string): string {
  const base = `/${written.replace(/^\/+|\/+$/gu, '')}/`;
  if (!/^\/(?:[\w.~-]+\/)+$/u.test(base) || /\/\.{1,2}\//u.test(base))
    throw new Error(`stepwell: \`base\` is a path such as /connect, not ${JSON.stringify(written)}.`);
  return base;
}

/** Has the site's own MDX pages say what the variant says. */
async function addVariables(
  { content, variant: id }: Mount,
  { markdown, integrations }: Pick<AstroConfig, 'markdown' | 'integrations'>,
  logger: { warn: (text: string) => void },
): Promise<void> {
  const { value: variant, diagnostics } = await readVariant(content, id);
  if (!variant) throw new Error(pretty.print(diagnostics, { sourceOf: readSource, useColor: false }));
  const { processor } = markdown as { processor?: { name: string; options?: { remarkPlugins?: unknown[] } } };
  const plugins = processor?.name === 'unified' ? processor.options?.remarkPlugins : undefined;
  if (plugins) plugins.push([remarkGuide, { variant }]);
  else if (integrations.some(({ name }) => name === '@astrojs/mdx'))
    logger.warn(
      'MDX pages of the site have no variables of the variant: set `markdown.processor` to `unified()` of @astrojs/markdown-remark, which takes remark plugins.',
    );
}
