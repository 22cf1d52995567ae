import { createWriteStream } from 'node:fs';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { splitUrl } from './request-path.ts';

/** Where the log is written to, and its end. */
export interface AccessLog {
  readonly handler: MiddlewareHandler<{ Bindings: Partial<HttpBindings> }>;
  /** Ends once everything is written. */
  readonly close: () => Promise<void>;
}

/**
 * A line for each request in the Combined Log Format, which tools for logs read, without the
 * query: what a reader chose is nobody's business. What cannot be written is left out; a
 * site goes on without its log.
 *
 * @param file Path of a file that lines are added to, or `-` for standard output.
 * @param onProblem Told once why a line could not be written.
 * @param siteOf Which of several sites was asked, by what is known of the request; it is the last field then.
 */
export function createAccessLog(
  file: string,
  onProblem: (problem: string) => void,
  siteOf?: (known: Context['var']) => string | undefined,
): AccessLog {
  const stream = file === '-' ? process.stdout : createWriteStream(file, { flags: 'a' });
  let isBroken = false;
  stream.on('error', (error: Error) => {
    if (!isBroken) onProblem(error.message);
    isBroken = true;
  });
  return {
    handler: async (context, next) => {
      await next();
      if (isBroken) return;
      const { method, url, raw } = context.req;
      const socket = context.env.incoming?.socket;
      const { status, headers } = context.res;
      const request = `${method} ${splitUrl(url).path} HTTP/${context.env.incoming?.httpVersion ?? '1.1'}`;
      const [referrer, agent] = ['referer', 'user-agent'].map((name) => raw.headers.get(name) ?? '-');
      const fields = [
        socket?.remoteAddress ?? '-',
        '-',
        '-',
        `[${dateOf(new Date())}]`,
        quote(request),
        String(status),
        headers.get('content-length') ?? '-',
        quote((referrer ?? '-').replace(/[?#].*$/su, '')),
        quote(agent ?? '-'),
        ...(siteOf ? [quote(siteOf(context.var) ?? '-')] : []),
      ];
      stream.write(`${fields.join(' ')}\n`);
    },
    close: () =>
      new Promise((done) => {
        if (stream === process.stdout || isBroken) done();
        else stream.end(() => done());
      }),
  };
}

/** `25/Nov/2026:04:41:01 +0000`. */
function dateOf(date: Date): string {
  const [, day, month, year, time] = /, (\d\d) (\w+) (\d+) ([\d:]+)/u.exec(date.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}

/** Nobody may end a line, or the field, by what is in a request. */
function quote(text: string): string {
  const plain = text.replace(/["\\]|[^\x20-\x7e]/gu, (sign) =>
    Array.from(new TextEncoder().encode(sign), (byte) => String.raw`\x${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  return `"${plain}"`;
}
