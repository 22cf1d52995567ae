import type { ElementContent } from 'hast';
import type { Body } from '../model/body.ts';

/**
 * What was printed of bodies in several contexts, such as the sites of several variants: a body that is the same
 * in all of them is printed once. It goes with the bodies, and is of one engine.
 */
export interface BodyPrints {
  /**
   * What was printed of a body.
   *
   * @param key What the print depends on beside the body.
   */
  readonly of: (body: Body, key: string) => BodyPrint;
  /** A short name for a value that prints depend on: the same for what is the same as JSON. */
  readonly nameOf: (value: unknown) => string;
}

/** What was printed of a body so far. */
export interface BodyPrint {
  /** Its sanitized tree, if something was to be added to it. */
  tree?: readonly ElementContent[];
  html?: string;
  /** Names of all elements in it. */
  elements?: ReadonlySet<string>;
  /** Only if no address in it depends on the site. */
  markdown?: string;
}

/** A store with nothing in it. */
export function createBodyPrints(): BodyPrints {
  const prints = new WeakMap<Body, Map<string, BodyPrint>>();
  const names = new Map<string, string>();
  return {
    of: (body, key) => {
      const ofBody = prints.get(body) ?? new Map<string, BodyPrint>();
      prints.set(body, ofBody);
      const print = ofBody.get(key) ?? {};
      ofBody.set(key, print);
      return print;
    },
    nameOf: (value) => {
      const json = JSON.stringify(value);
      const name = names.get(json) ?? String(names.size);
      names.set(json, name);
      return name;
    },
  };
}
