import { compilePackage } from '../src/cli/compile-package.ts';

compilePackage();
