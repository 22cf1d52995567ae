import type { AdapterDefinition } from '../protocol/define.ts';
import { definition as http } from './http.ts';
import { definition as nango } from './nango.ts';
import { definition as stackoneHub } from './stackone-hub.ts';

/** Every adapter there is: a new one is a file beside this one, and a line in this list. */
export const adapters: readonly AdapterDefinition[] = [http, nango, stackoneHub];
