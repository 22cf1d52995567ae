/** The id of the first reference to a footnote. */
export function referenceId(footnote: string): string {
  return `guide-ref-${footnote}`;
}
