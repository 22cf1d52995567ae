import { expect, test } from 'vitest';
import { compile } from '../../src/engine/index.ts';
import { smallContent } from '../cli/run-command.ts';

test.each(['One-Stop', 'one-stop.example', 'A+B (C)', 'x/y', 'a|b', '^$5?'])('a vendor may be called %s', (word) => {
  const source = smallContent['content/guides/acme/api-key.mdx']?.replace('Click', `Ask ${word} and click`) ?? '';
  const { diagnostics } = compile({ source, path: 'guides/a/b.mdx', brandWords: { [word]: '{product.name}' } });
  expect(diagnostics.filter(({ code }) => code === 'brand-literal')).toHaveLength(1);
});
