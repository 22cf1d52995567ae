/**
 * Keeps what was last made of each object: asked for again with the same key, the same comes back.
 * Previews make a site anew after every edit, in which nearly everything is as before.
 */
export function createLastMade<Made>(): (item: object, key: unknown, make: () => Made) => Made {
  const all = new WeakMap<object, { readonly key: unknown; readonly made: Made }>();
  return (item, key, make) => {
    const last = all.get(item);
    if (last && last.key === key) return last.made;
    const made = make();
    all.set(item, { key, made });
    return made;
  };
}
