import { readFileSync } from 'node:fs';
import { html } from 'hono/html';
import type { SandboxApp, SandboxContext } from '../environment.ts';

/** Text that is written into a page as it is: the result of `html`. */
export type Markup = ReturnType<typeof html>;

/** A page of the sandbox. */
export interface SandboxPage {
  readonly title: string;
  readonly body: Markup;
  readonly status?: 200 | 400 | 404 | 409;
  /** Origins beside its own that its form may lead to. */
  readonly formAction?: readonly string[];
  readonly openerPolicy?: string;
  /** Whether the window closes itself, where it may. */
  readonly closes?: boolean;
  /** Whether it holds a list, with room for it. */
  readonly isWide?: boolean;
}

/** Answers with a page that neither scripts nor frames of others get into. */
export async function sendPage(context: SandboxContext, base: string, page: SandboxPage): Promise<Response> {
  const { title, body, status = 200, formAction = [], openerPolicy, closes = false, isWide = false } = page;
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    'img-src data:',
    "script-src 'self'",
    `form-action ${["'self'", ...formAction].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  context.header('Content-Security-Policy', policy.join('; '));
  if (openerPolicy) context.header('Cross-Origin-Opener-Policy', openerPolicy);
  const markup = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${base}/assets/sandbox.css" />
        ${closes ? html`<script src="${base}/assets/close-window.js" defer></script>` : ''}
      </head>
      <body>
        <main${isWide ? html` class="wide"` : ''}>${body}</main>
      </body>
    </html> `;
  return context.html(markup, status);
}

/** Serves what the pages load. */
export function addAssets(app: SandboxApp): void {
  const files = [
    ['sandbox.css', 'text/css; charset=utf-8'],
    ['close-window.js', 'text/javascript; charset=utf-8'],
  ] as const;
  for (const [name, type] of files) {
    const content = readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8');
    app.get(`/assets/${name}`, (context) => context.body(content, 200, { 'Content-Type': type }));
  }
}
