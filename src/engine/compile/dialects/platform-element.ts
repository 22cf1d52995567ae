import type { TableRow } from 'mdast';
import { createBlock } from '../../blocks/unravel.ts';
import type { BlockAttributes, BodyNode, JsonValue } from '../../model/body.ts';

/** An element in JSX syntax: see `DialectElement`, which this module cannot import. */
interface PlatformElement {
  readonly name: string;
  readonly attributes: BlockAttributes;
  readonly content: () => BodyNode[];
}

/**
 * What the elements of docs platforms are in our words, if they are written in another way there: Docusaurus and
 * Starlight name a tab by `label` or `value`, Nextra and Fumadocs name all of them in `items`, and each platform has
 * a picture of its own.
 */
export function platformElement({ name: written, attributes, content }: PlatformElement): BodyNode[] | undefined {
  const name = written.split('.').at(-1) ?? '';
  if (frames.has(name)) return content();
  if (name === 'YouTube') {
    const video = textOf(attributes, ['id', 'videoId', 'videoid']);
    const title = textOf(attributes, ['title']);
    if (video === undefined) return undefined;
    const src = `https://www.youtube.com/watch?v=${video}`;
    return [createBlock('Video', { src, ...(title === undefined ? {} : { title }) }, [])];
  }
  if (name === 'Table') return tableOf(attributes);
  if (name === 'Tabs') return [createBlock('Tabs', {}, withTitles(content(), titlesIn(attributes['items'])))];
  if (name === 'TabItem' || name === 'Tab') {
    const title = textOf(attributes, ['title', 'label', 'name', 'value']);
    return [createBlock('Tab', title === undefined ? {} : { title }, content())];
  }
  if (pictures.has(name)) return pictureOf(name, attributes, content());
  return undefined;
}

/** What only arranges its content: a panel beside a guide, cards in columns, code in several languages. */
const frames = new Set(['Panel', 'Cards', 'CodeBlocks']);

const pictures = new Set(['Figure', 'Frame', 'Image', 'Img', 'ThemedImage', 'ZoomImage', 'Screenshot']);

/** A picture that says its address itself; nothing if it stands around one. */
function pictureOf(name: string, attributes: BlockAttributes, content: readonly BodyNode[]): BodyNode[] | undefined {
  const src = addressOf(attributes['src']) ?? addressOf(attributes['sources']) ?? addressOf(attributes['url']);
  if (src === undefined || content.length > 0) return undefined;
  const alt = textOf(attributes, ['alt', 'title']);
  const image: BodyNode = { type: 'image', url: src, ...(alt === undefined ? {} : { alt }) };
  const caption = textOf(attributes, ['caption']);
  if (caption === undefined && name !== 'Figure' && name !== 'Frame') return [image];
  return [createBlock('Figure', caption === undefined ? {} : { caption }, [{ type: 'paragraph', children: [image] }])];
}

/** `<Table headers={['Name']} rows={[['id'], ['name']]} />`; nothing if a cell is no text. */
function tableOf({ headers, rows }: BlockAttributes): BodyNode[] | undefined {
  if (!Array.isArray(headers) || !Array.isArray(rows)) return undefined;
  const written = [headers, ...rows];
  const isTexts = (row: JsonValue): row is (string | number)[] =>
    Array.isArray(row) && row.every((cell) => typeof cell === 'string' || typeof cell === 'number');
  if (!written.every(isTexts)) return undefined;
  const children = written.map((row): TableRow => ({
    type: 'tableRow',
    children: row.map((cell) => ({ type: 'tableCell', children: [{ type: 'text', value: String(cell) }] })),
  }));
  return [{ type: 'table', children }];
}

/** The address of a picture: a text, or one of several for the light and the dark. */
function addressOf(value: BlockAttributes[string] | undefined): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.values(value).find((address) => typeof address === 'string');
}

/** Titles of tabs, given as texts or as objects with a `label`. */
function titlesIn(items: BlockAttributes[string] | undefined): (string | undefined)[] {
  if (!Array.isArray(items)) return [];
  return items.map((item) => {
    if (typeof item === 'string') return item;
    return typeof item === 'object' && item !== null && !Array.isArray(item)
      ? textOf(item, ['label', 'title', 'name', 'value'])
      : undefined;
  });
}

/** Tabs with the titles that were given for them by their order, if they have none of their own. */
function withTitles(children: BodyNode[], titles: readonly (string | undefined)[]): BodyNode[] {
  let at = 0;
  return children.map((child) => {
    if (child.type !== 'block' || child.name !== 'Tab') return child;
    const title = titles[at];
    at += 1;
    return title === undefined || child.attributes['title'] !== undefined
      ? child
      : { ...child, attributes: { ...child.attributes, title } };
  });
}

function textOf(attributes: BlockAttributes, keys: readonly string[]): string | undefined {
  return keys.map((key) => attributes[key]).find((value) => typeof value === 'string' && value !== '') as
    | string
    | undefined;
}
