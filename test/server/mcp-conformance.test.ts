import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Listening } from '../../src/server/listen.ts';
import { createFolder, smallContent } from '../cli/run-command.ts';
import { type Revision, serveFolder } from './mcp/connect.ts';
import { publishSite } from './mcp/publish-site.ts';

/**
 * The scenarios that apply: those that try what any server does. The others call tools,
 * prompts and resources of the suite's own example server (`test_simple_text`,
 * `test://static-text`), or try what this one does not claim: logging, subscriptions,
 * sampling, elicitation, and streams of a session.
 */
const applicable: Readonly<Record<Revision, readonly string[]>> = {
  '2025-11-25': [
    'server-initialize',
    'ping',
    'tools-list',
    'resources-list',
    'prompts-list',
    'dns-rebinding-protection',
  ],
  '2026-07-28': [
    'server-stateless',
    'tools-list',
    'resources-list',
    'prompts-list',
    'server-sse-multiple-streams',
    'sep-2164-resource-not-found',
    'dns-rebinding-protection',
    'caching',
    'http-header-validation',
    'input-required-result-unsupported-methods',
  ],
};

/** What the suite says where it misses something of its example server. */
const isOfExample = /^Not testable: |\b(?:tool|prompt) '?(?:test_|json_schema_)\w+'? not found|not found: test:\/\//iu;
/** What it says of methods that the server does not claim. */
const isUnclaimed = /Method not found/u;
const unclaimed = new Set([
  'logging-set-level',
  'resources-subscribe',
  'resources-unsubscribe',
  'tools-call-with-logging',
]);
/** Scenarios that go on from a tool of the example server, and say of the rest what they miss. */
const goesOn = new Set(['sep-2322-multi-round-r1', 'sep-2322-reject-tampered-state']);

interface Check {
  readonly id: string;
  readonly status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'SKIPPED' | 'INFO';
  readonly errorMessage?: string;
}

const root = createFolder(smallContent);
let listening: Listening;

beforeAll(async () => {
  await publishSite({ content: join(root, 'content'), folder: join(root, 'site') });
  listening = await serveFolder(join(root, 'site'));
});
afterAll(() => listening.close());

test.each(Object.entries(applicable))(
  'the conformance suite at %s fails nowhere but at its own examples',
  async (revision, scenarios) => {
    const checks = await runSuite(revision);
    const failed = checks.filter(({ scenario, id, status, errorMessage = '' }) => {
      const isMissing = isOfExample.test(errorMessage) || goesOn.has(id);
      return status === 'FAILURE' && !isMissing && !(isUnclaimed.test(errorMessage) && unclaimed.has(scenario));
    });
    expect(failed).toEqual([]);
    for (const scenario of scenarios) {
      const own = checks.filter((check) => check.scenario === scenario);
      expect([scenario, own.some(({ status }) => status === 'SUCCESS')]).toEqual([scenario, true]);
    }
  },
  300_000,
);

async function runSuite(revision: string): Promise<(Check & { readonly scenario: string })[]> {
  const out = join(root, revision);
  const suite = fileURLToPath(
    new URL('dist/index.js', import.meta.resolve('@modelcontextprotocol/conformance/package.json')),
  );
  const url = `http://127.0.0.1:${listening.port}/mcp`;
  const args = [suite, 'server', '--url', url, '--suite', 'all', '--spec-version', revision, '-o', out];
  await once(spawn(process.execPath, args, { stdio: 'ignore' }), 'exit');
  return globSync(join(out, '**/checks.json')).flatMap((file) => {
    const scenario = /server-([a-z\d-]+?)-\d{4}-\d{2}-\d{2}T[^/]*\/checks\.json$/u.exec(file)?.[1] ?? file;
    return (JSON.parse(readFileSync(file, 'utf8')) as Check[]).map((check) => ({ ...check, scenario }));
  });
}
