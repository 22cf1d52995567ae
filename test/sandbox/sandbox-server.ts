import { Hono } from 'hono';
import { compile, compileProvider, compileVariant } from '../../src/engine/index.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { createSandbox, type SandboxEndpoint, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { createFolder } from '../cli/run-command.ts';

const guide = (title: string, step: string): string => `---
title: ${title}
description: Link it.
---

<Steps>
<Step title="Open">Open it.</Step>
<Step title="Copy" scopes="people:read">Copy it. ${step}</Step>
</Steps>
`;

/** A content folder of one provider with a form of two fields, and one that asks for approval. */
export const sandboxFiles: Readonly<Record<string, string>> = {
  'content/guides/acme/provider.yaml': `name: Acme
category: crm
actions: [{ id: list, label: List, scopes: ['people:read', 'teams:read'] }]
scopes: { 'people:read': { description: Read people }, 'teams:read': {} }
connections:
  api-key:
    fields:
      - { key: site, label: Site, pattern: '^[a-z-]+$', message: Only the first part. }
      - { key: apiKey, label: API key, type: password, secret: true }
  oauth-2-0: { fields: [] }
`,
  'content/guides/acme/api-key.mdx': guide('Connect Acme', '<Field name="site" /> <Field name="apiKey" />'),
  'content/guides/acme/oauth-2-0.mdx': guide('Connect Acme by OAuth', ''),
  'content/guides/other/provider.yaml': 'name: Other\ncategory: crm\nconnections: { api-key: { fields: [] } }\n',
  'content/guides/other/api-key.mdx': guide('Connect Other', '').replace(' scopes="people:read"', ''),
  'content/variants/default.yaml': 'whitelabel: false\nsite: https://guides.example\nbrand: { name: Example }\n',
};

/** A sandbox that answers over HTTP. */
export interface SandboxServer extends AsyncDisposable {
  readonly sandbox: SandboxEndpoint;
  /** Address of the endpoint. */
  readonly url: string;
  readonly data: string;
  /** Lines of the log. */
  readonly log: readonly string[];
}

const files = Object.entries(sandboxFiles).map(([path, source]) => ({ path: path.replace('content/', ''), source }));
const providers = files.flatMap((file) => {
  const provider = file.path.endsWith('provider.yaml') ? compileProvider(file).value : undefined;
  return provider ? [{ path: file.path, provider }] : [];
});
/** What can be linked in the tests. */
export const sandboxWorkspace = {
  providers,
  guides: files.flatMap((file) => {
    const provider = providers.find(({ path }) => path === file.path.replace(/[^/]+$/u, 'provider.yaml'))?.provider;
    return file.path.endsWith('.mdx') ? (compile({ ...file, ...(provider ? { provider } : {}) }).guide ?? []) : [];
  }),
  variants: files.flatMap((file) => (file.path.startsWith('variants/') ? (compileVariant(file).value ?? []) : [])),
};

/** Starts a sandbox, by default in a folder of its own. */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<SandboxServer> {
  const data = options.data ?? createFolder({});
  const log: string[] = [];
  const sandbox = createSandbox({
    workspace: sandboxWorkspace,
    slowness: 20,
    log: (line) => log.push(line),
    ...options,
    data,
  });
  const listening: Listening = await listen(new Hono().route('/linking', sandbox.routes('/linking')), 0);
  return {
    sandbox,
    data,
    log,
    url: `http://127.0.0.1:${listening.port}/linking`,
    [Symbol.asyncDispose]: async () => {
      await listening.close();
      sandbox.close();
    },
  };
}
