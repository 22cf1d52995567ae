/** A colour of the Oklab space in polar form: lightness 0 to 1, chroma, hue in degrees. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

type Triple = readonly [number, number, number];

/** Reads `#rgb` or `#rrggbb`. The matrices are those of https://bottosson.github.io/posts/oklab/. */
export function parseHex(hex: string): Oklch {
  const [red, green, blue] = channelsOf(hex).map(toLinear) as unknown as Triple;
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    chroma: Math.hypot(a, b),
    hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360,
  };
}

/** Writes `#rrggbb`; what sRGB cannot show loses chroma until it can. */
export function printHex(color: Oklch): string {
  for (let chroma = color.chroma; ; chroma -= 0.004) {
    const linear = toLinearRgb({ ...color, chroma: Math.max(chroma, 0) });
    if (chroma <= 0 || linear.every((value) => value >= -0.0005 && value <= 1.0005)) {
      return `#${linear.map((value) => toByte(value).toString(16).padStart(2, '0')).join('')}`;
    }
  }
}

/** The contrast of two colours as WCAG 2 counts it, 1 to 21. */
export function contrast(first: string, second: string): number {
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself, or the nearest lightness of it that reaches a contrast with every background. */
export function readableOn(color: Oklch, backgrounds: readonly string[], ratio: number): string {
  const isReadable = (hex: string): boolean => backgrounds.every((background) => contrast(hex, background) >= ratio);
  const direction = luminance(backgrounds[0] ?? '#ffffff') > 0.18 ? -1 : 1;
  for (let lightness = color.lightness; lightness >= 0 && lightness <= 1; lightness += direction * 0.01) {
    const hex = printHex({ ...color, lightness });
    if (isReadable(hex)) return hex;
  }
  return direction < 0 ? '#000000' : '#ffffff';
}

/** The colour of the same hue that passes and is nearest in lightness; chroma gives way where sRGB ends. */
export function nearestColor(hex: string, passes: (hex: string) => boolean): string {
  const color = parseHex(hex);
  for (let step = 1; step <= steps; step += 1) {
    for (const lightness of [color.lightness - step / steps, color.lightness + step / steps]) {
      const candidate = printHex({ ...color, lightness: Math.min(1, Math.max(0, lightness)) });
      if (passes(candidate)) return candidate;
    }
  }
  return hex;
}

const steps = 1000;

function luminance(hex: string): number {
  const [red, green, blue] = channelsOf(hex).map(toLinear) as unknown as Triple;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toLinearRgb({ lightness, chroma, hue }: Oklch): Triple {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function channelsOf(hex: string): Triple {
  const digits = hex.slice(1);
  const full = digits.length === 3 ? digits.replace(/./gu, '$&$&') : digits;
  const value = Number.parseInt(full, 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

function toLinear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function toByte(linear: number): number {
  const value = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055));
}
