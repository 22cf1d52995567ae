import { expect, test } from 'vitest';
import { compile, compileProvider, render, view } from '../../src/engine/index.ts';

const provider = compileProvider({
  source: `name: Acme
category: crm
actions: [{ id: read, label: Read, scopes: ['a:read'] }, { id: write, label: Write, scopes: ['a:write'] }]
scopes: { 'a:read': {}, 'a:write': {} }
connections: { api-key: { fields: [] } }
`,
  path: 'guides/acme/provider.yaml',
}).value;
const { guide } = compile({
  source: `---
title: Connect Acme
description: Link it.
---

<Steps>
<Step title="Read" scopes="a:read">Tick **Read**.</Step>
<Step title="Write" scopes="a:write">Tick **Write**.</Step>
</Steps>
`,
  path: 'guides/acme/api-key.mdx',
  ...(provider ? { provider } : {}),
});

test.each([
  [{}, '- [Connect Acme](https://guides.example/guides/acme/api-key.md): Link it.'],
  [
    { actions: ['read', 'nothing'] },
    '- [Connect Acme](https://guides.example/guides/acme/api-key.md?actions=read): Link it. Showing 1 of 2 steps, for: read.',
  ],
  [
    { scopes: ['a:write'] },
    '- [Connect Acme](https://guides.example/guides/acme/api-key.md?scopes=a:write): Link it. Showing 1 of 2 steps, for: a:write.',
  ],
])('llms.txt says what a view was narrowed to: %j', (choice, line) => {
  const seen = guide && view(guide, choice);
  const index = seen ? render([seen], 'llms', { site: 'https://guides.example' }) : '';
  expect(index.split('\n')).toContain(line);
});
