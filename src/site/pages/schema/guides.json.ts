import type { APIRoute } from 'astro';
import { z } from 'zod';
import { guidesJsonSchema } from '../../../engine/index.ts';

/** The schema of `guides.json` and its parts. */
export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(z.toJSONSchema(guidesJsonSchema), undefined, 2)}\n`, {
    headers: { 'content-type': 'application/schema+json; charset=utf-8' },
  });
