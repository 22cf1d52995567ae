import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, compileVariant } from '../../src/engine/index.ts';
import { adapter as http } from '../../src/linking/adapters/http.ts';
import { adapters } from '../../src/linking/adapters/index.ts';
import {
  httpAttemptSchema,
  httpAttemptStateSchema,
  httpLinkedSchema,
  httpLinkSchema,
  httpPlanSchema,
  httpProblemSchema,
} from '../../src/linking/protocol/http-protocol.ts';
import { createFolder } from '../cli/run-command.ts';
import { type PageSection, readFences, readFiles, readSections } from '../engine/handbook-page.ts';
import { linkContext } from '../linking/link-context.ts';
import { type CurlRequest, readCurl } from '../server/curl.ts';

const chapter = readFileSync('content/handbook/connect-your-endpoint.mdx', 'utf8');

/** A command of the chapter, with the answer that stands after it. */
interface Example {
  readonly command: string;
  readonly status: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Undefined where there is none. */
  readonly body: unknown;
}

const examples = [...chapter.matchAll(/```sh\n(curl [\s\S]*?)\n```\n\n```http\n([\s\S]*?)\n```/gu)].map(
  ([, command = '', answer = '']): Example => {
    const [head = '', body] = answer.split('\n\n');
    const [status = '', ...headers] = head.split('\n');
    return {
      command,
      status,
      headers: headers.map((line) => {
        const [name = '', ...value] = line.split(': ');
        return [name, value.join(': ')];
      }),
      body: body === undefined ? undefined : (JSON.parse(body) as unknown),
    };
  },
);

test('every command of the chapter that asks has its answer', () => {
  const asking = readFences(chapter, 'sh').filter((fence) => fence.includes('curl'));
  expect(examples.map(({ command }) => command)).toEqual(asking);
  expect(readFences(chapter, 'http')).toHaveLength(examples.length);
  expect(examples.length).toBeGreaterThan(15);
});

describe('the examples of the chapter', { timeout: 120_000 }, () => {
  const variables: Record<string, string> = {};
  const running: ChildProcess[] = [];
  let [sandbox, backend] = ['', ''];

  beforeAll(async () => {
    const data = createFolder({});
    const linking = start(['scripts/linking.ts', '--port', '0', '--data', data]);
    for await (const line of linking) {
      const [, name, value = ''] = /^(Endpoint|Secret) +(\S+)$/u.exec(line) ?? [];
      if (name === 'Endpoint') sandbox = value;
      if (name === 'Secret') variables['SECRET'] = value;
      if (variables['SECRET'] !== undefined) break;
    }
    const [file] = readFiles(chapter);
    if (file?.path !== 'backend.mjs') throw new Error('Cannot find the backend of the chapter');
    const own = start([join(createFolder({ [file.path]: file.source }), file.path)]);
    for await (const line of own) {
      backend = line;
      break;
    }
  }, 120_000);

  afterAll(async () => {
    for (const child of running) {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
  });

  /** Starts a program of Node, and gives what it prints. */
  function start(args: readonly string[]): AsyncIterable<string> {
    const env = { ...process.env, PORT: '0', NO_COLOR: '1' };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    running.push(child);
    return createInterface({ input: child.stdout });
  }

  const documented = (text: string): string =>
    text.replaceAll('http://127.0.0.1:4322/linking', sandbox).replaceAll('http://127.0.0.1:4323/linking', backend);

  test('are answered as it says', async () => {
    for (const { command, status, headers, body } of examples) {
      const request = readCurl(documented(command), variables);
      const { url, ...init } = request;
      const response = await fetch(url, init);
      expect(`HTTP/1.1 ${response.status} ${response.statusText}`, command).toBe(status);
      for (const [name, value] of headers) expect(response.headers.get(name), command).toBe(value);
      const text = await response.text();
      const answer: unknown = text === '' ? undefined : JSON.parse(text);
      const expected = body === undefined ? undefined : JSON.parse(documented(JSON.stringify(body)));
      expect(withoutWhatDiffers(answer, expected), command).toEqual(expected);
      if (url.startsWith(sandbox) && !/\/hub\/|\/connect_sessions$/u.test(url)) fitsProtocol(request, response, answer);
      remember(answer, variables);
    }
  });

  test('end with a backend that the form can link at', async () => {
    const guide = { id: 'lattice/api-key', provider: { id: 'lattice', name: 'Lattice' }, method: 'api-key' };
    const context = linkContext(backend, { session: 'try-me', guide });
    expect(await http.plan(context)).toMatchObject({ kind: 'credentials', organization: 'Acme' });
    expect(await http.submit(new Map([['apiKey', 'lat_1']]), context)).toMatchObject({ status: 'linked' });
    expect(await http.submit(new Map([['apiKey', 'nope']]), context)).toMatchObject({
      error: { kind: 'field', fields: new Map([['apiKey', 'A key begins with lat_. Copy it again.']]) },
    });
    const ended = linkContext(backend, { session: 'other', guide });
    expect(await http.submit(new Map(), ended)).toMatchObject({ error: { kind: 'session' } });
    const preflight = await fetch(backend, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toBe('Authorization, Content-Type');
    for (const body of ['{', 'null', '{"guide": 1, "fields": {}}', '{"guide": "a", "fields": {"apiKey": 1}}']) {
      const answer = await fetch(backend, { method: 'POST', headers: { Authorization: 'Bearer try-me' }, body });
      expect(answer.status, body).toBe(400);
    }
  });
});

/** What later examples call by a name. */
function remember(answer: unknown, variables: Record<string, string>): void {
  const { token, id, attempt } = (answer ?? {}) as { token?: string; id?: string; attempt?: { id: string } };
  if (token !== undefined) variables['SESSION'] = token;
  else if (attempt ?? id) variables['ATTEMPT'] = attempt?.id ?? id ?? '';
}

/** A request and its answer are what the schemas of the protocol say. */
function fitsProtocol({ method, url, body }: CurlRequest, { status }: Response, answer: unknown): void {
  if (method === 'POST') httpLinkSchema.parse(JSON.parse(body ?? ''));
  if (status === 204) return;
  if (status >= 400) httpProblemSchema.parse(answer);
  else if (status === 202) httpAttemptSchema.parse(answer);
  else if (method === 'POST') httpLinkedSchema.parse(answer);
  else if (/\/attempts\//u.test(url)) httpAttemptStateSchema.parse(answer);
  else httpPlanSchema.parse(answer);
}

/** An answer in which texts that fit one with `…` are that one. */
function withoutWhatDiffers(answer: unknown, expected: unknown): unknown {
  if (typeof answer === 'string' && typeof expected === 'string' && expected.includes('…')) {
    const [start = '', end = ''] = expected.split('…');
    return answer.startsWith(start) && answer.endsWith(end) && answer.length > start.length + end.length
      ? expected
      : answer;
  }
  if (typeof answer !== 'object' || answer === null || typeof expected !== 'object' || expected === null) return answer;
  if (Array.isArray(answer)) return answer.map((part, at) => withoutWhatDiffers(part, Reflect.get(expected, at)));
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [key, withoutWhatDiffers(value, Reflect.get(expected, key))]),
  );
}

describe('the settings of the chapter', () => {
  test.each(readFences(chapter, 'yaml'))('are a variant’s: %s', (yaml) => {
    const source = `site: https://connect.acme.example\nbrand: { name: Acme }\n${yaml}`;
    const { value, diagnostics, places } = compileVariant({ source, path: 'variants/acme.yaml' });
    expect(diagnostics).toEqual([]);
    if (!value) throw new Error('Cannot compile the variant');
    const variants = [{ path: 'variants/acme.yaml', variant: value, ...(places && { places }) }];
    expect(check([], { variants, adapters }).map(({ message }) => message)).toEqual([]);
  });

  test.each(adapters)('are all there for $name', ({ name, settings }) => {
    const section: PageSection | undefined = readSections(chapter).find(
      ({ names, heading }) => names.includes(name) && heading === name,
    );
    expect(section?.keys.filter((key) => !key.startsWith('http'))).toEqual(
      expect.arrayContaining(Object.keys(settings)),
    );
  });
});

test('the page of threats names files that are there', () => {
  const threats = readFileSync('content/handbook/linking-threats.mdx', 'utf8');
  const files = [...new Set([...threats.matchAll(/`((?:src|test)\/[\w/.-]+)`/gu)].map(([, file = '']) => file))];
  expect(files.length).toBeGreaterThan(8);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
