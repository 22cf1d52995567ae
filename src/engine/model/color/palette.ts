import type { Variant } from '../variant.ts';
import { contrast, type Oklch, parseHex, printHex, readableOn } from './color.ts';

/** The colours of a site in one colour scheme, each `#rrggbb`. Every text colour is readable on every surface. */
export interface Palette {
  readonly background: string;
  readonly surface: string;
  readonly raised: string;
  readonly border: string;
  /** The outline of something that can be used: contrast 3:1 with what is around it. */
  readonly control: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly accentText: string;
  readonly accentSoft: string;
  readonly link: string;
  /** What is wrong: a red that can be read on every surface. */
  readonly error: string;
}

type Colors = Variant['brand']['colors'];

// More than the 4.5 asked for: links are the finest text of a page, and thin strokes on dark look thinner.
const linkContrast = 5;
const standardAccent = '#3f51b5';
/** The chroma from which a page is seen to have a colour: its tints have it too, and grey on it looks dirty. */
const tinted = 0.006;

/** The light palette that follows from a brand's colours; on a dark page of the brand's own it is one for the dark. */
export function lightPalette(colors: Colors): Palette {
  const accent = parseHex(colors.accent ?? standardAccent);
  const background = colors.background ?? '#ffffff';
  const paper = parseHex(background);
  const neutral = paper.chroma < tinted ? neutralOf(accent) : tintsOf(paper);
  // The side on which more can be told apart: where black and white are equally far from the page.
  const isDark = contrast(background, '#ffffff') > contrast(background, '#000000');
  const away = (step: number): number => paper.lightness + (isDark ? step : -step);
  const next = (step: number): string => printHex(neutral(away(step)));
  const surfaces = { background, surface: next(0.02), raised: next(0.042) };
  return complete(
    accent,
    surfaces,
    {
      border: next(0.095),
      control: readableOn(neutral(isDark ? 0.5 : 0.62), Object.values(surfaces), 3),
      text: readableOn(
        colors.text ? parseHex(colors.text) : neutral(isDark ? 0.935 : 0.23),
        Object.values(surfaces),
        4.5,
      ),
      muted: readableOn(neutral(isDark ? 0.72 : 0.47), Object.values(surfaces), 4.5),
      error: readableOn({ lightness: isDark ? 0.75 : 0.5, chroma: 0.17, hue: 27 }, Object.values(surfaces), 4.5),
      accentSoft: printHex({ ...accent, lightness: away(0.045), chroma: Math.min(accent.chroma, 0.022) }),
    },
    colors,
  );
}

/** The dark palette that follows from a brand's colours; its own background and text are for light. */
export function darkPalette(colors: Colors): Palette {
  const accent = parseHex(colors.accent ?? standardAccent);
  const neutral = neutralOf(accent);
  const surfaces = {
    background: printHex(neutral(0.185)),
    surface: printHex(neutral(0.22)),
    raised: printHex(neutral(0.265)),
  };
  return complete(
    accent,
    surfaces,
    {
      border: printHex(neutral(0.315)),
      control: readableOn(neutral(0.5), Object.values(surfaces), 3),
      text: printHex(neutral(0.935)),
      muted: readableOn(neutral(0.72), Object.values(surfaces), 4.5),
      error: readableOn({ lightness: 0.75, chroma: 0.14, hue: 27 }, Object.values(surfaces), 4.5),
      accentSoft: printHex({ ...accent, lightness: 0.28, chroma: Math.min(accent.chroma, 0.04) }),
    },
    colors,
  );
}

function complete(
  accent: Oklch,
  surfaces: Pick<Palette, 'background' | 'surface' | 'raised'>,
  rest: Omit<Palette, 'background' | 'surface' | 'raised' | 'accent' | 'accentText' | 'link'>,
  colors: Colors,
): Palette {
  const link = readableOn(accent, [...Object.values(surfaces), rest.accentSoft], linkContrast);
  const fill = readableOn(accent, Object.values(surfaces), 3);
  const onFill = [colors.accentText, '#ffffff', '#000000'].find(
    (text) => text !== undefined && contrast(text, fill) >= 4.5,
  );
  return { ...surfaces, ...rest, accent: fill, accentText: onFill ?? '#000000', link };
}

/** Greys with a breath of the accent's hue. */
function neutralOf(accent: Oklch): (lightness: number) => Oklch {
  const chroma = accent.chroma < 0.02 ? 0 : 0.005;
  return (lightness) => ({ lightness, chroma, hue: accent.hue });
}

/** Greys of the paper's hue, a little stronger than the paper: what is darker than it needs more to look alike. */
function tintsOf({ chroma, hue }: Oklch): (lightness: number) => Oklch {
  return (lightness) => ({ lightness, chroma: Math.min(chroma * 1.4, 0.04), hue });
}
