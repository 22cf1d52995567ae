import type { HostAdapter } from '../../workspace/project/host-adapter.ts';
import { describeHost } from './host-description.ts';

/**
 * A Cloudflare Worker with the site as its static assets. The Worker itself is plain
 * `fetch(request, { ASSETS })`, which other edge runtimes take too.
 */
export const cloudflare: HostAdapter = {
  name: 'cloudflare',
  files: (site) => {
    const { id, base, headers, redirects } = describeHost(site);
    const rules = JSON.stringify({ ...(base === '' ? {} : { base }), headers, redirects }, undefined, 2);
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
      { name: 'answer.js', content: site.answer },
      { name: 'worker.js', content: printWorker(rules) },
      { name: 'wrangler.json', content: `${JSON.stringify(settings, undefined, 2)}\n` },
    ];
  },
};

function printWorker(rules: string): string {
  return `import { answerAtEdge } from './answer.js';

const rules = ${rules};

export default { fetch: (request, environment) => answerAtEdge(request, environment, rules) };
`;
}
