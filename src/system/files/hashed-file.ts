/** Whether a path of a site is that of a file named by its content: what has such a name never changes. */
export function isHashed(path: string): boolean {
  return /^\/assets\/.+\.[\w-]{8}\.(?:js|css|json)$/u.test(path);
}
