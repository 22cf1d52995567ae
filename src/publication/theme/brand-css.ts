import type { Variant } from '../../engine/index.ts';
import { addressAt, basePathOf, darkPalette, lightPalette, type Palette } from '../../engine/internal.ts';

/** The style sheet in which a variant differs from all others: custom properties and nothing else. Paper is light. */
export function brandCss({ brand }: Pick<Variant, 'brand'>, origin: string): string {
  const light = printPalette(lightPalette(brand.colors));
  const dark = printPalette(darkPalette(brand.colors));
  const face =
    typeof brand.font === 'object' ? faceOf(brand.font.family, addressAt(basePathOf(origin), brand.font.src)) : '';
  const family = typeof brand.font === 'object' ? brand.font.family : brand.font;
  const own = [
    `--origin:"${plain(origin).replaceAll('"', '')}";`,
    ...(family === undefined ? [] : [`--font-brand: ${plain(family)};`]),
    ...(brand.radius ? [`--radius-brand: ${plain(brand.radius)};`] : []),
  ].join('');
  return `${face}@layer tokens{:root{${own}${light}}@media screen and (prefers-color-scheme:dark){:root{${dark}}}}\n`;
}

function printPalette(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `--color-${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}:${value};`)
    .join('');
}

/** The rule that loads the first of the families from a file of the site. */
function faceOf(families: string, src: string): string {
  const [family = ''] = families.split(',');
  return `@font-face{font-family:"${plain(family.trim())}";src:url("${plain(src)}");font-weight:100 900;font-display:swap}`;
}

/** A value that cannot end the declaration it stands in. */
function plain(value: string): string {
  return value.replace(/[;{}<>\\]/gu, '');
}
