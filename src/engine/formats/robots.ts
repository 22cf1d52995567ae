import { defineFormat } from './define.ts';

/**
 * What crawlers may do, by RFC 9309 and contentsignals.org. A site that is not to be listed may
 * still be fetched: its pages say that they are not to be listed, and only who reads them knows.
 */
export const robots = defineFormat({
  of: 'collection',
  name: 'robots',
  path: 'robots.txt',
  mediaType: 'text/plain; charset=utf-8',
  join: (_parts, { site, listed = true, signals = {} }) => {
    const said = Object.entries({ search: listed, ...signals }).flatMap(([name, isAllowed]) =>
      isAllowed === undefined ? [] : [`${name}=${isAllowed ? 'yes' : 'no'}`],
    );
    const lines = ['User-agent: *', `Content-Signal: ${said.join(', ')}`, 'Allow: /'];
    const content = `${[...lines, ...(site && listed ? ['', `Sitemap: ${site}/sitemap.xml`] : [])].join('\n')}\n`;
    return [{ path: 'robots.txt', content }];
  },
});
