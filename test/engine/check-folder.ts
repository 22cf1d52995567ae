import { matchesGlob } from 'node:path';
import {
  brandWordsFor,
  check,
  type CheckContext,
  compile,
  compilePage,
  compileProvider,
  compileVariant,
  type Diagnostic,
  type Guide,
  type Page,
  resolveVariants,
} from '../../src/engine/index.ts';
import { messageNames } from '../../src/workspace/messages/message-names.ts';
import { contentPage, isMisplaced } from '../../src/workspace/content-kinds.ts';
import { isPublished } from '../../src/workspace/is-published.ts';

/** Adapters with a setting of each kind. */
export const adapters: NonNullable<CheckContext['adapters']> = [
  { name: 'http', settings: { keepAlive: { type: 'boolean' }, region: { type: 'string' }, begin: { type: 'path' } } },
  { name: 'nango', settings: {} },
  {
    name: 'stackone-hub',
    settings: {
      oauthUrl: {
        type: 'choice',
        choices: ['attempt', 'reference'],
        warning: { value: 'reference', text: 'The session token stands in the address of a window.' },
      },
    },
  },
];

/** A content folder in memory: paths from its root, with what each file holds. */
export type Folder = ReadonlyMap<string, string | Uint8Array>;

/** Everything the engine says of a content folder: of each file, and of all together. */
export function checkFolder(folder: Folder): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const providers: NonNullable<CheckContext['providers']>[number][] = [];
  const guides: Guide[] = [];
  const pages: Page[] = [];
  for (const [path, source] of folder) {
    if (!path.endsWith('/provider.yaml')) continue;
    const { value, diagnostics: found, places = {} } = compileProvider({ path, source });
    diagnostics.push(...found);
    if (value) providers.push({ path, provider: value, places });
  }
  const compiled = [...folder].flatMap(([path, source]) =>
    path.startsWith('variants/') ? [{ path, ...compileVariant({ path, source }) }] : [],
  );
  const { variants, diagnostics: inherited } = resolveVariants(compiled);
  diagnostics.push(...compiled.flatMap(({ diagnostics: found }) => found), ...inherited);
  const shared = { brandWords: brandWordsFor(variants.map(({ variant }) => variant)) };
  for (const [path, source] of folder) {
    if (/^(?:public|variants)\//u.test(path) || path.endsWith('/provider.yaml')) continue;
    if (path.startsWith('guides/')) {
      const home = path.split('/').slice(0, 2).join('/');
      const provider = providers.find((candidate) => candidate.path === `${home}/provider.yaml`)?.provider;
      const { guide, diagnostics: found } = compile({ path, source, ...shared, ...(provider ? { provider } : {}) });
      diagnostics.push(...found);
      if (guide) guides.push(guide);
    } else {
      const { id, kind } = contentPage(path) ?? {};
      const { value, diagnostics: found } = compilePage({ path, source, ...(kind?.isVendors ? {} : shared), id });
      diagnostics.push(...found);
      if (value) pages.push(value);
    }
  }
  const hasFile = (path: string): boolean => folder.has(`public${path}`);
  const readFile = (path: string): Uint8Array | undefined => {
    const source = folder.get(`public${path}`);
    return typeof source === 'string' ? new TextEncoder().encode(source) : source;
  };
  const context = { pages, providers, variants, isPublished, isMisplaced, matchesGlob, hasFile, readFile, adapters };
  return [
    ...diagnostics,
    ...check(guides, { ...context, today: '2026-11-30', staleDays: 180, languages: ['en'], messages: messageNames }),
  ];
}
