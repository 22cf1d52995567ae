/**
 * How often a property is tried, and from which seed. `FUZZ_RUNS=20000` tries each so often, from another place each
 * time; `FUZZ_SEED` from the place that a failure named. Without them every run is the same.
 */
export function fuzzRuns(numRuns: number): { readonly numRuns: number; readonly seed: number } {
  const runs = Number(process.env['FUZZ_RUNS'] ?? 0);
  const seed = process.env['FUZZ_SEED'] ?? (runs > 0 ? Math.trunc(Math.random() * 2 ** 31) : 2026);
  return { numRuns: runs || numRuns, seed: Number(seed) };
}
