/** What a page in a preview is told. */
export type PreviewNews =
  /** Of which paths the files are others: a page that shows one of them reloads. */
  | { readonly type: 'changed'; readonly paths: readonly string[] }
  /** What is wrong, as text; nothing if nothing is. */
  | { readonly type: 'problem'; readonly problem?: string | undefined };
