import type { GuideView, Variant } from '../../engine/index.ts';
import { addressAt, basePathOf, replaceVariables, variableValues } from '../../engine/internal.ts';
import type { FormData, FormGuide } from '../../linking/form/mount.tsx';
import type { MessageKey } from '../../workspace/messages/define.ts';
import { en } from '../../workspace/messages/en.ts';
import { explainedFields } from './explained-fields.ts';
import type { Publication } from '../publication.ts';

/** Whether a guide ends in a form: its variant links accounts, and the guide is for that. */
export function isLinkable(guide: GuideView, { linking }: Pick<Variant, 'linking'>): boolean {
  return linking !== undefined && guide.kind === 'link-account' && guide.provider !== undefined;
}

/** What the form has to know of its guide. */
export function formGuide(guide: GuideView, variant: Pick<Variant, 'linking' | 'site' | 'variables'>): FormGuide {
  const { provider, method } = guide;
  const { accountsUrl } = linkingWords(guide, variant);
  return {
    guide: {
      id: guide.id,
      provider: { id: provider?.id ?? '', name: provider?.name ?? '' },
      method: method?.id ?? guide.id.split('/').at(-1) ?? '',
    },
    fields: guide.fields,
    steps: Object.fromEntries(
      explainedFields(guide).flatMap(({ field, step }) =>
        step ? [[field.key, { id: step.id, title: step.title }]] : [],
      ),
    ),
    ...(accountsUrl !== undefined && { accountsUrl: addressAt(basePathOf(variant.site), accountsUrl) }),
  };
}

/** What the form says; the names of its messages begin so. */
const prefix = 'link.';
const formMessages = (Object.keys(en) as MessageKey[]).filter((key) => key.startsWith(prefix));

/** What a page holds for its form: guide and variant, and the words in the page's language. */
export function formData(guide: GuideView, { product, site, translation }: FormPublication): FormData {
  const { id, linking } = site.variant;
  if (!linking) throw new Error(`Cannot link accounts on the site of ${id}: it has no endpoint`);
  const {
    adapter: _adapter,
    baseUrl,
    accountsUrl: _accountsUrl,
    session: _session,
    hostedUrl: _hostedUrl,
    noScript: _noScript,
    ...settings
  } = linking;
  const { say, locale } = translation;
  return {
    ...formGuide(guide, site.variant),
    baseUrl: addressAt(site.base, baseUrl),
    variant: id,
    organization: product,
    settings,
    messages: {
      locale,
      ...Object.fromEntries(formMessages.map((key) => [key.slice(prefix.length), say(key, { product })])),
    },
  };
}

type FormPublication = Pick<Publication, 'product' | 'site' | 'translation'>;

/** What a variant says of linking to readers, which may hold variables. */
type LinkingWords = Pick<NonNullable<Variant['linking']>, 'hostedUrl' | 'accountsUrl' | 'noScript'>;

/** It with its variables filled in as the guide's own are; behind the `?` of an address they are encoded. */
export function linkingWords(
  guide: GuideView,
  { linking, variables }: Pick<Variant, 'linking' | 'variables'>,
): LinkingWords {
  const values = variableValues(variables, guide);
  const encoded = new Map([...values].map(([name, value]) => [name, encodeURIComponent(value)]));
  const address = (written: string): string => {
    const [path = '', ...query] = written.split('?');
    return [replaceVariables(path, values), ...query.map((part) => replaceVariables(part, encoded))].join('?');
  };
  const { hostedUrl, accountsUrl, noScript } = linking ?? {};
  return {
    ...(hostedUrl !== undefined && { hostedUrl: address(hostedUrl) }),
    ...(accountsUrl !== undefined && { accountsUrl: address(accountsUrl) }),
    ...(noScript !== undefined && { noScript: replaceVariables(noScript, values) }),
  };
}
