import { compilePackage } from '../src/cli/compile-package.ts';

await compilePackage();
