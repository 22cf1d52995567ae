/** Elements of HTML that never have content, so that MDX wants them closed with ` />`. */
export const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Every element of the HTML standard, and the obsolete ones still met in documents. */
export const htmlElements: ReadonlySet<string> = new Set([
  ...voidElements,
  ...(
    'a abbr acronym address article aside audio b bdi bdo big blockquote body button canvas caption ' +
    'center cite code colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset ' +
    'figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup html i ' +
    'iframe ins kbd label legend li main map mark menu meter nav noscript object ol optgroup option ' +
    'output p picture pre progress q rp rt ruby s samp script search section select slot small span ' +
    'strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time ' +
    'title tr tt u ul var video'
  ).split(' '),
]);

/** The element of HTML that a tag names, in small letters or as `<BR>`; `<Link>` and `<Table>` are components. */
export function elementNamed(name: string): string | undefined {
  const small = name.toLowerCase();
  return htmlElements.has(small) && (name === small || name === name.toUpperCase()) ? small : undefined;
}
