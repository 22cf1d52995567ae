/** A file of a format of all documents. */
export interface FormatFile {
  /** From the root of the site: `llms/hris-1.txt`. */
  readonly path: string;
  readonly content: string;
}
