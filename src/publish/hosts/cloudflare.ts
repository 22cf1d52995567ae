import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { HostAdapter } from '../host-files.ts';
import { describeHost } from './host-description.ts';

/**
 * A Cloudflare Worker with the site as its static assets. The Worker itself is plain
 * `fetch(request, { ASSETS })`, which other edge runtimes take too.
 */
export const cloudflare: HostAdapter = {
  name: 'cloudflare',
  files: async (site) => {
    const { id, headers, redirects } = describeHost(site);
    const rules = JSON.stringify({ headers, redirects }, undefined, 2);
    const settings = {
      name: id,
      main: 'worker.js',
      compatibility_date: '2026-01-01',
      no_bundle: true,
      rules: [{ type: 'ESModule', globs: ['*.js'] }],
      assets: {
        directory: `../../${id}`,
        binding: 'ASSETS',
        // The Worker answers everything: it negotiates, and knows what leads where.
        run_worker_first: true,
        html_handling: 'none',
        not_found_handling: 'none',
      },
    };
    return [
      { name: 'answer.js', content: await bundleAnswer() },
      { name: 'worker.js', content: printWorker(rules) },
      { name: 'wrangler.json', content: `${JSON.stringify(settings, undefined, 2)}\n` },
    ];
  },
};

let bundled: Promise<string> | undefined;

function printWorker(rules: string): string {
  return `import { answerAtEdge } from './answer.js';

const rules = ${rules};

export default { fetch: (request, environment) => answerAtEdge(request, environment, rules) };
`;
}

/** The same for every site: what differs is in the Worker itself. */
function bundleAnswer(): Promise<string> {
  bundled ??= build({
    entryPoints: [fileURLToPath(new URL('../../answer/answer-at-edge.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2024',
    minify: true,
    legalComments: 'none',
    conditions: ['worker'],
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundled;
}
