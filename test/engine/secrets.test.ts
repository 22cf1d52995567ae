/** Secrets as services write them, wherever they stand; in parts, so that nobody takes this file for a leak. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/engine/index.ts';

const head = '---\ntitle: T\ndescription: D.\nmethod: { id: x }\n---\n\n<Steps>\n<Step title="S">\n\n';

function codesOf(body: string): string[] {
  const source = `${head}${body}\n\n</Step>\n</Steps>\n`;
  return compile({ source, path: 'x.mdx' }).diagnostics.map(({ code }) => code);
}

const priv = ['PRI', 'VATE'].join('');
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

describe('a secret', () => {
  test.each([
    ['in words', `Paste ${['ghp', letters].join('_')}.`],
    ['after an underscore', `\`token_${['ghp', letters].join('_')}\``],
    ['in a fence', `\`\`\`sh\nexport K=${['sk', 'live', letters].join('_')}\n\`\`\``],
    ['of a chat', ['xoxb', '123456789012', '1234567890123', 'AbCdEfGhIjKl'].join('-')],
    ['in an address', `[x](https://a.example/?key=${['AIza', 'SyDdI0hCZtE6vySjMm', '-WEfRq3CPzqKqqsHI'].join('')})`],
    ['before a host', `\`\`\`sh\npsql postgres://admin:h8Kq2vLm@db.a.example/x\n\`\`\``],
    ['in an attribute', `<Copy value="${['github', 'pat', letters, letters].join('_')}" />`],
    ['in a file of JSON', `\`\`\`json\n"-----BEGIN ${priv} KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC"\n\`\`\``],
    ['of mail', `\`\`\`\n-----BEGIN PGP ${priv} KEY BLOCK-----\n\nlQdGBGAAAAABEADDYm9yZGVyIG9m\n\`\`\``],
  ])('%s is said', (_where, body) => {
    expect(codesOf(body)).toContain('secret-in-text');
  });

  test.each([
    `Paste ${['ghp', 'x'.repeat(36)].join('_')}.`,
    `Paste ${['sk', 'live', 'your0key0of0stripe0here'].join('_')}.`,
    'Begins with `xoxb-` or `AKIA`.',
    '`https://user:password@host.example`',
    '`https://<user>:<password>@host.example`',
    '`postgres://user:$PASSWORD@db.a.example`',
  ])('that is none: %s', (body) => {
    expect(codesOf(body)).not.toContain('secret-in-text');
  });
});

describe('an address', () => {
  test.each([
    'https://app.a.example/workspaces/2060661/keys',
    'https://app.a.example/x?tenantId=1f2e3d4c-aaaa-4bbb-8ccc-1234567890ab',
  ])('of one account is said: %s', (address) => {
    expect(codesOf(`Open ${address} now.`)).toContain('address-personal');
  });

  test.each([
    'https://a.example/articles/360001234567',
    'https://a.example/orgs/123456/keys',
    'https://a.example/orgs/acme',
  ])('of everybody is not: %s', (address) => {
    expect(codesOf(`Open ${address} now.`)).not.toContain('address-personal');
  });
});
