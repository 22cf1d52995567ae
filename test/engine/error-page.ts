import type { Code, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** A file of the content folder that a page's example shows. */
export interface ExampleFile {
  readonly path: string;
  readonly source: string;
}

/** What an error page shows: the files that give its diagnostic, and the same files mended. */
export interface ErrorPage {
  readonly wrong: readonly ExampleFile[];
  readonly right: readonly ExampleFile[];
}

/**
 * Reads the examples of an error page. A fence with `wrong` or `right` after its language is
 * a file at its `path=…`; fences of one role form a content folder, and one with both roles
 * stands in both.
 */
export function readErrorPage(source: string): ErrorPage {
  const root: Root = unified().use(remarkParse).use(remarkGfm).parse(source);
  const fences: Code[] = [];
  visit(root, 'code', (code) => {
    fences.push(code);
  });
  const filesOf = (role: string): ExampleFile[] =>
    fences.flatMap(({ meta, value }) => {
      const words = (meta ?? '').split(/\s+/u);
      const path = words.find((word) => word.startsWith('path='))?.slice('path='.length);
      if (!words.includes(role)) return [];
      if (path === undefined) throw new Error(`Cannot read the example "${meta}": it has no path=…`);
      return [{ path, source: `${value}\n` }];
    });
  return { wrong: filesOf('wrong'), right: filesOf('right') };
}
