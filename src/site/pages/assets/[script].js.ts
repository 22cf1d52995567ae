import type { APIRoute, GetStaticPaths } from 'astro';
import { headScript } from 'virtual:head-script';

export const getStaticPaths = (() => [
  { params: { script: headScript.path.replace(/^.*\/|\.js$/gu, '') } },
]) satisfies GetStaticPaths;

/** The script of the selector, which pages load before they are painted. */
export const GET: APIRoute = () =>
  new Response(headScript.code, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
