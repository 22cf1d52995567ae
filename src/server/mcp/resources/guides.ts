import {
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type Resource,
  ResourceNotFoundError,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import { decodePart, encodePath } from '../../../engine/internal.ts';
import { renderPublished } from '../../../engine/index.ts';
import { type GuideLibrary, type LibraryEntry, type OpenLibrary, shorten, unknownGuide } from '../library.ts';

/** Resources in one answer. */
const pageSize = 100;
/** Names that a completion gives at most, as the protocol says. */
const maxCompletions = 100;
const mimeType = 'text/markdown';

/** Every guide as a resource: the address of its Markdown file on the site. */
export function registerGuides(server: McpServer, open: OpenLibrary, site: string): void {
  const template = new ResourceTemplate(`${baseOf(site)}/guides/{+id}.md`, {
    list: undefined,
    complete: { id: async (begun) => idsBeginning(begun, await open()) },
  });
  const config = { title: 'Guides', description: 'A guide as Markdown, with all of its steps.', mimeType };
  server.registerResource('guide', template, config, async (uri, variables) => {
    const library = await open();
    const id = decodePart(String(variables['id']));
    const guide = await library.read(id);
    if (!guide) throw new ResourceNotFoundError(uri.href, unknownGuide(id, library));
    const text = renderPublished(guide, 'markdown', {}, { llms: library.hasIndex });
    return { contents: [{ uri: uri.href, mimeType, text }] };
  });
  // The server's own handler lists all of them in one answer.
  server.server.setRequestHandler('resources/list', async ({ params }) => {
    const entries = [...(await open()).entries.values()];
    const start = params?.cursor === undefined ? 0 : entries.findIndex(({ id }) => id === params.cursor);
    if (start < 0)
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        `There is no page at "${shorten(params?.cursor ?? '')}". Leave cursor out to begin again.`,
      );
    const next = entries[start + pageSize];
    const resources = entries.slice(start, start + pageSize).map((entry) => resourceOf(entry, site));
    return { resources, ...(next ? { nextCursor: next.id } : {}) };
  });
}

/** The address of a guide as a resource. */
export function resourceUri(id: string, site: string): string {
  return baseOf(site) + encodePath(`/guides/${id}.md`);
}

function resourceOf({ id, title, description }: LibraryEntry, site: string): Resource {
  return { uri: resourceUri(id, site), name: id, title, ...(description ? { description } : {}), mimeType };
}

/** A site that does not know where it is has resources all the same. */
function baseOf(site: string): string {
  return site === '' ? 'guide://site' : site;
}

function idsBeginning(begun: string, { entries, search }: GuideLibrary): string[] {
  const beginning = [...entries.keys()].filter((id) => id.startsWith(begun)).slice(0, maxCompletions);
  return beginning.length > 0 || begun === '' ? beginning : search(begun, maxCompletions);
}
