import { resolve, sep } from 'node:path';
import type { AstroIntegration, HookParameters } from 'astro';
import type { Diagnostic } from '../engine/index.ts';
import { pretty } from '../reporters/pretty.ts';
import { readSource, reportDiagnostics } from '../reporters/terminal.ts';
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
        let message: string | undefined;
        const reload = async (): Promise<void> => {
          try {
            await reloadPublication();
          } catch (error) {
            message = report(diagnostics()) ?? (error instanceof Error ? error.message : String(error));
            server.ws.send(errorOf(message));
            return;
          }
          forgetPages(server);
          // A page that reloads forgets what it showed: it is told again when it connects.
          message = report(diagnostics());
          server.ws.send({ type: 'full-reload', path: '*' });
        };
        server.ws.on('connection', (socket) => {
          if (message !== undefined) socket.send(JSON.stringify(errorOf(message)));
        });
        message = report(diagnostics());
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

/** Says in the terminal what was found; returns what the pages show, where there are errors. */
function report(diagnostics: readonly Diagnostic[]): string | undefined {
  reportDiagnostics(diagnostics);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return errors.length > 0 ? pretty.print(errors, { sourceOf: readSource, useColor: false }) : undefined;
}

function errorOf(message: string): { type: 'error'; err: { message: string; stack: string } } {
  return { type: 'error', err: { message, stack: '' } };
}
