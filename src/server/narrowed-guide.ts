import { readFile } from 'node:fs/promises';
import { createEngine, type PublishedGuide, readChoice } from '../engine/index.ts';
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
 * @param file Path of the published file, which exists.
 * @param hasIndex Whether the site has an `llms.txt`.
 */
export async function narrowGuide(
  file: string,
  query: URLSearchParams,
  hasIndex: boolean,
): Promise<NarrowedGuide | undefined> {
  const choice = readChoice(query);
  if (choice.actions.length + choice.scopes.length === 0) return undefined;
  const [, stem, extension] = /^(.+)\.([a-z\d]+)$/u.exec(file) ?? [];
  const format = engine.formats.find((each) => each.of === 'document' && each.extension === extension);
  const guide = format && stem !== undefined ? await readGuide(`${stem}.json`) : undefined;
  if (!format || !guide) return undefined;
  const content = engine.renderPublished(guide, format.name, choice, { llms: hasIndex });
  return { content, mediaType: format.mediaType };
}

async function readGuide(file: string): Promise<PublishedGuide | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parsePublishedGuide(text);
}
