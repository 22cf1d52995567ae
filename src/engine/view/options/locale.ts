import { z } from 'zod';
import { defineOption } from './define.ts';

/** The language a document is in, where it does not say so itself. */
export const locale = defineOption({
  name: 'locale',
  stage: 'wording',
  input: z.object({ locale: z.string().optional(), variant: z.object({ locale: z.string() }).optional() }),
  apply: (document, { locale: chosen, variant }) => {
    const language = document.locale ?? chosen ?? variant?.locale;
    return language === undefined ? document : { ...document, locale: language };
  },
});
