import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReference } from '../src/cli/package/api-reference.ts';
import { projectRoot } from '../src/system/project-root.ts';

writeFileSync(join(projectRoot, 'content/handbook/api-reference.mdx'), apiReference());
