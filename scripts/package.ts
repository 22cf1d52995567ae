import { compilePackage } from '../src/cli/package/compile-package.ts';

await compilePackage();
