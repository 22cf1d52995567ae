import type { HostAdapter } from '../host-files.ts';
import { caddy } from './caddy.ts';
import { cloudflare } from './cloudflare.ts';
import { nginx } from './nginx.ts';

/** Whatever can serve a site as `npm run serve` does. */
export const hosts: readonly HostAdapter[] = [caddy, cloudflare, nginx];
