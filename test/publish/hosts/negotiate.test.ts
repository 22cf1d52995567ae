import { array, assert, constantFrom, integer, oneof, property, string, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { isSlowPattern } from '../../../src/engine/model/pattern/is-slow-pattern.ts';
import { negotiate, negotiationRules } from '../../../src/answer/negotiate.ts';
import { acceptCases } from './accept-headers.ts';
import { fuzzRuns } from '../../fuzz-runs.ts';

const { accepted, named, agent } = negotiationRules();
const rules = accepted.map(({ pattern, kind }) => ({ pattern: new RegExp(pattern, 'iu'), kind }));

/** As a host does that has regular expressions only. */
function decide(accept: string, userAgent: string): string {
  const kind = rules.find(({ pattern }) => pattern.test(accept))?.kind ?? 'page';
  const isOpen = !new RegExp(named, 'iu').test(accept) && new RegExp(agent, 'iu').test(userAgent);
  return isOpen ? 'markdown' : kind;
}

test.each(acceptCases)('$client gets the $gets', ({ accept, userAgent, gets }) => {
  expect(negotiate({ accept, userAgent })).toBe(gets);
  expect(decide(accept ?? '', userAgent)).toBe(gets);
});

test.each([...accepted.map(({ pattern }) => pattern), named, agent])('%s reads a header in one way', (pattern) => {
  expect(isSlowPattern(pattern)).toBe(false);
});

const type = constantFrom(
  'text/markdown',
  'text/html',
  '*/*',
  'text/*',
  'application/xhtml+xml',
  'a/b',
  'TEXT/Markdown',
  'text/markdow',
  'q/q',
  '',
);
const quality = constantFrom(
  '',
  ';q=1',
  ';q=1.000',
  ';q=1.001',
  '; q=0.9',
  ';q=0.85',
  ' ;Q=0.5',
  ';q=0.05',
  ';q=0.001',
  ';q=0',
  ';q=0.000',
  ';q=',
  ';q=x',
  ';q=0.1234',
  ';qs=0.1',
  ';level=1;q=0.4',
  ';q=0.4;ext=1',
  ';a="b"',
  ';;',
  ';q=0.3;q=0.9',
);
const range = tuple(constantFrom('', ' ', '\t'), type, quality, constantFrom('', ' ')).map((parts) => parts.join(''));

test('regular expressions choose as the function does', () => {
  assert(
    property(
      array(oneof(range, string({ maxLength: 12 }))),
      constantFrom('curl/8.7.1', 'ClaudeBot/1.0'),
      (ranges, userAgent) => {
        const accept = ranges.join(',').replace(/[\n\r\u2028\u2029]/gu, '');
        expect(decide(accept, userAgent)).toBe(negotiate({ accept, userAgent }));
      },
    ),
    fuzzRuns(2000),
  );
});

test('what is preferred more is not given less: markdown stays where HTML gets worse', () => {
  const digit = integer({ min: 1, max: 9 });
  assert(
    property(digit, digit, digit, (markdown, html, worse) => {
      const better = `text/html;q=0.${html}, text/markdown;q=0.${markdown}`;
      const less = `text/html;q=0.${Math.min(html, worse)}, text/markdown;q=0.${markdown}`;
      expect(negotiate({ accept: better }) === 'markdown' && negotiate({ accept: less }) === 'page').toBe(false);
      expect(negotiate({ accept: better })).toBe(markdown > html ? 'markdown' : 'page');
    }),
  );
});
