import GithubSlugger, { slug } from 'github-slugger';
import { toString } from 'mdast-util-to-string';
import { addressOf } from './build.ts';
import { anchorOf, checkPath } from './id.ts';
import { digestOf } from './digest.ts';
import { type CompileInput, type CompileResult, isReported, lintBrandWords, readSource, reporting } from './compile.ts';
import { finishBody } from './finish.ts';
import { pageFrontmatterSchema } from './frontmatter.ts';
import type { Page, Reference } from './model.ts';
import { normalize } from './normalize.ts';
import { readPreamble } from './preamble.ts';
import type { BlockRegistry } from './registry.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** Compiles a page of prose. Its id is its path below `pages/`, `handbook/` or `errors/`'s parent. */
export function compilePageSource(input: CompileInput, blocks: BlockRegistry): CompileResult<Page> {
  return reporting(input.path, (report) => {
    if (/(?:^|\/)(?:pages|handbook|errors)\//u.test(input.path)) checkPath(pageIdOf(input.path), report);
    const read = readSource(input, report, blocks, 'canonical');
    if (!read) return undefined;
    const { parsed, reading } = read;
    lintBrandWords(input, parsed, reading);
    const frontmatter = parsed.frontmatter
      ? (readYaml(
          {
            text: parsed.frontmatter.text,
            before: parsed.text.slice(0, parsed.frontmatter.offset),
            invalid: 'frontmatter-invalid',
          },
          pageFrontmatterSchema,
          report,
        )?.value ?? {})
      : {};
    const preamble = readPreamble(normalize(parsed.root.children, reading), parsed.frontmatter && frontmatter);
    const title = frontmatter.title ?? preamble.title ?? '';
    const description = frontmatter.description ?? preamble.description ?? '';
    if (title === '' && !isReported('title', report)) report.add('title-missing', {});
    if (title !== '' && description === '' && !isReported('description', report)) report.add('description-missing', {});
    const slugger = new GithubSlugger();
    const links: Reference[] = [];
    const body = finishBody(preamble.content, {
      reading,
      links,
      idOf: (heading) => slugger.slug(anchorOf(slug(toString(heading)), 'part')),
      headingDepth: 2,
      aliases: new Map(),
    });
    return {
      kind: 'page',
      id: pageIdOf(input.path),
      title,
      description,
      ...(frontmatter.locale ? { locale: frontmatter.locale } : {}),
      ...(frontmatter.updated ? { updated: frontmatter.updated } : {}),
      body,
      links,
      source: { path: input.path, digest: digestOf(parsed.text) },
    };
  });
}

/** `content/pages/guides/accounts.mdx` is `guides/accounts`; other folders keep their name. */
function pageIdOf(path: string): string {
  const { id } = addressOf(path, undefined);
  const inPages = /(?:^|\/)pages\/(.+)$/u.exec(id)?.[1];
  const inContent = /(?:^|\/)((?:handbook|errors)(?:\/.+)?)$/u.exec(id)?.[1];
  return (inPages ?? inContent ?? id).replace(/(.)\/index$/u, '$1');
}
