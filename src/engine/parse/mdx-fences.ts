/** The code that Docusaurus takes as MDX: https://docusaurus.io/docs/markdown-features/react#importing-markdown */
const opening = /^[ \t]*(`{3,}|~{3,})mdx-code-block[ \t]*\r?$/u;

/** A text in which the fences around MDX are blank, so that what stands between them is read; no offset moves. */
export function openMdxFences(text: string): string {
  if (!text.includes('mdx-code-block')) return text;
  let fence: string | undefined;
  return text
    .split('\n')
    .map((line) => {
      if (fence === undefined) {
        fence = opening.exec(line)?.[1];
        return fence === undefined ? line : blank(line);
      }
      if (line.trim() !== fence) return line;
      fence = undefined;
      return blank(line);
    })
    .join('\n');
}

function blank(line: string): string {
  return line.endsWith('\r') ? `${' '.repeat(line.length - 1)}\r` : ' '.repeat(line.length);
}
