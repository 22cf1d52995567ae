import type { APIRoute } from 'astro';
import { currentPublication } from '../../current-publication.ts';

/** Paths and titles of all pages, which the page for missing addresses looks through. */
export const GET: APIRoute = async () => {
  const { titles } = await currentPublication();
  return new Response(JSON.stringify([...titles]), { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
