import type { GuideView, Variant } from '../engine/index.ts';
import type { FormGuide } from '../linking/form/mount.tsx';
import { explainedFields } from './fields.ts';

/** Whether a guide ends in a form: its variant links accounts, and the guide is for that. */
export function isLinkable(guide: GuideView, { linking }: Pick<Variant, 'linking'>): boolean {
  return linking !== undefined && guide.kind === 'link-account' && guide.provider !== undefined;
}

/** What the form has to know of its guide. */
export function formGuide(guide: GuideView): FormGuide {
  const { provider, method } = guide;
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
  };
}

/** The endpoint's own page for a guide, where its variant names one. */
export function hostedUrlOf({ id, provider }: GuideView, { linking }: Pick<Variant, 'linking'>): string | undefined {
  const values: Readonly<Record<string, string>> = { 'provider.id': provider?.id ?? '', 'guide.id': id };
  return linking?.hostedUrl?.replace(/\{([a-z.]+)\}/gu, (found, name: string) =>
    Object.hasOwn(values, name) ? encodeURIComponent(values[name] ?? '') : found,
  );
}
