import picomatch from 'picomatch';

const known = new Map<string, (path: string) => boolean>();

/** Whether a path matches a pattern such as `guides/**`; as Node's own of this name, which Node 22 calls an experiment. */
export function matchesGlob(path: string, glob: string): boolean {
  let matches = known.get(glob);
  if (!matches) known.set(glob, (matches = picomatch(glob)));
  return matches(path);
}
