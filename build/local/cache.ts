/** CacheService's memory: values that are forgotten after their time, and with the process. */
export interface Cache {
  read(key: string): string | null;
  write(key: string, value: string | null, seconds: number): void;
}

/** An empty cache; `now` tells when a value's time is over. */
export function createCache(now: () => Date): Cache {
  const entries = new Map<string, { readonly value: string; readonly untilMs: number }>();
  return {
    read: (key) => {
      const entry = entries.get(key);
      return entry && entry.untilMs > now().getTime() ? entry.value : null;
    },
    write: (key, value, seconds) => {
      if (value === null) entries.delete(key);
      else entries.set(key, { value, untilMs: now().getTime() + seconds * 1000 });
    },
  };
}
