import { lightPalette } from '../../engine/internal.ts';
import type { Variant } from '../../engine/index.ts';
import { initialsOf } from '../monogram.ts';

/** A favicon for a brand that has none: its initial on its accent. */
export function faviconSvg({ brand }: Pick<Variant, 'brand'>): string {
  const { accent, accentText } = lightPalette(brand.colors);
  const letter = (initialsOf(brand.name)[0] ?? '').replace(/[<&]/gu, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${accent}"/><text x="16" y="22.5" font-family="system-ui,sans-serif" font-size="19" font-weight="700" text-anchor="middle" fill="${accentText}">${letter}</text></svg>\n`;
}
