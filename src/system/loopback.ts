/** Whether a host name of a URL is one by which a machine reaches itself, and nobody else's server can be. */
export function isLoopback(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/iu.test(hostname);
}
