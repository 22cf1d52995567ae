import { type HeaderRules, parseHeaderRules } from '../../answer/header-rules.ts';
import { parseRedirectRules, type RedirectRules } from '../../answer/redirect-rules.ts';
import type { ServedSite } from '../../answer/answer.ts';
import type { GatedFile, GatedSite } from '../../publish/live/gated-site.ts';
import { encodingsOf, type Keep, type OpenedFile, packInTurn, type ServedFile } from '../served-file.ts';

/** Serves the files of gated sites, packed where that is asked for. */
export function createHostedFiles(keep: Keep): (site: GatedSite) => Promise<ServedSite<ServedFile>> {
  const rules = new WeakMap<GatedSite, Promise<{ headers: HeaderRules; redirects: RedirectRules }>>();
  const rulesOf = (site: GatedSite): Promise<{ headers: HeaderRules; redirects: RedirectRules }> => {
    const known = rules.get(site) ?? readRules(site);
    rules.set(site, known);
    known.catch(() => rules.delete(site));
    return known;
  };
  return async (site) => ({
    base: site.base,
    ...(await rulesOf(site)),
    find: async (path) => {
      const file = await site.find(path);
      return file && servedFile(path, file, keep);
    },
  });
}

async function readRules(site: GatedSite): Promise<{ headers: HeaderRules; redirects: RedirectRules }> {
  const read = async (path: string): Promise<string> => textOf(await site.find(path));
  return {
    headers: parseHeaderRules(await read('/_headers')),
    redirects: parseRedirectRules(await read('/_redirects')),
  };
}

async function textOf(file: GatedFile | undefined): Promise<string> {
  return file ? new TextDecoder().decode((await file.open()).bytes) : '';
}

function servedFile(path: string, file: GatedFile, keep: Keep): ServedFile {
  return {
    text: () => textOf(file),
    open: async (): Promise<OpenedFile> => {
      const { bytes, digest } = await file.open();
      return {
        digest,
        encodings: encodingsOf(path, bytes.length),
        read: async (encoding) =>
          encoding === 'identity'
            ? bytes
            : keep(`${encoding} ${digest}`, () => packInTurn(encoding, async () => bytes)),
      };
    },
  };
}
