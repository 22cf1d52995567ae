import type { CompileContext, Extension, Handle } from 'mdast-util-from-markdown';
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx';

/**
 * The trees of JSX for text whose tags may not fit, as in `**<u>Copy**</u>`: the parser
 * tells the first mistake as it always does, and goes on. An element ends with what it
 * stands in, and a closing tag that closes nothing there is left out; no word is lost.
 */
export function lenientTags(onMistake: (error: unknown) => void): Extension {
  const strict = mdxJsxFromMarkdown();
  const enterMarker = strict.enter?.['mdxJsxFlowTagClosingMarker'];
  const exitTag = strict.exit?.['mdxJsxFlowTag'];
  /** Runs what throws for a mistake; returns whether it did. */
  const fails = (run: () => void): boolean => {
    try {
      run();
      return false;
    } catch (error) {
      onMistake(error);
      return true;
    }
  };
  const enter: Handle = function (this: CompileContext, token) {
    this.data.isStrayTag = fails(() => enterMarker?.call(this, token));
  };
  const exit: Handle = function (this: CompileContext, token) {
    const { mdxJsxTag: tag, mdxJsxTagStack: tags, isStrayTag } = this.data;
    const isClosing = tag?.close === true;
    const fits = this.tokenStack.at(-1)?.[0].type === token.type && tags?.at(-1)?.name === tag?.name;
    if (isClosing && !fits) {
      const copy = { ...this, stack: [...this.stack], tokenStack: [...this.tokenStack], data: { ...this.data } };
      if (!isStrayTag)
        fails(() => exitTag?.call({ ...copy, data: { ...copy.data, mdxJsxTagStack: [...(tags ?? [])] } }, token));
      this.data.isStrayTag = false;
      this.resume();
      return;
    }
    exitTag?.call(this, token);
    const opened = isClosing ? undefined : this.tokenStack.at(-1);
    const complain = opened?.[1];
    if (opened?.[0] !== token || !complain) return;
    opened[1] = (closing, open) => {
      fails(() => complain.call(this, closing, open));
      this.data.mdxJsxTagStack?.pop();
      if (closing) this.exit(closing);
      else for (const { position } of this.stack) if (position) position.end = { ...open.end };
    };
  };
  return {
    ...strict,
    enter: { ...strict.enter, mdxJsxFlowTagClosingMarker: enter, mdxJsxTextTagClosingMarker: enter },
    exit: { ...strict.exit, mdxJsxFlowTag: exit, mdxJsxTextTag: exit },
  };
}

declare module 'mdast-util-from-markdown' {
  interface CompileData {
    /** Whether the closing tag that is read has no tag before it that is open. */
    isStrayTag?: boolean;
  }
}
