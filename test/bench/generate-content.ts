import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GeneratedGuide,
  generatedSite,
  type GeneratedProvider,
  type GeneratedSection,
  type GeneratedStep,
  generateProviders,
  methods,
  subjects,
} from './generated-guide.ts';

const categories = ['hris', 'ats', 'crm', 'ticketing', 'messaging', 'identity', 'documents', 'developer-tools'];

/**
 * Writes a content folder of `count` guides; the same count gives the same bytes. A guide
 * has some 2.6 kB; the mean of the 801 public guides that the format was measured on is 2.2 kB.
 */
export function generateContent(folder: string, count: number): void {
  mkdirSync(join(folder, 'variants'), { recursive: true });
  writeFileSync(join(folder, 'variants/default.yaml'), variantSource);
  for (const provider of generateProviders(count)) {
    mkdirSync(join(folder, 'guides', provider.id), { recursive: true });
    writeFileSync(join(folder, 'guides', provider.id, 'provider.yaml'), providerSource(provider));
    for (const guide of provider.guides) writeGuide(folder, guide);
  }
}

/** Writes one guide into a content folder. */
export function writeGuide(folder: string, guide: GeneratedGuide): void {
  writeFileSync(join(folder, 'guides', guide.provider, `${guide.method}.mdx`), guideSource(guide));
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

const variantSource = `whitelabel: false
site: ${generatedSite.url}
brand: { name: ${generatedSite.name}, hub: ${generatedSite.hub} }
variables: { support.email: help@guides.example, callbackUrl: 'https://guides.example/oauth/{provider.id}/callback' }
`;

/** The `provider.yaml` of a generated provider. */
export function providerSource({ index, help }: GeneratedProvider): string {
  const fields = methods.map(
    (method, at) =>
      `  ${method}:\n    fields:\n      - { key: secret, label: Secret, type: password, secret: true, help: ${help[at]} }\n`,
  );
  return `name: Provider ${index}
category: ${categories[index % categories.length]}
website: https://provider-${index}.example
actions:
${subjects.map((name) => `  - { id: list_${name}, label: List ${name}, scopes: ['${name}:read'] }\n  - { id: update_${name}, label: Update ${name}, scopes: ['${name}:write'] }`).join('\n')}
scopes:
${subjects.map((name) => `  '${name}:read': { description: Read ${name} }\n  '${name}:write': { description: Change ${name}, includes: ['${name}:read'] }`).join('\n')}
connections:
${fields.join('')}`;
}

/** A guide in the form that Stepwell reads. */
export function guideSource(guide: GeneratedGuide): string {
  return `---
title: ${guide.title}
description: ${guide.description}
method: { id: ${guide.method}, label: ${guide.method} }
requires: [An account with the role of an owner]
---

<Warning>

${guide.warning}

</Warning>

${guide.sections.map((section) => sectionSource(section, guide.provider)).join('\n\n')}

## Good to know

${guide.goodToKnow}

<WhitelabelHide>

## Link the account from {hub.name}

<Steps>
  <Step title="Open the hub">

    ${guide.openHub}

  </Step>
  <Step title="Connect">

    ${guide.connect}

  </Step>
</Steps>

</WhitelabelHide>
`;
}

function sectionSource({ title, intro, steps }: GeneratedSection, provider: string): string {
  return `<Section title="${title}">

${intro}

<Steps>
${steps.map((step) => stepSource(step, provider)).join('\n')}
</Steps>

</Section>`;
}

function stepSource(step: GeneratedStep, provider: string): string {
  const { title, text, setting, scopes, showScopes, points, hasField } = step;
  const shown = showScopes ? ' showScopes' : '';
  const attributes = scopes.length > 0 ? `${shown} scopes="${scopes.join(' ')}"` : shown;
  const list = points ? `\n    - ${points.first}\n    - ${points.second} Use \`${points.scope}\`.\n` : '';
  return `  <Step title="${title}"${attributes}>

    ${text} Go to **Settings › ${setting}** and read [the manual](https://${provider}.example/docs).
${list}${hasField ? '\n    <Field name="secret" />\n' : ''}
  </Step>`;
}
