/** Content to search: the project's own guides among as many others as wanted. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateContent } from '../bench/generate-content.ts';

interface MadeProvider {
  readonly id: string;
  readonly name: string;
  readonly method: string;
  readonly methodLabel: string;
  readonly action: string;
  readonly step: string;
}

/** Providers that the project has no guides for. */
const providers: readonly MadeProvider[] = [
  {
    id: 'salesforce',
    name: 'Salesforce',
    method: 'oauth-2-0',
    methodLabel: 'OAuth 2.0',
    action: 'Update opportunities',
    step: 'Allow the connected app',
  },
  {
    id: 'workday',
    name: 'Workday',
    method: 'basic',
    methodLabel: 'Username and password',
    action: 'List workers',
    step: 'Activate the integration system user',
  },
  {
    id: 'bitrix24',
    name: 'Битрикс24',
    method: 'api-key',
    methodLabel: 'Ключ API',
    action: 'Список сделок',
    step: 'Откройте настройки',
  },
  {
    id: 'kaonavi',
    name: 'カオナビ',
    method: 'api-key',
    methodLabel: 'API key',
    action: 'List members',
    step: 'Open the public API',
  },
  {
    id: 'buerokrat',
    name: 'Bürokrat',
    method: 'basic',
    methodLabel: 'Passwort',
    action: 'List files of staff',
    step: 'Choose a Passwort',
  },
];

/** Writes the project's content, guides of providers made up for the search, and `noise` more. */
export function writeSearchContent(folder: string, noise: number): void {
  generateContent(folder, noise);
  cpSync('content', folder, { recursive: true });
  for (const provider of providers) {
    const directory = join(folder, 'guides', provider.id);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'provider.yaml'), providerSource(provider));
    writeFileSync(join(directory, `${provider.method}.mdx`), guideSource(provider));
  }
}

function providerSource({ id, name, method, action }: MadeProvider): string {
  return `name: ${name}
category: crm
website: https://${id}.example
actions: [{ id: do_it, label: ${action}, scopes: [] }]
connections:
  ${method}: { fields: [{ key: secret, label: Secret, type: password, secret: true }] }
`;
}

function guideSource({ name, method, methodLabel, step }: MadeProvider): string {
  return `---
title: Connect ${name}
description: Link a ${name} account.
method: { id: ${method}, label: ${methodLabel} }
---

<Section title="Prepare">

<Steps>
  <Step title="${step}">

    Do as the page says. <Field name="secret" />

  </Step>
</Steps>

</Section>
`;
}
