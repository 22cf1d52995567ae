import { describe, expect, test } from 'vitest';
import { isSlowPattern } from '../../src/engine/pattern/is-slow-pattern.ts';

describe('patterns whose search doubles with every character', () => {
  test.each([
    '(a+)+',
    '^(a+)+$',
    '^(a*)*$',
    '^(a|a)*$',
    '^(a|ab|b)*$',
    '^(\\w|\\d)+$',
    '^(\\w+\\s?)*$',
    '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
    '^(.*,)*x+(.*)*$',
    '^(?:[a-z]+-?)+$',
    '^(a?a?)*$',
    '^((ab)*|a)*b*(a|ab)*$x',
    '^(\\w{1,10}){1,20}$',
    '(?=(a+)+$)b',
    '^(\\s+|\\s)*$',
    '^(?:\\d+|\\d+\\.)*$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^(?<k>[^=]+=?)+$',
    '^(?:a|\\u{61})*$',
    '^(\\p{L}|\\w)+$',
    '^(é|\\p{Ll})*$',
    '^(日|日)*$',
    '(x+x+)+y',
    '(?:a{2,}|a)*b',
    '^(?:(?:a+)?b?)*$',
  ])('%s', (pattern) => {
    expect(isSlowPattern(pattern)).toBe(true);
  });
});

describe('patterns whose search does not', () => {
  test.each([
    '^lat_[a-z0-9]+$',
    '^sk-[A-Za-z0-9_-]{20,}$',
    '^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$',
    '^(?:[a-z0-9-]+\\.)+[a-z]{2,}$',
    '^\\d{1,3}(?:\\.\\d{1,3}){3}$',
    '^(?:a|b)*$',
    '^(?:ab)+$',
    '^[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+$',
    '^https://[^/]+/$',
    '^(?:[A-F0-9]{2}:){15}[A-F0-9]{2}$',
    '^\\s*\\S+\\s*$',
    '^(?!.*\\s).+$',
    '^[^\\s]+(?: [^\\s]+)*$',
    '^(?:foo|bar|baz)(?:,(?:foo|bar|baz))*$',
    '^-----BEGIN [A-Z ]+-----[\\s\\S]+-----END [A-Z ]+-----$',
    '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
    '^(?:\\w{10}){10}$',
    '^eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*$',
    '^(a*b)*$',
    '^[a-z]+(?:[A-Z][a-z]+)*$',
    '^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$',
    '^.{0,100}$',
    '^(?:[a-f0-9]{2}){16,32}$',
    '^\\p{Lu}(?:\\p{Ll}|\\d)*$',
    '^(.)\\1*$',
    '',
    '^(?:GET|POST) /',
  ])('%s', (pattern) => {
    expect(isSlowPattern(pattern)).toBe(false);
  });
});

test('the worst of patterns is judged at once', () => {
  const patterns = [
    '(?:.?){9}'.repeat(30),
    `(?:${'.?'.repeat(100)})*x`,
    '(?:[a-z]{0,9}){5,9}'.repeat(5),
    '('.repeat(500) + ')'.repeat(500),
  ];
  for (const pattern of patterns) isSlowPattern(pattern);
  expect(patterns.map((pattern) => new RegExp(pattern, 'u').source)).toEqual(patterns);
}, 5000);
