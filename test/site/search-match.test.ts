import { expect, test } from 'vitest';
import { findMatches, plain } from '../../src/site/scripts/search-match.ts';

const titles = [
  'Connect Zürich HR with an API key',
  'Google Drive',
  'Salesforce',
  'Slack',
  'Slackline',
  'Connect Slack with OAuth 2.0',
  'My Slack',
  'Okta',
];
const found = (typed: string): string[] => findMatches(typed, titles.map(plain)).flatMap((at) => titles[at] ?? []);

test.each([
  ['SALESF', ['Salesforce']],
  ['zurich', ['Connect Zürich HR with an API key']],
  ['ZÜRICH', ['Connect Zürich HR with an API key']],
  ['oauth slack', ['Connect Slack with OAuth 2.0']],
  ['slack', ['Slack', 'Slackline', 'Connect Slack with OAuth 2.0', 'My Slack']],
  ['force', ['Salesforce']],
])('%s is found, names that begin with it first', (typed, expected) => {
  expect(found(typed)).toEqual(expected);
});

test.each([
  ['one letter wrong', 'Slock oauth', 'Connect Slack with OAuth 2.0'],
  ['two letters swapped', 'slakc', 'Slack'],
  ['a letter missing in what is not typed to the end', 'slesf', 'Salesforce'],
  ['two words written as one', 'googledrive', 'Google Drive'],
])('%s finds it too', (_name, typed, expected) => {
  expect(found(typed)).toContain(expected);
});

test.each([[''], [' – '], ['xyz'], ['okz']])('"%s" finds nothing', (typed) => {
  expect(found(typed)).toEqual([]);
});
