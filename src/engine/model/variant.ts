import { z } from 'zod';
import { variableName } from './variable.ts';
import {
  endpointAddress,
  fileAddress,
  linkAddress,
  originAddress,
  sitePath,
  variableAddress,
  webAddress,
} from './address/web-address.ts';

const color = z.string().regex(/^#(?:[\da-f]{3}|[\da-f]{6})$/iu, 'a colour is written `#rrggbb`');
const fontNames = z
  .string()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} _.-]*(?:, *[\p{L}\p{N}][\p{L}\p{N} _.-]*)*$/u,
    'it is names of fonts, without quotes',
  );
const fontFile = z
  .string()
  .regex(/^\/(?!\/)[^\s\p{C}"'()<>\\^`{|}]+\.(?:woff2?|ttf|otf)$/u, 'it has to be a path such as `/fonts/inter.woff2`');
/** The path of a site: it is written into the rules of servers, and each of them reads other signs in its own way. */
const basePath = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*\/?$/u;
const siteUrl = webAddress
  .pipe(
    z
      .string()
      .refine((url) => !/[?#]|^https?:\/\/[^/]*@/iu.test(url), {
        message: 'it has to be without `?`, `#` and `@`',
        abort: true,
      })
      .refine((url) => basePath.test(url.replace(/^https?:\/\/[^/]*/iu, '')), {
        message:
          'behind its host there may be a path such as `/help/`: names of letters, digits and `-_.~`, with one slash between them',
      }),
  )
  .transform((url) => url.replace(/\/+$/u, ''));
const brandName = z
  .string()
  .regex(/[^\s\p{C}\p{Z}\u115f\u1160\u2800\u3164]/u, 'nothing of it can be seen')
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'it has to be one line');
const link = z.strictObject({ label: z.string().min(1), href: linkAddress });

/** Where a forbidden word may stand: everywhere would be nowhere forbidden. */
const allowedFiles = z
  .string()
  .min(1)
  .refine(
    (glob) => !/^[*/]+$/u.test(glob),
    'it has to say which files, such as `guides/northwind/**`: everywhere is not allowed',
  );

/** What every `linking` takes, whatever its adapter. */
export const linkingKeys = ['adapter', 'baseUrl', 'session', 'hostedUrl', 'accountsUrl', 'noScript'] as const;

/** Which documents a site has, by globs of their ids. */
const choice = z
  .strictObject({ include: z.array(z.string()).default(['**']), exclude: z.array(z.string()).default([]) })
  .prefault({});

/** `variants/<id>.yaml` as it is written. */
export const variantFileSchema = z.strictObject({
  extends: z.string().optional(),
  whitelabel: z.boolean().default(true),
  site: siteUrl,
  brand: z.strictObject({
    name: brandName,
    hub: brandName.optional(),
    also: z.array(brandName).default([]),
    logo: z
      .strictObject({ light: fileAddress, dark: fileAddress.optional(), alt: z.string().trim().min(1) })
      .optional(),
    favicon: fileAddress.optional(),
    image: fileAddress.optional(),
    colors: z
      .strictObject({
        accent: color.optional(),
        accentText: color.optional(),
        background: color.optional(),
        text: color.optional(),
      })
      .default({}),
    font: z.union([fontNames, z.strictObject({ family: fontNames, src: fontFile })]).optional(),
    radius: z
      .string()
      .regex(/^(?:0|\d{1,4}(?:\.\d{1,4})?(?:px|rem|em|%))$/u, 'it is a length such as `8px` or `0.5rem`')
      .optional(),
  }),
  variables: z
    .record(
      z.string().regex(variableName, 'a variable is written `support.email`, a lower-case letter first'),
      z.string(),
    )
    .default({}),
  guides: choice,
  pages: choice.describe('Prose pages, by the paths of their files below `pages/`.'),
  actions: z.record(z.string(), z.array(z.string())).default({}),
  linking: z
    .looseObject({
      adapter: z.string().regex(/^[a-z\d]+(?:-[a-z\d]+)*$/u, 'it is a name such as `http`'),
      baseUrl: endpointAddress,
      session: sitePath.optional(),
      hostedUrl: variableAddress.optional(),
      accountsUrl: z.union([sitePath, variableAddress]).optional(),
      noScript: z.string().trim().min(1).optional(),
    })
    .optional(),
  frameAncestors: z.array(originAddress).default([]),
  links: z.enum(['error', 'unlink']).default('error'),
  locale: z.string().refine(isLocale, 'it has to be a language such as `en` or `pt-BR`').default('en'),
  robots: z.enum(['index', 'noindex']).default('index'),
  search: z.boolean().default(true),
  agents: z
    .strictObject({
      llms: z.boolean().default(true),
      mcp: z.boolean().default(true),
      signals: z
        .strictObject({
          search: z.boolean().optional(),
          'ai-input': z.boolean().optional(),
          'ai-train': z.boolean().optional(),
        })
        .default({ 'ai-input': true }),
    })
    .prefault({}),
  messages: z.record(z.string(), z.string()).default({}),
  footer: z.strictObject({ links: z.array(link).default([]) }).prefault({}),
  forbidden: z.array(z.string().trim().min(1)).default([]),
  allow: z
    .array(z.strictObject({ term: z.string().min(1), in: allowedFiles, why: z.string().trim().min(1) }))
    .default([]),
  vendorWords: z.record(z.string(), z.string()).default({}),
});

/** A whitelabel variant: whose site is built, with which words, guides and features. */
export const variantSchema = z.object({ id: z.string().min(1), ...variantFileSchema.shape });

export type Variant = z.infer<typeof variantSchema>;

/** A variant with the variables that follow from its brand, where it does not set them itself. */
export function completeVariant(id: string, file: z.infer<typeof variantFileSchema>): Variant {
  const hub = file.brand.hub ?? file.brand.name;
  const variables = {
    'brand.name': file.brand.name,
    'brand.hub': hub,
    'product.name': file.brand.name,
    'hub.name': hub,
    'site.url': file.site,
    ...file.variables,
  };
  return { id, ...file, variables };
}

/** The names of the variables that some variants have, each once, sorted. */
export function variableNamesOf(variants: readonly Pick<Variant, 'variables'>[]): string[] {
  return [...new Set(variants.flatMap(({ variables }) => Object.keys(variables)))].sort();
}

/** Whether a text names a language, as browsers know them. */
export function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}
