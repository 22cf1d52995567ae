/** Which actions a provider's guides have a step for. */
import { expect, test } from 'vitest';
import { check, compile, compileProvider } from '../../src/engine/index.ts';

const { value: provider } = compileProvider({
  source: `name: X
category: hris
actions:
  - { id: read, label: Read, scopes: [a] }
  - { id: write, label: Write, scopes: [b] }
scopes: { a: { description: A }, b: { description: B } }
connections: { api-key: { fields: [] } }
`,
  path: 'guides/x/provider.yaml',
});

test.each([
  ['a step without scopes that lists none', '<Step title="Tick">Tick.</Step>', 1],
  ['a step that lists the scopes of every action', '<Step title="Tick" showScopes>Tick:</Step>', 0],
  ['a step that lists the scopes of some', '<Step title="Tick" showScopes scopes="a">Tick:</Step>', 1],
])('beside a step for one action, %s', (_name, step, count) => {
  const { guide } = compile({
    source: `---\ntitle: T\ndescription: D.\n---\n\n<Steps>\n<Step title="Open" scopes="a">Open.</Step>\n${step}\n</Steps>\n`,
    path: 'guides/x/api-key.mdx',
    ...(provider && { provider }),
  });
  const found = check(guide ? [guide] : [], {
    providers: provider ? [{ provider, path: 'guides/x/provider.yaml' }] : [],
  });
  expect(found.filter(({ code }) => code === 'action-unserved')).toHaveLength(count);
});
