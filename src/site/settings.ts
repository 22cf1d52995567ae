/** What is built from what, as the commands hand it to Astro in the environment. */
export interface Settings {
  readonly content: string;
  readonly variant: string;
  /** Where links lead instead of the variant's own site. */
  readonly origin?: string;
  readonly out: string;
  readonly cacheDir: string;
  /** Where Astro keeps the pages it rendered. */
  readonly pagesCacheDir: string;
}

/** The settings of an environment; without any, the default variant of `content`. */
export function settings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const variant = environment['STEPWELL_VARIANT'] || 'default';
  const cacheDir = environment['STEPWELL_CACHE'] || 'node_modules/.cache/stepwell';
  const origin = environment['STEPWELL_ORIGIN'];
  return {
    content: environment['STEPWELL_CONTENT'] || 'content',
    variant,
    ...(origin ? { origin } : {}),
    out: environment['STEPWELL_OUT'] || `dist/${variant}`,
    cacheDir,
    pagesCacheDir: environment['STEPWELL_PAGES_CACHE'] || `${cacheDir}/preview/${variant}`,
  };
}
