import { contrast, nearestColor } from '../../model/color/color.ts';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { darkPalette, lightPalette, type Palette } from '../../model/color/palette.ts';
import type { VariantFile } from '../resolve-variants.ts';
import type { Variant } from '../../model/variant.ts';

type Colors = Variant['brand']['colors'];

/** Contrast of what is read, by WCAG 2.2, 1.4.3. */
const forText = 4.5;
/** Contrast of what is used, by WCAG 2.2, 1.4.11. */
const forControls = 3;

/** Reports colours of a brand that cannot be read on each other, with the nearest ones that can. */
export function checkColors({ variant, path, places }: VariantFile): Diagnostic[] {
  const { colors } = variant.brand;
  return lowContrasts(colors).map(({ key, against, ratio, needed, nearest }) => {
    const place = places?.[`brand/colors/${key}`];
    return createDiagnostic(
      'contrast-low',
      { key: `brand.colors.${key}`, color: colors[key] ?? '', against, ratio: inWords(ratio), needed, nearest },
      path,
      place,
      place && [{ start: place.start.offset, end: place.end.offset, text: `'${nearest}'` }],
    );
  });
}

interface LowContrast {
  readonly key: keyof Colors;
  readonly against: string;
  readonly ratio: number;
  readonly needed: number;
  /** The nearest colour in its place that passes. */
  readonly nearest: string;
}

/** The pairs of written colours that fail, each blamed on the colour that stands on the other. */
function lowContrasts(colors: Colors): LowContrast[] {
  const background = colors.background ?? '#ffffff';
  // The page is judged by what it does to all that is derived for it: nothing can be read on a middle grey.
  const worst = worstOf(colors);
  if (worst && colors.background !== undefined) {
    const passes = (hex: string): boolean => {
      const changed = { ...colors, background: hex };
      return worstOf(changed) === undefined && hasRoom(lightPalette(changed));
    };
    return [{ key: 'background', ...worst, nearest: nearestColor(background, passes) }];
  }
  const page = `the page, \`${background}\``;
  const { accent } = lightPalette(colors);
  const pairs: readonly (readonly [keyof Colors, string, string])[] = [
    ['text', background, page],
    ['accent', background, page],
    ['accentText', accent, `the accent, \`${accent}\``],
  ];
  return pairs.flatMap(([key, other, against]) => {
    const color = colors[key];
    if (color === undefined || contrast(color, other) >= forText) return [];
    const nearest = nearestColor(color, (hex) => contrast(hex, other) >= forText);
    return [{ key, against, ratio: contrast(color, other), needed: forText, nearest }];
  });
}

/** The pair of a site's colours, light or dark, that lacks the most contrast. */
function worstOf(colors: Colors): Pick<LowContrast, 'against' | 'ratio' | 'needed'> | undefined {
  return [lightPalette(colors), darkPalette(colors)]
    .flatMap(pairsOf)
    .filter(({ ratio, needed }) => ratio < needed)
    .sort((a, b) => a.ratio / a.needed - b.ratio / b.needed)
    .at(0);
}

/** Whether black or white is read a little better than needed: tints change when an accent is put right in turn. */
function hasRoom({ background, surface, raised, accentSoft }: Palette): boolean {
  const grounds = [background, surface, raised, accentSoft];
  return ['#000000', '#ffffff'].some((ink) => grounds.every((ground) => contrast(ink, ground) >= forText + 0.1));
}

/** Every pair of a palette that stands on each other. */
export function pairsOf(palette: Palette): { against: string; ratio: number; needed: number }[] {
  const { background, surface, raised, accentSoft, text, muted, link, accent, accentText, control } = palette;
  const surfaces = [background, surface, raised];
  const pairs: readonly (readonly [string, string, readonly string[], number])[] = [
    ['the text on it and its tints', text, surfaces, forText],
    ['the small print on it and its tints', muted, surfaces, forText],
    ['the links on it and its tints', link, [...surfaces, accentSoft], forText],
    ['the words on a button', accentText, [accent], forText],
    ['the buttons on it and its tints', accent, surfaces, forControls],
    ['the outlines on it and its tints', control, surfaces, forControls],
  ];
  return pairs.flatMap(([what, color, grounds, needed]) =>
    grounds.map((ground) => ({ against: `${what}, \`${color}\``, ratio: contrast(color, ground), needed })),
  );
}

/** Never rounded up: 4.499 is not enough, and must not be said to be 4.5. */
function inWords(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}
