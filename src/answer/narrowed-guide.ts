import { createEngine, readChoice } from '../engine/index.ts';
import { parsePublishedGuide } from './published-guide.ts';

/** A guide's file, narrowed to what a query asks for. */
export interface NarrowedGuide {
  readonly content: string;
  readonly mediaType: string;
}

const engine = createEngine();

/**
 * The answer to `/guides/slack/oauth-2-0.md?actions=send_message`: the guide beside it that
 * was published as JSON, narrowed and printed as the file asked for. Nothing where the query
 * asks for nothing, or where the file is not of a guide.
 *
 * @param path Path of the published file, which exists.
 * @param read Gives the text of another file of the site.
 * @param hasIndex Whether the site has an `llms.txt`.
 */
export async function narrowGuide(
  path: string,
  query: URLSearchParams,
  read: (path: string) => Promise<string | undefined>,
  hasIndex: () => Promise<boolean>,
): Promise<NarrowedGuide | undefined> {
  const choice = readChoice(query);
  if (choice.actions.length + choice.scopes.length === 0) return undefined;
  const [, stem, extension] = /^(.+)\.([a-z\d]+)$/u.exec(path) ?? [];
  const format = engine.formats.find((each) => each.of === 'document' && each.extension === extension);
  const text = format && stem !== undefined ? await read(`${stem}.json`) : undefined;
  const guide = text === undefined ? undefined : parsePublishedGuide(text);
  if (!format || !guide) return undefined;
  const content = engine.renderPublished(guide, format.name, choice, { llms: await hasIndex() });
  return { content, mediaType: format.mediaType };
}
