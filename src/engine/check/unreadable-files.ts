/**
 * What the leak gate says of files that it cannot look into, by how they are packed: they are not
 * published unless `allow` names them. `large` is an archive or document of more than it holds in memory.
 */
export const unreadableFiles = [
  'bzip2',
  'xz',
  'lzma',
  'lzip',
  'lz4',
  '7z',
  'rar',
  'cab',
  'compress',
  'encrypted',
  'large',
  'unknown',
] as const;

export type UnreadableFile = (typeof unreadableFiles)[number];
