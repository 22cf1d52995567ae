import { basename } from 'node:path';
import { commandFor } from './advice.ts';
import type { Question, Scaffold, ScaffoldRequest } from './define.ts';
import { formsOfGuides } from './known-guides.ts';
import type { MethodForm } from './method-forms.ts';
import { nameQuestion, problemOfGuidePart, problemOfLine, yamlText } from './names.ts';
import { findTaken, refuseTaken, takenError } from './taken.ts';

/** `guides/<provider>/provider.yaml`. */
export const provider: Scaffold = {
  name: 'provider',
  example: 'lattice',
  problemOf: (id) =>
    id.includes('/') ? 'The id of a provider has one part, such as lattice.' : problemOfGuidePart(id),
  plan: async (request) => {
    const { content, id } = request;
    refuseTaken(content, [`guides/${id}/provider.yaml`]);
    checkPlace(content, id);
    const known = Object.keys(formsOfGuides(content, id));
    const next =
      known.length > 0
        ? `See that its forms ask for what the guides produce: ${known.map((each) => `${id}/${each}`).join(', ')}`
        : `Begin its first guide: ${commandFor(content, 'new', `guide ${id}/api-key`)}`;
    return { files: [await planProvider(request, id)], next: [next] };
  },
};

/** Stops where the address of a provider is taken: by a page, or by a provider whose id differs in letter case only. */
export function checkPlace(content: string, id: string): void {
  refuseTaken(content, [`pages/guides/${id}.mdx`]);
  const folder = findTaken(content, `guides/${id}`);
  if (folder !== undefined && basename(folder) !== id) throw takenError(folder);
}

/** The file of a provider, with the forms of its methods, by the names of these, and of the guides that are there. */
export async function planProvider(
  { answer, content }: Pick<ScaffoldRequest, 'answer' | 'content'>,
  id: string,
  forms: Readonly<Record<string, MethodForm>> = {},
): Promise<{ path: string; source: string }> {
  const name = await answer(nameQuestion('What is the provider called?', id));
  const source = [
    `name: ${yamlText(name)}`,
    `category: ${yamlText(await answer(categoryQuestion))}`,
    '# website: https://www.example.com',
    '# docs: https://developers.example.com',
    '# What a linked account can be asked for, and the permissions that each of it needs.',
    '# actions:',
    '#   - { id: list_people, label: List people, scopes: [people.read] }',
    '# scopes:',
    '#   people.read: { description: See everybody in the directory }',
    ...connectionLines({ ...formsOfGuides(content, id), ...forms }),
  ];
  return { path: `guides/${id}/provider.yaml`, source: `${source.join('\n')}\n` };
}

/** The lines of `connections` in a `provider.yaml`. */
export function connectionLines(forms: Readonly<Record<string, MethodForm>>): string[] {
  const methods = Object.entries(forms);
  return methods.length === 0
    ? []
    : ['connections:', ...methods.flatMap(([method, form]) => [`  ${yamlText(method)}:`, ...fieldLines(form)])];
}

function fieldLines({ fields }: MethodForm): string[] {
  if (fields.length === 0) return ['    fields: []'];
  return [
    '    fields:',
    ...fields.flatMap(({ key, label, type, secret }) => [
      `      - key: ${key}`,
      `        label: ${label}`,
      `        type: ${type}`,
      `        secret: ${secret}`,
      `        help: 'TODO: where the reader finds it, in one sentence'`,
    ]),
  ];
}

const categoryQuestion: Question = {
  flag: 'category',
  text: 'Which category? Such as hris, crm, messaging or documents.',
  standard: 'other',
  problemOf: problemOfLine,
};
