/** Counts requests in windows of a minute. */
export interface RateLimit {
  /** Counts one more for a key; the seconds until the next is taken where this is one too many. */
  count(key: string): number | undefined;
}

const minute = 60_000;

/** @param most Requests that a key may make in a minute. */
export function createRateLimit(most: number): RateLimit {
  const windows = new Map<string, { start: number; requests: number }>();
  const sweep = (now: number): void => {
    for (const [key, { start }] of windows) if (now - start >= minute) windows.delete(key);
  };
  return {
    count(key) {
      const now = Date.now();
      if (windows.size > 10_000) sweep(now);
      let window = windows.get(key);
      if (!window || now - window.start >= minute) windows.set(key, (window = { start: now, requests: 0 }));
      window.requests += 1;
      return window.requests > most ? Math.max(1, Math.ceil((window.start + minute - now) / 1000)) : undefined;
    },
  };
}
