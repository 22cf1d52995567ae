import { calloutKind } from './callout-kind.ts';

/** A line that begins a callout, and what ends it: a line, or with `!!!` what is no longer indented. */
export interface CalloutOpening {
  readonly kind: string | undefined;
  readonly title: string;
  readonly isFolded: boolean;
  readonly end: RegExp | 'indentation';
}

/** What a line begins, if it begins a callout. */
export function calloutOpening(text: string): CalloutOpening | undefined {
  const directive = /^:{3,}[ \t]*([a-z][\w-]*)[ \t]*(?:\[(.*)\]|([^{}]*))[ \t]*(?:\{(.*)\})?$/iu.exec(text);
  if (directive) {
    const [, name = '', label, words, attributes = ''] = directive;
    const title = label ?? (words?.trim() || (/\btitle="([^"]*)"/u.exec(attributes)?.[1] ?? ''));
    const said = shortcodes.has(name.toLowerCase()) ? (typeIn(attributes) ?? name) : name;
    return { ...kindOf(said), title, end: /^:{3,}$/u };
  }
  const indented = /^(!!!|\?\?\?\+?)[ \t]+([a-z][\w-]*)[\w -]*?(?:[ \t]+["“](.*)["”])?$/iu.exec(text);
  if (indented) {
    const [, sign, name = '', title = ''] = indented;
    return { ...kindOf(name), ...(sign === '!!!' ? {} : { isFolded: true }), title, end: 'indentation' };
  }
  const [, name = '', title = ''] = /^\/{3,}[ \t]*([a-z][\w-]*)(?:[ \t]*\|[ \t]*(.*))?$/iu.exec(text) ?? [];
  if (name) return { ...kindOf(name), title, end: /^\/{3,}$/u };
  return shortcodeOf(text);
}

/** Callouts of site generators: `{% hint style="info" %}`, `{{< admonition type="warning" >}}`. */
function shortcodeOf(text: string): CalloutOpening | undefined {
  const [, sign = '', name = '', attributes = ''] =
    /^\{(%|\{[<%])-?[ \t]*([a-z][\w-]*)(.*?)-?[%>]\}{1,2}$/iu.exec(text) ?? [];
  const kind = calloutKind(typeIn(attributes) ?? name) ?? calloutKind(name);
  if (sign === '' || (!kind && !shortcodes.has(name.toLowerCase()))) return undefined;
  const title = /\btitle=["“]([^"”]*)["”]/iu.exec(attributes)?.[1] ?? '';
  const end = new RegExp(`^\\{(?:%|\\{[<%])-?[ \\t]*(?:end[ \\t]*|/[ \\t]*)${name}\\b.*\\}$`, 'iu');
  return { kind: kind ?? 'Note', isFolded: false, title, end };
}

function typeIn(attributes: string): string | undefined {
  return /\b(?:style|type|kind|level|class|variant)=["“']?([\w-]+)/iu.exec(attributes)?.[1];
}

const shortcodes: ReadonlySet<string> = new Set(['hint', 'callout', 'admonition', 'alert', 'notice', 'aside']);

function kindOf(name: string): Pick<CalloutOpening, 'kind' | 'isFolded'> {
  return { kind: calloutKind(name), isFolded: name.toLowerCase() === 'details' };
}
