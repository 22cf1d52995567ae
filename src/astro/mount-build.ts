import { appendFileSync, copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { AstroConfig, AstroIntegrationLogger } from 'astro';
import { hasError } from '../engine/index.ts';
import { adapters } from '../linking/adapters/index.ts';
import { buildSite } from '../publish/build/build-site.ts';
import { reportDiagnostics } from '../reporters/terminal.ts';
import { makeFolder } from '../system/files/make-folder.ts';
import { cacheFolder } from '../workspace/cache-folder.ts';
import type { Mount } from './mount.ts';
import { putInLayout } from './put-in-layout.ts';

/** Where a built site is written, and who is told. */
interface Target {
  /** The folder that the site is published from. */
  readonly folder: string;
  readonly logger: AstroIntegrationLogger;
}

/** Publishes the pages into a site that Astro has built; throws if there is an error, so that the site's build ends. */
export async function mountBuild(mount: Mount, config: AstroConfig, { folder, logger }: Target): Promise<void> {
  const layout = mount.layout === undefined ? undefined : takeLayout(folder, mount.layout);
  const out = join(cacheFolder(), 'mounted');
  const { variant, content, base } = mount;
  const { checkRun, variants } = await buildSite({
    content,
    out,
    variants: [variant],
    origins: { [variant]: new URL(config.site ?? '').origin },
    adapters,
    onDiagnostics: reportDiagnostics,
    onNotice: (text) => logger.warn(text),
  });
  const outcome = variants.get(variant);
  if (!outcome) {
    if (hasError(checkRun.diagnostics))
      throw new Error('stepwell: The content has errors; nothing of it is published.');
    throw new Error(`stepwell: There is no variant ${variant}.`);
  }
  if (!outcome.ok) throw new Error(`stepwell: ${outcome.problems.join('\n')}`);
  place(join(out, variant), join(folder, base), folder, layout);
  logger.info(`${outcome.pages} pages below ${base}`);
}

/** The layout as the site drew it; its page goes. */
function takeLayout(folder: string, path: string): string {
  const file = [`${path}/index.html`, `${path}.html`]
    .map((name) => join(folder, name))
    .find((name) => existsSync(name));
  if (file === undefined) throw new Error('stepwell: Astro has not drawn the layout.');
  const layout = readFileSync(file, 'utf8');
  rmSync(file.endsWith(`${sep}index.html`) ? dirname(file) : file, { recursive: true });
  return layout;
}

/** What hosts are told stands at the root of a site. */
const rules: ReadonlySet<string> = new Set(['_headers', '_redirects']);
/** What is of a whole site, and of no part of it. */
const ofWholeSites: ReadonlySet<string> = new Set(['robots.txt', '404.html', '404.md']);

function place(built: string, target: string, root: string, layout: string | undefined): void {
  const files = readdirSync(built, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => relative(built, join(parentPath, name)))
    .filter((path) => !ofWholeSites.has(path) && !/^\.(?!well-known)/u.test(path))
    .sort();
  const taken = files.find((path) => !rules.has(path) && existsSync(join(target, path)));
  if (taken !== undefined)
    throw new Error(`stepwell: The site has a file of its own at ${relative(root, join(target, taken))}: move it.`);
  for (const path of files) {
    const [source, file] = [join(built, path), join(rules.has(path) ? root : target, path)];
    makeFolder(dirname(file));
    if (rules.has(path)) appendFileSync(file, rulesOf(readFileSync(source, 'utf8'), layout !== undefined));
    else if (layout !== undefined && path.endsWith('.html'))
      writeFileSync(file, putInLayout(readFileSync(source, 'utf8'), layout));
    else copyFileSync(source, file);
  }
}

/** Which scripts and styles pages in a layout of the site may load is the site's to say, and not who may frame them. */
function rulesOf(text: string, isInLayout: boolean): string {
  return isInLayout ? text.replace(/^\s+Content-Security-Policy: default-src .*\n/gmu, '') : text;
}
