/**
 * One folder a case: a guide of some dialect, and what the design says becomes of it. The
 * outputs are those of `view.json`, the model is whole. `UPDATE_SAMPLES=1` writes the
 * expectations anew; read what changed before it is committed.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  compile,
  compileProvider,
  compileVariant,
  type Diagnostic,
  type Guide,
  guideSchema,
  render,
  type Variant,
  view,
} from '../../src/engine/index.ts';

const root = new URL('samples/', import.meta.url).pathname;
const isUpdate = process.env['UPDATE_SAMPLES'] === '1';

describe('samples', () => {
  test.each(readdirSync(root))('%s', (name) => {
    const folder = `${root}${name}/`;
    const file = ['guide.mdx', 'guide.md'].find((candidate) => existsSync(folder + candidate)) ?? 'guide.mdx';
    const { guide, diagnostics } = compileSample(name, file);
    const options = existsSync(`${folder}view.json`) ? readView(`${folder}view.json`) : {};
    const seen = guide && view(guide, options);
    const found = {
      'model.json': guide ? `${JSON.stringify(guide, undefined, 1)}\n` : '',
      'out.html': seen ? `${render(seen, 'html')}\n` : '',
      'out.md': seen ? render(seen, 'markdown') : '',
      'diagnostics.txt': diagnostics.map((diagnostic) => `${describeDiagnostic(diagnostic)}\n`).join(''),
    };
    if (guide) expect(guideSchema.parse(structuredClone(guide))).toEqual(guide);
    for (const [output, text] of Object.entries(found)) {
      const path = folder + output;
      if (isUpdate) writeFileSync(path, text);
      else
        expect(text, `${name}/${output}`).toBe(
          existsSync(path) ? readFileSync(path, 'utf8') : '(there is no such file: run with UPDATE_SAMPLES=1)',
        );
    }
  });

  test('tags on one line and on three give the same model', () => {
    const [one, three] = ['one-line', 'three-lines'].map((name) => compileSample(name, 'guide.mdx').guide);
    expect(one && withoutPlaces(one)).toEqual(three && withoutPlaces(three));
  });

  test('an .mdx file with the mistakes of HTML gives the model of the .md file, once its fixes are made', () => {
    const [tolerant, strict] = [compileSample('html-in-md', 'guide.md'), compileSample('html-in-mdx', 'guide.mdx')];
    expect(strict.guide && withoutPlaces(strict.guide)).toEqual(tolerant.guide && withoutPlaces(tolerant.guide));
  });
});

function compileSample(name: string, file: string): { guide?: Guide; diagnostics: readonly Diagnostic[] } {
  const folder = `${root}${name}/`;
  const yaml = `${folder}provider.yaml`;
  const provider = existsSync(yaml)
    ? compileProvider({ source: readFileSync(yaml), path: `${name}/provider.yaml` })
    : undefined;
  expect(provider?.diagnostics ?? []).toEqual([]);
  return compile({
    source: readFileSync(folder + file),
    path: `${name}/${file}`,
    ...(provider?.value ? { provider: provider.value } : {}),
  });
}

/** `view.json` holds what `view` takes, the variant as its file would be. */
function readView(path: string): { actions?: string[]; scopes?: string[]; variant?: Variant } {
  const { variant, ...options } = JSON.parse(readFileSync(path, 'utf8')) as {
    actions?: string[];
    scopes?: string[];
    variant?: object;
  };
  if (!variant) return options;
  const { value, diagnostics } = compileVariant({ source: JSON.stringify(variant), path: 'variants/sample.yaml' });
  expect(diagnostics).toEqual([]);
  return value ? { ...options, variant: value } : options;
}

function describeDiagnostic({ code, severity, message, position, fix }: Diagnostic): string {
  const place = position
    ? `${position.start.line}:${position.start.column}-${position.end.line}:${position.end.column}`
    : '-';
  const edits = fix?.edits.map(({ start, end, text }) => `${start}-${end} ${JSON.stringify(text)}`).join(', ');
  return `${place} ${severity} ${code}: ${message}${edits ? ` [${edits}]` : ''}`;
}

function withoutPlaces(guide: Guide): unknown {
  return { ...guide, id: '', source: {}, links: guide.links.map(({ kind, url }) => ({ kind, url })) };
}
