import type { APIRoute, GetStaticPaths } from 'astro';
import { describeHttpProtocol } from '../../../linking/protocol/http-protocol.ts';
import { currentPublication } from '../../current-publication.ts';

/** What the vendor's site alone describes: the handbook, which leads there, is on no other. */
export const getStaticPaths = (async () => {
  const { site } = await currentPublication();
  return site.variant.whitelabel ? [] : [{ params: { name: 'linking' } }];
}) satisfies GetStaticPaths;

/** The OpenAPI document of the protocol `http`. */
export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(describeHttpProtocol('https://api.example.com/linking'), undefined, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
