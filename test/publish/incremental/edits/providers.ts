import type { TestContent, TestProvider } from '../content.ts';
import { createGuide, createProvider } from '../first-content.ts';
import { type Edits, freshKey, idOf, isBig, keyOf } from './define.ts';

function providerOf({ providers, edited }: TestContent): TestProvider {
  const provider = providers[edited];
  if (!provider) throw new Error(`Cannot edit the provider ${edited}: there is none`);
  return provider;
}

export const providerEdits: Edits = {
  'new provider': (content, random) => {
    if (isBig(content.guides)) return;
    const key = freshKey(random);
    content.providers[key] = createProvider(random, idOf(random));
    content.guides[freshKey(random)] = createGuide(random, key, 'api-key');
  },
  'provider renamed': (content, random) => void (providerOf(content).id = idOf(random)),
  'provider named': (content, random) => void (providerOf(content).name = `The ${random.words(1)} tool`),
  category: (content, random) => void (providerOf(content).category = random.of(['crm', 'hris', 'ats', 'iam'])),
  'provider described': (content, random) => {
    const provider = providerOf(content);
    provider.description = provider.description === undefined ? `For ${random.words(3)}.` : undefined;
  },
  website: (content, random) => void (providerOf(content).website = `https://${random.words(1)}.example`),
  action: (content, random) => {
    const action = random.of(providerOf(content).actions);
    action.label = `do ${random.words(2)}`;
  },
  'new action': (content, random) => {
    const { actions, scopes } = providerOf(content);
    actions.push({ id: idOf(random), label: `do ${random.words(2)}`, scopes: [keyOf(scopes, random)] });
  },
  scope: (content, random) => {
    const { scopes } = providerOf(content);
    scopes[keyOf(scopes, random)] = random.words(3);
  },
  field: (content, random) => {
    const { fields } = providerOf(content);
    fields[random.of(['apiKey', 'domain', 'region'])] = `The ${random.words(1)} value`;
  },
};
