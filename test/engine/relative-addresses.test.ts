import { expect, test } from 'vitest';
import { compile, compileProvider, render, view } from '../../src/engine/index.ts';

test('relative addresses are those beside the file of the guide, in every format', () => {
  const source = `# Connect Acme

> Create a key.

See [the other way](./oauth-2-0/#approve), [Slack](../slack/oauth-2-0/), [here](#s) and [mail](mailto:a@b.example).

![Keys](keys.png)

## S
`;
  const { value: provider } = compileProvider({
    source: 'name: Acme\ncategory: crm\nconnections: { api-key: { fields: [] } }\n',
    path: 'guides/acme/provider.yaml',
  });
  if (!provider) throw new Error('Cannot compile');
  const { guide } = compile({ source, path: 'guides/acme/api-key.md', provider });
  if (!guide) throw new Error('Cannot compile');
  const html = render(view(guide), 'html', { site: 'https://x.example' });
  const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/gu)].map(([, address]) => address);
  expect(addresses).toEqual([
    '/guides/acme/oauth-2-0/#approve',
    '/guides/slack/oauth-2-0/',
    '#s',
    'mailto:a@b.example',
    '/guides/acme/keys.png',
  ]);
  const markdown = render(view(guide), 'markdown', { site: 'https://x.example' });
  expect(markdown).toContain('(https://x.example/guides/acme/oauth-2-0/#approve)');
  expect(markdown).toContain('(https://x.example/guides/acme/keys.png)');
});
