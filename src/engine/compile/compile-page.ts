import GithubSlugger, { slug } from 'github-slugger';
import { toString } from 'mdast-util-to-string';
import { addressOf } from './build-guide.ts';
import { anchorOf, checkPath } from '../model/id.ts';
import { digestOf } from '../model/digest.ts';
import { type CompileInput, type CompileResult, lintBrandWords, readSource, reporting } from './compile-guide.ts';
import { normalizeBody, type NormalizeBody } from './body/normalize-body.ts';
import { normalizeTitle } from './body/normalize-title.ts';
import { pageFrontmatterSchema } from './head/frontmatter.ts';
import type { Page, Reference } from '../model/guide.ts';
import { checkHeadVariables, checkIncludes, checkPersonalAddresses, checkSecrets } from './check-source.ts';
import { checkUnfinished, checkUnfinishedValue } from './unfinished-text.ts';
import { normalize } from './normalize.ts';
import { chooseTitle, readPreamble } from './head/preamble.ts';
import { withoutBlocks } from './title-words.ts';
import type { DialectRegistry } from './dialects/registry.ts';
import type { BlockRegistry } from '../blocks/registry.ts';
import { readFrontmatter, readHeldBack } from './head/read-frontmatter.ts';

/** Compiles a page of prose. */
export function compilePageSource(
  input: CompileInput,
  blocks: BlockRegistry,
  { own }: DialectRegistry,
): CompileResult<Page> {
  return reporting(input.path, (report) => {
    if (input.id !== undefined) checkPath(input.id, report);
    const read = readSource(input, report, blocks, () => own);
    if (!read) return undefined;
    const { parsed, context } = read;
    lintBrandWords(input, parsed, context);
    const { frontmatter, isWrong, locate } = readFrontmatter(parsed, pageFrontmatterSchema, report);
    checkSecrets(parsed, context);
    checkPersonalAddresses(parsed, context);
    checkUnfinished(parsed, context);
    checkUnfinishedValue(frontmatter, locate, report);
    checkIncludes(parsed, context);
    checkHeadVariables(frontmatter, locate, context);
    const preamble = readPreamble(normalize(parsed.root.children, context), parsed.frontmatter && frontmatter, context);
    const found = chooseTitle(frontmatter.title, preamble.title);
    const description = frontmatter.description ?? preamble.description ?? '';
    if (found.title === '' && !isWrong('title')) report.add('title-missing', {});
    if (found.title !== '' && description === '' && !isWrong('description')) report.add('description-missing', {});
    const slugger = new GithubSlugger();
    const links: Reference[] = [];
    const normalizing: NormalizeBody = {
      context,
      links,
      idOf: (heading) => slugger.slug(anchorOf(slug(toString(withoutBlocks(heading, context))), 'part')),
      headingDepth: 2,
      aliases: new Map(),
    };
    const { title, notes } = normalizeTitle(found, normalizing);
    const body = [...normalizeBody(preamble.content, normalizing), ...notes];
    return {
      kind: 'page',
      id: input.id ?? pageIdOf(input.path),
      ...title,
      description,
      ...(frontmatter.locale ? { locale: frontmatter.locale } : {}),
      ...(frontmatter.updated ? { updated: frontmatter.updated } : {}),
      ...readHeldBack(frontmatter, report, locate),
      body,
      links,
      source: { path: input.path, digest: digestOf(parsed.text) },
    };
  });
}

/** `about/index.mdx` is `about`. */
function pageIdOf(path: string): string {
  return addressOf(path, undefined).id.replace(/(.)\/index$/u, '$1');
}
