/** A request that a `curl` command of the handbook makes. */
export interface CurlRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Reads a `curl` command, with what variables stand for. Throws for an option it does not know, and
 * for a variable without a value.
 */
export function readCurl(command: string, variables: Readonly<Record<string, string>>): CurlRequest {
  const [name, ...words] = splitWords(command, variables);
  if (name !== 'curl') throw new Error(`Cannot read ${command}`);
  let [url, method, body]: (string | undefined)[] = [];
  const headers: Record<string, string> = {};
  const rest = words.values();
  for (const word of rest) {
    const next = (): string => rest.next().value ?? '';
    if (word === '--user') headers['Authorization'] = `Basic ${Buffer.from(next()).toString('base64')}`;
    else if (word === '--request') method = next();
    else if (word === '--json') {
      body = next();
      headers['Content-Type'] = 'application/json';
      headers['Accept'] = 'application/json';
    } else if (word === '--header') {
      const [, key = '', value = ''] = /^([\w-]+): (.+)$/u.exec(next()) ?? [];
      headers[key] = value;
    } else if (word.startsWith('http')) url = word;
    else if (word !== '--include') throw new Error(`Cannot read the option ${word} of curl`);
  }
  if (url === undefined) throw new Error(`Cannot find an address in ${command}`);
  return { url, method: method ?? (body === undefined ? 'GET' : 'POST'), headers, ...(body !== undefined && { body }) };
}

/** The words of a command, as a shell splits them. */
function splitWords(command: string, variables: Readonly<Record<string, string>>): string[] {
  const fill = (text: string): string =>
    text.replaceAll(/\$(\w+)/gu, (_found, name: string) => {
      const value = variables[name];
      if (value === undefined) throw new Error(`Cannot fill in $${name}`);
      return value;
    });
  const words = command.replaceAll('\\\n', ' ').matchAll(/'(?<literal>[^']*)'|"(?<filled>[^"]*)"|(?<bare>[^\s'"]+)/gu);
  return [...words].map(({ groups = {} }) => groups['literal'] ?? fill(groups['filled'] ?? groups['bare'] ?? ''));
}
