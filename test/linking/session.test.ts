import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  keepSession,
  keptSession,
  readSession,
  readSessionLink,
  type Session,
  sessionStorageOf,
  type Storage,
  takeSession,
} from '../../src/linking/state/session.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

/** A storage in memory. */
function createStorage(): Storage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** A window at an address, as far as sessions need one. */
function createWindow(
  address: string,
  storage: Storage | undefined = createStorage(),
): Window & { readonly went: string[] } {
  const went: string[] = [];
  const history = {
    state: { n: 1 },
    replaceState: (_state: unknown, _title: string, url: string) => void went.push(url),
  };
  const fake = {
    location: new URL(address),
    history,
    went,
    get sessionStorage(): Storage {
      if (!storage) throw new Error('SecurityError');
      return storage;
    },
  };
  return fake as unknown as Window & { readonly went: string[] };
}

test.each<readonly [fragment: string, session: Session | undefined]>([
  ['#session=abc', { token: 'abc' }],
  ['session=abc', { token: 'abc' }],
  ['#session=abc&account=acc_1', { token: 'abc', account: 'acc_1' }],
  ['#account=acc_1&session=a%2Bb', { token: 'a+b', account: 'acc_1' }],
  ['#session=', undefined],
  ['#session=%20', undefined],
  ['#session=a%20b', undefined],
  ['#session=a%0Ab', undefined],
  ['#session=ä', undefined],
  [`#session=${'a'.repeat(16_385)}`, undefined],
  [`#session=abc&account=${'a'.repeat(257)}`, { token: 'abc' }],
  ['#mysession=abc', undefined],
  ['#section', undefined],
  ['', undefined],
])('the session of %s', (fragment, session) => {
  expect(readSession(fragment)).toEqual(session);
});

test('of a pasted link only the fragment counts', () => {
  expect(readSessionLink(' https://guides.example/guides/x/#session=abc \n')).toEqual({ token: 'abc' });
  expect(readSessionLink('https://guides.example/?session=abc')).toBeUndefined();
  expect(readSessionLink('session=abc')).toBeUndefined();
  expect(readSessionLink('')).toBeUndefined();
});

test('what is kept for the tab is read again as it was', () => {
  const visible = fc.stringMatching(/^[\x21-\x7e]{1,60}$/u);
  fc.assert(
    fc.property(visible, fc.option(visible, { nil: undefined }), (token, account) => {
      const storage = createStorage();
      const session = { token, ...(account === undefined ? {} : { account }) };
      keepSession(storage, session);
      expect(keptSession(storage)).toEqual(session);
      keepSession(storage, undefined);
      expect([keptSession(storage), storage.kept.size]).toEqual([undefined, 0]);
    }),
    fuzzRuns(100),
  );
});

test('a session leaves the address at once, and the rest of the address stays', () => {
  const storage = createStorage();
  const window = createWindow('https://guides.example/guides/x/?actions=a#session=abc&account=1', storage);
  expect(takeSession(window)).toEqual({ token: 'abc', account: '1' });
  expect(window.went).toEqual(['/guides/x/?actions=a']);
  expect(keptSession(storage)).toEqual({ token: 'abc', account: '1' });
});

test('an unusable session leaves the address too, and takes no other with it', () => {
  const storage = createStorage();
  keepSession(storage, { token: 'earlier' });
  const window = createWindow('https://guides.example/#session=a%20b', storage);
  expect(takeSession(window)).toBe('broken');
  expect(window.went).toEqual(['/']);
  expect(keptSession(storage)).toEqual({ token: 'earlier' });
  expect(takeSession(createWindow('https://guides.example/#step'))).toBeUndefined();
});

test('a browser without storage, or with a full one, breaks nothing', () => {
  const full: Storage = {
    ...createStorage(),
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  expect(() => keepSession(full, { token: 'abc' })).not.toThrow();
  const forbidden = createWindow('https://guides.example/#session=abc', undefined);
  Object.defineProperty(forbidden, 'sessionStorage', {
    get: () => {
      throw new Error('SecurityError');
    },
  });
  expect(sessionStorageOf(forbidden)).toBeUndefined();
  expect(takeSession(forbidden)).toEqual({ token: 'abc' });
});
