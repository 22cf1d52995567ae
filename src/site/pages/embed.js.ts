import type { APIRoute } from 'astro';
import { embedScript } from 'virtual:embed-script';

/** The script by which other pages show guides of this site. */
export const GET: APIRoute = () =>
  new Response(embedScript.code, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
