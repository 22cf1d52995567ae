import type { Translation } from '../translate.ts';

/** The choice of what stands between scopes when they are copied; a script adds the button. */
export function scopesTools({ say }: Translation): string {
  const options = (['blank', 'comma', 'line'] as const).map(
    (name) => `<option value="${name}">${say(`selector.separator.${name}`)}</option>`,
  );
  return `<div class="scopes-tools needs-script"><label>${say('selector.separator')} <select data-guide-separator>${options.join('')}</select></label></div>`;
}

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
 * Check boxes get a name, and lists of scopes a choice of how they are copied.
 */
export function splitArticle(html: string, translation: Translation): ArticleParts {
  const end = html.indexOf('</header>') + '</header>'.length;
  const scroller = (label: string): string => `tabindex="0" role="group" aria-label="${label.replace(/[&"<]/gu, '')}"`;
  const rest = html
    .slice(end)
    .replaceAll('<table>', `<div class="guide-table" ${scroller(translation.say('table.label'))}><table>`)
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre>', `<div class="code-block"><pre ${scroller(translation.say('code.label'))}>`)
    .replaceAll('</pre>', '</pre></div>')
    .replace(
      /(?<=<div class="guide-scopes" data-guide-scopes-list="">)(<p class="guide-label">.*?<\/p>)/gu,
      (label) => `<div class="scopes-head" data-markdown-ignore>${label}${scopesTools(translation)}</div>`,
    )
    // What only a script shows, and what opens a list: Markdown says it once, in full.
    .replaceAll('<span data-guide-chosen-actions=""', '<span data-markdown-ignore data-guide-chosen-actions=""')
    .replace(/(?<=<details class="guide-(?:condition|enables)[^>]*>)<summary>/gu, '<summary data-markdown-ignore>')
    .replace(
      /<input type="checkbox"(?= (checked)?)/gu,
      (input, checked?: string) => `${input} aria-label="${translation.say(checked ? 'task.done' : 'task.open')}"`,
    );
  return { head: html.slice(0, end), rest };
}
