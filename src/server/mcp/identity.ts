/**
 * Whether a site has an MCP server, and what it is called, is in what the site publishes for
 * agents: its catalogue names the server with its card (SEP-2127), or names none.
 */
import { z } from 'zod';
import type { SiteIdentity } from './library.ts';

/** Where the catalogue is, from the root of a site. */
export const aiCatalogPath = '.well-known/ai-catalog.json';

const cardType = 'application/mcp-server-card+json';
const cardSchema = z.looseObject({
  name: z.string().min(1).max(200).default('guides'),
  title: z.string().min(1).max(200).default('Guides'),
  version: z.string().min(1).max(255).default('1.0.0'),
});
const aiCatalogSchema = z.looseObject({
  entries: z.array(z.looseObject({ type: z.string().optional(), data: cardSchema.catch(cardSchema.parse({})) })),
});

/** The card of a site's server. */
export type ServerCard = z.infer<typeof cardSchema>;

/** What a site without a card is called. */
export const unnamed: SiteIdentity = { name: 'guides', title: 'Guides', version: '1.0.0' };

/** The card in a catalogue's text, or nothing where it names no server or is no catalogue. */
export function readServerCard(text: string): ServerCard | undefined {
  try {
    const entries = aiCatalogSchema.safeParse(JSON.parse(text)).data?.entries ?? [];
    return entries.find(({ type }) => type === cardType)?.data;
  } catch {
    return undefined;
  }
}

/** What a server says of itself. */
export function identityOf(card: ServerCard | undefined): SiteIdentity {
  return card ? { name: card.name, title: card.title, version: card.version } : unnamed;
}
