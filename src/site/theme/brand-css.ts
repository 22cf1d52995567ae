import type { Variant } from '../../engine/index.ts';
import { darkPalette, lightPalette, type Palette } from '../../engine/palette.ts';

/** The style sheet in which a variant differs from all others: custom properties and nothing else. Paper is light. */
export function brandCss({ brand }: Pick<Variant, 'brand'>, origin: string): string {
  const light = printPalette(lightPalette(brand.colors));
  const dark = printPalette(darkPalette(brand.colors));
  const own = [
    `--origin:"${plain(origin).replaceAll('"', '')}";`,
    ...(brand.font ? [`--font-brand: ${plain(brand.font)};`] : []),
    ...(brand.radius ? [`--radius-brand: ${plain(brand.radius)};`] : []),
  ].join('');
  return `@layer tokens{:root{${own}${light}}@media screen and (prefers-color-scheme:dark){:root{${dark}}}}\n`;
}

function printPalette(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `--color-${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}:${value};`)
    .join('');
}

/** A value that cannot end the declaration it stands in. */
function plain(value: string): string {
  return value.replace(/[;{}<>\\]/gu, '');
}
