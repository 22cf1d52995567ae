import { project } from '../../workspace/project/project.ts';
import { defineOutputs } from './define.ts';
import { pageOutput } from './page-output.ts';

/** The pages that the team's project draws itself. */
export const ownPages = defineOutputs({
  name: 'own pages',
  get paths() {
    return Object.keys(project().pages).flatMap((path) => [path.slice(1), `${path.slice(1)}index.html`]);
  },
  of: (source) => Object.keys(project().pages).map((path) => pageOutput(path, '', source)),
});
