import type { Scaffold } from './define.ts';
import { guide } from './guide.ts';
import { provider } from './provider.ts';
import { variant } from './variant.ts';

/** Everything that `new` can begin. */
export const scaffolds: readonly Scaffold[] = [guide, provider, variant];
