import { crc32, deflateSync } from 'node:zlib';

/** A word without a place to break, as compound nouns and product names are. */
export const longWord = 'Kundenverwaltungsberechtigungsnachweisdokument'.repeat(2);
/** An address without one. */
export const longAddress = `https://console.harborline.example/${'settings/developers/'.repeat(6)}#view/keys`;
/** A line of code that ends in a word of its own. */
export const longCode = `curl https://api.harborline.example/v1/${'organisations/000/'.repeat(6)}members?tail=LASTSIGN`;

/** A content folder with what is longer, wider or later there than a page is made for. */
export const oddContent: Readonly<Record<string, string | Uint8Array>> = {
  'content/variants/default.yaml': `site: https://guides.example
brand: { name: Harbor Guides, logo: { light: /logo.svg, alt: Harbor Guides } }
linking: { adapter: http, baseUrl: /linking }
`,
  'content/guides/harborline/provider.yaml': `name: ${longWord}
category: crm
website: https://harborline.example
description: '${longWord} keeps ${longAddress}'
actions:
  - { id: read_${longWord.toLowerCase()}, label: 'Read ${longWord}', scopes: ['${longWord.toLowerCase()}:read'] }
  - { id: write, label: Write, scopes: ['write:all'] }
scopes:
  '${longWord.toLowerCase()}:read': { description: '${longWord}' }
  'write:all': {}
connections:
  api-key:
    fields:
      - key: tenant
        label: ${longWord}
        prefix: 'https://accounts.harborline-identity-platform.example/'
        suffix: '.tenants.harborline.example'
        help: 'Copy it from ${longAddress}.'
      - { key: apiKey, label: API key, type: password, secret: true, help: '${longWord}' }
  words: { fields: [] }
`,
  'content/guides/harborline/api-key.mdx': `---
title: Connect ${longWord} with a key
description: ${longWord}
method: { id: api-key, label: ${longWord} }
requires: ['${longWord}']
verified: { on: 2026-01-02, against: documentation, source: '${longAddress}' }
---

See \`${longWord}\` and ${longAddress}, or [${longWord}](/guides/).

<Section title="${longWord}">

<Steps>
  <Step title="Open the settings" id="first">

    ![The settings](/pictures/wide.png)

  </Step>
  <Step title="Open the keys" id="second" scopes="${longWord.toLowerCase()}:read" showScopes>

    ![The keys](/pictures/shape.svg)

    <Note>${longWord}</Note>

  </Step>
  <Step title="Copy ${longWord}" id="third">

    Copy it. <Field name="tenant" /> <Field name="apiKey" />

    \`\`\`sh
    ${longCode}
    \`\`\`

    | First | Second | Third | Fourth | Fifth |
    | --- | --- | --- | --- | --- |
    | ${'a'.repeat(30)} | ${'b'.repeat(30)} | ${'c'.repeat(30)} | ${'d'.repeat(30)} | LASTCELL |

  </Step>
  <Step title="Take a break">Wait.</Step>
  <Step title="Go back">Wait.</Step>
  <Step title="End">Wait.</Step>
</Steps>

</Section>
`,
  'content/guides/harborline/words.mdx': `---
title: اربط حسابك
description: دليل بالعربية.
method: { id: words, label: Words }
locale: ar
updated: 2026-01-02
---

<Steps>
  <Step title="افتح الإعدادات">

    هذا نص، ثم \`code\`.

  </Step>
  <Step title="انسخ المفتاح">انسخه.</Step>
</Steps>
`,
  'public/pictures/wide.png': png(1600, 900),
  'public/pictures/shape.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><rect width="100" height="50" /></svg>',
  'public/logo.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><rect width="300" height="60" /></svg>',
};

/** A grey picture in the format PNG. */
function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer): Buffer => {
    const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(content));
    return Buffer.concat([length, content, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits of grey.
  head.writeUInt8(8, 8);
  const rows = Buffer.alloc((width + 1) * height, 0x80);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
