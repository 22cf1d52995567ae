import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Guides of each generated provider. */
const guidesPerProvider = 4;
const methods = ['api-key', 'basic', 'oauth-2-0', 'personal-access-token'];
const categories = ['hris', 'ats', 'crm', 'ticketing', 'messaging', 'identity', 'documents', 'developer-tools'];

/**
 * Writes a content folder of `count` guides; the same count gives the same bytes. A guide
 * has some 2.2 kB, the mean of the 801 public guides that the format was measured on.
 */
export function generateContent(folder: string, count: number): void {
  const random = createRandom(count);
  const providers = Math.ceil(count / guidesPerProvider);
  mkdirSync(join(folder, 'variants'), { recursive: true });
  writeFileSync(join(folder, 'variants/default.yaml'), variantSource);
  for (let index = 0; index < providers; index += 1) {
    const id = `provider-${String(index).padStart(5, '0')}`;
    const directory = join(folder, 'guides', id);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'provider.yaml'), providerSource(index, random));
    for (const method of methods.slice(0, Math.min(guidesPerProvider, count - index * guidesPerProvider))) {
      writeFileSync(join(directory, `${method}.mdx`), guideSource(id, method, random));
    }
  }
}

/** Writes as many partners' variants beside the vendor's. */
export function generatePartners(folder: string, count: number): void {
  for (let index = 1; index <= count; index += 1) {
    const host = `connect.partner-${index}.example`;
    writeFileSync(
      join(folder, `variants/partner-${index}.yaml`),
      `whitelabel: true
site: https://${host}
brand: { name: Partner ${index}, hub: Partner ${index} Link }
variables: { support.email: help@partner-${index}.example, callbackUrl: 'https://${host}/oauth/{provider.id}/callback' }
`,
    );
  }
}

type Random = () => number;

/** Mulberry32: a small generator whose numbers depend on the seed alone. */
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const variantSource = `whitelabel: false
site: https://guides.example
brand: { name: Bench, hub: Bench Hub }
variables: { support.email: help@guides.example, callbackUrl: 'https://guides.example/oauth/{provider.id}/callback' }
`;

const words =
  'open the admin console and choose settings then select the integration you want to connect copy this value now because it is shown only once paste it into the form below check that the account has the role of an owner before you go on'.split(
    ' ',
  );

function sentence(random: Random, length: number): string {
  const chosen = Array.from({ length }, () => words[Math.floor(random() * words.length)] ?? 'the');
  const text = chosen.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function providerSource(index: number, random: Random): string {
  const names = ['people', 'jobs', 'goals', 'files', 'teams', 'invoices'];
  const fields = methods.map(
    (method) =>
      `  ${method}:\n    fields:\n      - { key: secret, label: Secret, type: password, secret: true, help: ${sentence(random, 6).replace('.', '')} }\n`,
  );
  return `name: Provider ${index}
category: ${categories[index % categories.length]}
website: https://provider-${index}.example
actions:
${names.map((name) => `  - { id: list_${name}, label: List ${name}, scopes: ['${name}:read'] }\n  - { id: update_${name}, label: Update ${name}, scopes: ['${name}:write'] }`).join('\n')}
scopes:
${names.map((name) => `  '${name}:read': { description: Read ${name} }\n  '${name}:write': { description: Change ${name}, includes: ['${name}:read'] }`).join('\n')}
connections:
${fields.join('')}`;
}

function guideSource(provider: string, method: string, random: Random): string {
  const scopes = ['people', 'jobs', 'goals', 'files', 'teams', 'invoices'];
  const step = (index: number): string => {
    const scope = scopes[Math.floor(random() * scopes.length)] ?? 'people';
    const all = scopes.flatMap((name) => [`${name}:read`, `${name}:write`]).join(' ');
    const attributes =
      index === 4 ? ` showScopes scopes="${all}"` : index % 2 === 1 ? ` scopes="${scope}:read ${scope}:write"` : '';
    return `  <Step title="${sentence(random, 4).replace('.', '')}"${attributes}>

    ${sentence(random, 10)} Go to **Settings › ${sentence(random, 2).replace('.', '')}** and read [the manual](https://${provider}.example/docs).
${index % 2 === 0 ? `\n    - ${sentence(random, 7)}\n    - ${sentence(random, 7)} Use \`${scope}:read\`.\n` : ''}${index === 2 ? '\n    <Field name="secret" />\n' : ''}
  </Step>`;
  };
  const section = (title: string, from: number, count: number): string => `<Section title="${title}">

${sentence(random, 18)}

<Steps>
${Array.from({ length: count }, (_unused, index) => step(from + index)).join('\n')}
</Steps>

</Section>`;
  return `---
title: Connect ${provider} with ${method}
description: ${sentence(random, 14)}
method: { id: ${method}, label: ${method} }
requires: [An account with the role of an owner]
---

<Warning>

${sentence(random, 16)}

</Warning>

${section('Create the credentials', 0, 3)}

${section('Give the permissions', 3, 2)}

## Good to know

${sentence(random, 16)}

<WhitelabelHide>

## Link the account from {hub.name}

<Steps>
  <Step title="Open the hub">

    ${sentence(random, 10)}

  </Step>
  <Step title="Connect">

    ${sentence(random, 10)}

  </Step>
</Steps>

</WhitelabelHide>
`;
}
