/** What can serve a site as `npm run serve` does: every export is one. */
export { caddy } from './caddy.ts';
export { cloudflare } from './cloudflare.ts';
export { nginx } from './nginx.ts';
