import type { APIRoute } from 'astro';
import { z } from 'zod';
import { publishedGuideSchema } from '../../../engine/index.ts';

/** The schema of a guide's `.json`. */
export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(z.toJSONSchema(publishedGuideSchema), undefined, 2)}\n`, {
    headers: { 'content-type': 'application/schema+json; charset=utf-8' },
  });
