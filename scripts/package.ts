import { compilePackage } from '../src/node/compile-package.ts';

compilePackage();
