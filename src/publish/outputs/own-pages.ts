import { relative } from 'node:path';
import { commandError } from '../../system/command-error.ts';
import { teamRoot } from '../../system/project-root.ts';
import { project } from '../../workspace/project/project.ts';
import { defineOutputs } from './define.ts';
import { pageOutput } from './page-output.ts';

/** The pages that the team's project draws itself. */
export const ownPages = defineOutputs({
  name: 'own pages',
  get paths() {
    return Object.keys(project().pages).flatMap((path) => [path.slice(1), `${path.slice(1)}index.html`]);
  },
  of: (source, earlier) =>
    Object.entries(project().pages).map(([path, file]) => {
      const output = pageOutput(path, '', source);
      if (!earlier.has(output.path)) return output;
      throw commandError(
        `${relative(teamRoot, file)} is to be published at ${path}, where the site has a page already: give it another address in \`pages\` of stepwell.config.`,
      );
    }),
});
