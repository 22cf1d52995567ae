import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { editGuide, type GeneratedGuide, generateGuides } from '../generated-guide.ts';
import { peers } from './index.ts';

/** Every text of a guide that a reader sees. */
function textsOf({ title, warning, sections, goodToKnow, openHub, connect }: GeneratedGuide): string[] {
  const steps = sections.flatMap((section) => section.steps);
  return [
    title,
    warning,
    ...sections.flatMap((section) => [section.title, section.intro]),
    ...steps.flatMap((step) => [step.title, step.text, step.setting]),
    ...steps.flatMap(({ points }) => (points ? [points.first, points.second, points.scope] : [])),
    ...steps.flatMap(({ showScopes, scopes }) => (showScopes ? scopes : [])),
    goodToKnow,
    openHub,
    connect,
  ];
}

function readAll(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return files.map((file) => (statSync(file).isFile() ? readFileSync(file, 'utf8') : '')).join('\n');
}

describe.each(peers)('$name', ({ writeSite, writeGuide }) => {
  test('is given every text of every guide', () => {
    const site = mkdtempSync(join(tmpdir(), 'guides-test-'));
    const guides = generateGuides(6);
    writeSite(site, guides);
    for (const guide of guides) writeGuide(site, guide);
    const written = readAll(site);
    for (const text of guides.flatMap(textsOf)) expect(written).toContain(text);
    const [first] = guides;
    if (!first) throw new Error('Cannot edit a guide of none');
    writeGuide(site, editGuide(first));
    expect(readAll(site)).toContain(editGuide(first).goodToKnow);
  });
});
