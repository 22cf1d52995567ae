/**
 * The file `_redirects` of a built site, as static hosts read it: addresses that agents try
 * by habit, and where what they look for is.
 *
 * @param hasIndex Whether the site has an `llms.txt`.
 * @param own What the project adds: where from, and where to.
 */
export function redirectsFile({
  hasIndex,
  own = [],
}: {
  readonly hasIndex: boolean;
  readonly own?: readonly (readonly [string, string])[];
}): string {
  const formats = ['md', 'json'];
  const redirects = [
    ...(hasIndex ? ['/.well-known/llms.txt', '/sitemap.md'].map((path) => [path, '/llms.txt']) : []),
    ...formats.flatMap((format) => [
      [`/guides/:provider/:method/index.${format}`, `/guides/:provider/:method.${format}`],
      [`/guides/:provider/setup/:method/index.${format}`, `/guides/:provider/setup/:method.${format}`],
    ]),
    ['/guides/index.md', '/guides.md'],
    ['/guides/:provider/index.md', '/guides/:provider.md'],
    ['/sitemap-index.xml', '/sitemap.xml'],
    ...own,
  ];
  return redirects.map(([from, to]) => `${from} ${to} 301\n`).join('');
}
