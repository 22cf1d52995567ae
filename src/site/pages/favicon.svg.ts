import type { APIRoute } from 'astro';
import { currentPublication } from '../current-publication.ts';
import { faviconSvg } from '../../publication/theme/favicon.ts';

/** The icon of a variant that brings none. */
export const GET: APIRoute = async () =>
  new Response(faviconSvg((await currentPublication()).site.variant), {
    headers: { 'content-type': 'image/svg+xml; charset=utf-8' },
  });
