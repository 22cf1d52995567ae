/** The HTML of a document in the two parts between which the page says its own. */
export interface ArticleParts {
  /** The opening tag and the header: title, description, what is needed. */
  readonly head: string;
  /** Everything after it. */
  readonly rest: string;
}

/**
 * An article as the engine prints it, cut after its header. Tables and code get a box of
 * their own: they scroll in it, can be reached by keyboard, and the box holds their button.
 */
export function splitArticle(html: string, labels: { readonly table: string; readonly code: string }): ArticleParts {
  const end = html.indexOf('</header>') + '</header>'.length;
  const scroller = (label: string): string => `tabindex="0" role="region" aria-label="${label.replace(/[&"<]/gu, '')}"`;
  const rest = html
    .slice(end)
    .replaceAll('<table>', `<div class="guide-table" ${scroller(labels.table)}><table>`)
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre>', `<div class="code-block"><pre ${scroller(labels.code)}>`)
    .replaceAll('</pre>', '</pre></div>');
  return { head: html.slice(0, end), rest };
}
