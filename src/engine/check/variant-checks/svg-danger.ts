import { decodeXML } from 'entities';

/** Something in an SVG that could run, load or hide something, and the line it is on. */
export interface SvgDanger {
  /** What it is, as in “it holds …”. */
  readonly what: string;
  readonly line: number;
}

const tag = /<(\/?)([\p{L}_][^\s/>"'<=]*)((?:[^"'<>]|"[^"<]*"|'[^'<]*')*)>/uy;
const skipped = [/<!--[^]*?-->/uy, /<!\[CDATA\[[^]*?\]\]>/uy, /<\?xml\s[^]*?\?>/uy, /<!DOCTYPE[^[<>]*>/iuy];
const attribute = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/gu;

/** Elements that run code, hold another document or load one. */
const dangerousElements: ReadonlySet<string> = new Set(
  'script foreignobject iframe object embed audio video handler listener html body meta link base'.split(' '),
);

/** The first dangerous part of an SVG, or nothing where it is a picture and nothing else. */
export function findSvgDanger(text: string): SvgDanger | undefined {
  const open: string[] = [];
  let at = 0;
  let style = '';
  const here = (what: string): SvgDanger => ({ what, line: text.slice(0, at).split('\n').length });
  const isEmpty = (): boolean => open.length === 0;
  let hasRoot = false;
  for (;;) {
    const start = text.indexOf('<', at);
    style += decodeXML(text.slice(at, start < 0 ? text.length : start));
    if (start < 0) break;
    at = start;
    const past = skipped.map((form) => endOf(form, text, at)).find((end) => end !== undefined);
    if (past !== undefined) {
      style += /^<!\[CDATA\[([^]*)\]\]>$/u.exec(text.slice(at, past))?.[1] ?? '';
      at = past;
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(text);
    if (!found) return here(`something that is no plain element, \`${quoted(text.slice(at, at + 24))}\``);
    const [, slash, name = '', attributes = ''] = found;
    const local = name.replace(/^.*:/u, '').toLowerCase();
    if (slash) {
      const danger = open.pop() === 'style' ? dangerInStyle(style) : undefined;
      if (danger) return here(danger);
    } else {
      if (isEmpty() && local !== 'svg') return here(`\`<${quoted(name)}>\` as its outermost element`);
      hasRoot = true;
      if (dangerousElements.has(local)) return here(`\`<${quoted(name)}>\``);
      const danger = dangerInAttributes(attributes, local);
      if (danger) return here(danger);
      if (!/\/\s*$/u.test(attributes)) open.push(local);
    }
    style = '';
    at = tag.lastIndex;
  }
  return hasRoot && isEmpty() ? undefined : here('an element that does not end');
}

function endOf(form: RegExp, text: string, at: number): number | undefined {
  form.lastIndex = at;
  return form.test(text) ? form.lastIndex : undefined;
}

function dangerInAttributes(source: string, element: string): string | undefined {
  for (const [, name = '', double, single] of source.matchAll(attribute)) {
    const value = decodeXML(double ?? single ?? '').trim();
    const local = name.replace(/^.*:/u, '').toLowerCase();
    if (/^on/iu.test(local)) return `the event handler \`${quoted(name)}\``;
    // What animates an address or a handler sets it.
    if (local === 'attributename' && /^(?:.*:)?(?:href|src|on.*|style)$/iu.test(value))
      return `an animation of \`${quoted(value)}\``;
    const isAddress = local === 'href' || local === 'src' || local === 'base';
    if (isAddress && !isInside(value, element)) return `the address \`${quoted(value)}\``;
    const danger = local === 'style' ? dangerInStyle(value) : dangerInValue(value);
    if (danger) return danger;
  }
  return undefined;
}

/** Whether an address leads to a part of the file, or holds a picture of pixels itself. */
function isInside(address: string, element: string): boolean {
  return (
    address.startsWith('#') ||
    ((element === 'image' || element === 'feimage') && /^data:image\/(?:png|jpeg|gif|webp|avif);/iu.test(address))
  );
}

/** What styles load from elsewhere. An escape can spell any word, and no export of a drawing has one. */
function dangerInStyle(style: string): string | undefined {
  const plain = style.replace(/\/\*[^]*?\*\//gu, '');
  if (/@import/iu.test(plain)) return 'an `@import`';
  if (/(?:^|[^\w-])(?:image-set|expression|-moz-binding)\s*[(:]/iu.test(plain)) return 'a style that loads a file';
  return dangerInValue(plain) ?? (plain.includes('\\') ? 'a style with a `\\`' : undefined);
}

/** What a value such as that of `fill` loads from elsewhere. */
function dangerInValue(value: string): string | undefined {
  if (/\\[^]*\(/u.test(value)) return 'a style with a `\\`';
  const addresses = [...value.matchAll(/url\(\s*["']?([^"')]*)/giu)].map(([, address = '']) => address.trim());
  const outer = addresses.find((address) => !isInside(address, 'image'));
  return outer === undefined ? undefined : `the address \`${quoted(outer)}\``;
}

function quoted(text: string): string {
  const plain = text.replace(/[`\s\p{C}]+/gu, ' ').trim();
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
}
