/** The decoded path, `.`, `..` and empty parts worked out; nothing where it leads out of the site or is none. */
export function readPath(path: string): string | undefined {
  const parts: string[] = [];
  try {
    const decoded = decodeURIComponent(path);
    if (decoded.includes('\0')) return undefined;
    const all = decoded.split(/[/\\]/u);
    for (const part of all) {
      if (part === '..' && parts.pop() === undefined) return undefined;
      if (part !== '' && part !== '.' && part !== '..') parts.push(part);
    }
    const isFolder = ['', '.', '..'].includes(all.at(-1) ?? '');
    return `/${parts.join('/')}${isFolder && parts.length > 0 ? '/' : ''}`;
  } catch {
    return undefined;
  }
}
