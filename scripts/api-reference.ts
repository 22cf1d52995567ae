import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { apiReference } from '../src/cli/package/api-reference.ts';
import { projectRoot } from '../src/system/project-root.ts';

const handbook = join(projectRoot, 'content/handbook');
rmSync(join(handbook, 'api-reference'), { recursive: true, force: true });
for (const [path, text] of apiReference()) {
  mkdirSync(dirname(join(handbook, path)), { recursive: true });
  writeFileSync(join(handbook, path), text);
}
