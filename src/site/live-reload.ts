import { readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { AstroIntegration, HookParameters } from 'astro';
import type { Diagnostic } from '../engine/index.ts';
import { pretty } from '../node/reporters/pretty.ts';
import { reloadPublication } from './current-publication.ts';
import { brandStylesId } from './theme/brand-styles.ts';

type DevServer = HookParameters<'astro:server:setup'>['server'];

/** Where the content is, and what was found in it when it was loaded last. */
export interface LiveContent {
  readonly content: string;
  readonly diagnostics: () => readonly Diagnostic[];
}

/** Editors write a file in several strokes; milliseconds to wait for the last. */
const settleTime = 80;

/** In development: a change in the content folder compiles it again, reports, and reloads the pages. */
export function liveReload({ content, diagnostics }: LiveContent): AstroIntegration {
  const folder = resolve(content) + sep;
  return {
    name: 'guide-live-reload',
    hooks: {
      'astro:server:setup': ({ server }) => {
        let pending: NodeJS.Timeout | undefined;
        const reload = async (): Promise<void> => {
          try {
            await reloadPublication();
          } catch (error) {
            report(server, error instanceof Error ? error.message : String(error));
            return;
          }
          forgetPages(server);
          server.ws.send({ type: 'full-reload', path: '*' });
          reportAll(server, diagnostics());
        };
        reportAll(server, diagnostics());
        server.watcher.add(folder);
        server.watcher.on('all', (_event, path) => {
          if (!resolve(path).startsWith(folder)) return;
          clearTimeout(pending);
          pending = setTimeout(() => void reload(), settleTime);
        });
      },
    },
  };
}

/** Astro keeps the list of a route's pages until its content changes, and Vite the brand's style sheet. */
function forgetPages({ environments }: DevServer): void {
  for (const environment of Object.values(environments)) {
    const styles = environment.moduleGraph.getModuleById(brandStylesId);
    if (styles) environment.moduleGraph.invalidateModule(styles);
    environment.hot.send('astro:content-changed', {});
  }
}

function reportAll(server: DevServer, diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  process.stderr.write(
    pretty.print(diagnostics, {
      sourceOf: read,
      useColor: process.stderr.isTTY && process.env['NO_COLOR'] === undefined,
    }),
  );
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) report(server, pretty.print(errors, { sourceOf: read, useColor: false }));
}

function report({ ws }: DevServer, message: string): void {
  ws.send({ type: 'error', err: { message, stack: '' } });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
