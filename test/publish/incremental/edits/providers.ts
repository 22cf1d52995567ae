import type { TestContent, TestProvider } from '../content.ts';
import { createGuide, createProvider } from '../first-content.ts';
import type { Random } from '../random.ts';
import { type Edits, freshKey, idOf, isBig, keyOf } from './define.ts';

const providerOf = ({ providers }: TestContent, random: Random): TestProvider => random.of(Object.values(providers));

export const providerEdits: Edits = {
  'new provider': (content, random) => {
    if (isBig(content.guides)) return;
    const key = freshKey(random);
    content.providers[key] = createProvider(random, idOf(random));
    content.guides[freshKey(random)] = createGuide(random, key, 'api-key');
  },
  'provider renamed': (content, random) => void (providerOf(content, random).id = idOf(random)),
  'provider named': (content, random) => void (providerOf(content, random).name = `The ${random.words(1)} tool`),
  category: (content, random) => void (providerOf(content, random).category = random.of(['crm', 'hris', 'ats', 'iam'])),
  'provider described': (content, random) => {
    const provider = providerOf(content, random);
    provider.description = provider.description === undefined ? `For ${random.words(3)}.` : undefined;
  },
  website: (content, random) => void (providerOf(content, random).website = `https://${random.words(1)}.example`),
  action: (content, random) => {
    const action = random.of(providerOf(content, random).actions);
    action.label = `do ${random.words(2)}`;
  },
  'new action': (content, random) => {
    const { actions, scopes } = providerOf(content, random);
    actions.push({ id: idOf(random), label: `do ${random.words(2)}`, scopes: [keyOf(scopes, random)] });
  },
  scope: (content, random) => {
    const { scopes } = providerOf(content, random);
    scopes[keyOf(scopes, random)] = random.words(3);
  },
  field: (content, random) => {
    const { fields } = providerOf(content, random);
    fields[random.of(['apiKey', 'domain', 'region'])] = `The ${random.words(1)} value`;
  },
};
