import { describe, expect, test } from 'vitest';
import { compileVariant } from '../../src/engine/index.ts';
import { brandCss } from '../../src/publication/theme/brand-css.ts';

function stylesOf(brand: string): string {
  const source = `site: https://x.test\nbrand: { name: X, ${brand} }\n`;
  const { value, diagnostics } = compileVariant({ source, path: 'variants/x.yaml' });
  expect(diagnostics).toEqual([]);
  return value ? brandCss(value, value.site) : '';
}

describe('a font', () => {
  test('by its name is asked of the reader’s machine', () => {
    const styles = stylesOf('font: "Inter, sans-serif"');
    expect(styles).toContain('--font-brand: Inter, sans-serif;');
    expect(styles).not.toContain('@font-face');
  });

  test('with a file is loaded from the site itself', () => {
    const styles = stylesOf('font: { family: "Inter Display, serif", src: /fonts/inter.woff2 }');
    expect(styles).toContain('--font-brand: Inter Display, serif;');
    expect(styles).toContain('@font-face{font-family:"Inter Display";src:url("/fonts/inter.woff2");');
  });

  test.each([
    ['elsewhere', 'font: { family: Inter, src: "https://fonts.example/inter.woff2" }', 'value-invalid'],
    ['that ends the rule', 'font: { family: Inter, src: "/a\\").woff2" }', 'value-invalid'],
    ['with another key', 'font: { familiy: Inter, src: /a.woff2 }', 'key-unknown'],
    ['without a name', 'font: { src: /a.woff2 }', 'value-missing'],
    ['that is a number', 'font: 7', 'value-invalid'],
  ])('%s is an error', (_name, brand, code) => {
    const source = `site: https://x.test\nbrand:\n  name: X\n  ${brand}\n`;
    const { diagnostics } = compileVariant({ source, path: 'variants/x.yaml' });
    expect(diagnostics.map((each) => each.code)).toContain(code);
    expect(diagnostics.every(({ position }) => position?.start.line === 4)).toBe(true);
  });
});
