/** What is known of a file that is published. */
export interface PublishedFile {
  readonly path: string;
  /** A digest of what it was made of. */
  readonly inputs: string;
  /** In bytes. */
  readonly size: number;
  /** Addresses of the site's own that an HTML page leads to or loads. */
  readonly addresses: readonly string[];
}
