import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canInstall, installPackages } from '../debian-package.ts';

/** What a server answers while many clients ask at once, over loopback. */
export interface LoadCost {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  /** Requests without an answer, or whose answer was an error. */
  readonly failures: number;
}

export interface Load {
  /** Asked for one after the other by every client. */
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

const wrk = '/usr/bin/wrk';
const clients = 64;

/** Whether load can be made here; installs what is missing where that can be done. */
export function canMakeLoad(): boolean {
  if (!existsSync(wrk) && canInstall()) installPackages('wrk', 'nginx-light');
  return existsSync(wrk);
}

/** Keeps a server busy for a time, with {@link clients} connections of one thread. */
export function putUnderLoad(origin: string, { paths, headers }: Load, seconds: number): LoadCost {
  const folder = mkdtempSync(join(tmpdir(), 'guides-load-'));
  const script = join(folder, 'load.lua');
  const requests = paths.map((path) => luaString(requestOf(new URL(path, origin), headers)));
  writeFileSync(script, `local requests = {${requests.join(',')}}\n${lua}`);
  try {
    const args = ['-t', '1', '-c', String(clients), '-d', `${seconds}s`, '--timeout', '10s', '-s', script, origin];
    const said = execFileSync(wrk, args, { encoding: 'utf8' });
    const {
      requests: answered,
      microseconds,
      median,
      p99,
      failures,
    } = JSON.parse(said.split('\n').at(-1) ?? '') as {
      [name: string]: number;
    };
    return {
      requestsPerSecond: (answered ?? 0) / ((microseconds ?? 1) / 1e6),
      median: (median ?? 0) / 1000,
      p99: (p99 ?? 0) / 1000,
      failures: failures ?? 0,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lua = `
local at = 0
request = function()
  at = at % #requests + 1
  return requests[at]
end
done = function(summary, latency)
  local errors = summary.errors
  local failures = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  io.write(string.format('{"requests":%d,"microseconds":%d,"median":%d,"p99":%d,"failures":%d}',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), failures))
end
`;

function requestOf({ host, pathname, search }: URL, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ Host: host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** A string of Lua: its escapes of bytes are decimal. */
function luaString(text: string): string {
  const escaped = text.replace(
    /[^ -~]|["\\]/gu,
    (character) => `\\${String(character.charCodeAt(0)).padStart(3, '0')}`,
  );
  return `"${escaped}"`;
}
