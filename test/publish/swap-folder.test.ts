import { mkdirSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { processName } from '../../src/system/process/process-name.ts';
import { buildingFolder, recoverFolders, swapIn } from '../../src/publish/build/swap-folder.ts';
import { createFolder } from '../cli/run-command.ts';

const [machine] = processName().split('-');
const dead = `${machine}-999999`;
const elsewhere = '0123abcd-7';

function makeSite(folder: string, words: string, hours = 0): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), words);
  const changed = Date.now() / 1000 - hours * 3600;
  utimesSync(folder, changed, changed);
}

const wordsIn = (out: string, name: string): string => readFileSync(join(out, name, 'index.html'), 'utf8');

describe('what a build left is', () => {
  test.each([
    ['kept where its process runs', `.a.building-${machine}-${process.pid}`, 48, true, 0],
    ['deleted where its process has ended', `.a.building-${dead}`, 0, false, 0],
    ['deleted where its process has ended: a report', `.a.report-${dead}`, 0, false, 0],
    ['kept where it is of another machine', `.a.building-${elsewhere}`, 0, true, 0],
    ['kept and said where another machine’s is an hour old', `.a.building-${elsewhere}`, 2, true, 1],
    ['deleted where another machine’s is a day old', `.a.building-${elsewhere}`, 25, false, 0],
    ['deleted: a site aside of an ended process', `.a.previous-${dead}`, 0, false, 0],
    ['kept: a site aside of another machine', `.a.previous-${elsewhere}`, 0, true, 0],
    ['kept where it is of nobody', '.a.building', 48, true, 0],
  ])('%s', (_name, left, hours, isKept, said) => {
    const out = createFolder({ 'a/index.html': 'site' });
    makeSite(join(out, left), 'left', hours);
    expect(recoverFolders(out)).toHaveLength(said);
    expect(readdirSync(out).sort()).toEqual(isKept ? [left, 'a'] : ['a']);
    expect(wordsIn(out, 'a')).toBe('site');
  });

  test.each([dead, elsewhere, processName()])('brought back where its place is empty: of %s', (owner) => {
    const out = createFolder({});
    makeSite(join(out, `.a.previous-${owner}`), 'previous');
    recoverFolders(out);
    expect(readdirSync(out)).toEqual(['a']);
    expect(wordsIn(out, 'a')).toBe('previous');
  });
});

test('a build whose site was brought back or replaced in the middle of the swap still takes the place', () => {
  const out = createFolder({ 'a/index.html': 'previous' });
  const fresh = buildingFolder(out, 'a');
  makeSite(fresh, 'new');
  // Where it would put the previous site aside, an earlier try of the same process has left one.
  makeSite(join(out, `.a.previous-${processName()}`), 'left');
  swapIn(fresh, out, 'a');
  expect(readdirSync(out)).toEqual(['a']);
  expect(wordsIn(out, 'a')).toBe('new');
  // Another machine is between its two renames: its previous site is aside, the place empty.
  renameSync(join(out, 'a'), join(out, `.a.previous-${elsewhere}`));
  makeSite(fresh, 'newer');
  swapIn(fresh, out, 'a');
  expect(wordsIn(out, 'a')).toBe('newer');
  recoverFolders(out);
  expect(wordsIn(out, 'a')).toBe('newer');
});
