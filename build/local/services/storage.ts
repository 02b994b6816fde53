import { emulated } from "./emulated.ts";
import type { AskHost, Scope } from "./host-calls.ts";

/** Google's limit for one property value. Source: Apps Script guides/services/quotas. */
const MAX_PROPERTY_BYTES = 9 * 1024;
/** Google's limits for the cache. Source: Apps Script reference/cache/cache. */
const MAX_CACHE_KEY_LENGTH = 250;
const MAX_CACHE_VALUE_BYTES = 100 * 1024;
const DEFAULT_CACHE_SECONDS = 600;
const MAX_CACHE_SECONDS = 21_600;

/** `PropertiesService`: three stores of strings that outlive the run. */
export function createPropertiesService(ask: AskHost): object {
  return emulated("PropertiesService", {
    getDocumentProperties: () => createProperties(ask, "document"),
    getScriptProperties: () => createProperties(ask, "script"),
    getUserProperties: () => createProperties(ask, "user"),
  });
}

/** `CacheService`: as the properties, but forgotten after a while. */
export function createCacheService(ask: AskHost): object {
  return emulated("CacheService", {
    getDocumentCache: () => createCache(ask, "document"),
    getScriptCache: () => createCache(ask, "script"),
    getUserCache: () => createCache(ask, "user"),
  });
}

/** `LockService`. Locks are held by the run and lost when a dialog suspends it. Source: Apps Script reference/base/ui. */
export function createLockService(ask: AskHost): object {
  return emulated("LockService", {
    getDocumentLock: () => createLock(ask, "document"),
    getScriptLock: () => createLock(ask, "script"),
    getUserLock: () => createLock(ask, "user"),
  });
}

function createProperties(ask: AskHost, scope: Scope): object {
  const write = (changes: Record<string, string | null>) => {
    for (const value of Object.values(changes)) {
      if (value !== null && utf8Length(value) > MAX_PROPERTY_BYTES) throw new Error("Argument too large: value");
    }
    ask("properties.write", scope, changes);
    return properties;
  };
  const read = () => ask("properties.read", scope);
  const cleared = () => Object.fromEntries(Object.keys(read()).map((key) => [key, null]));
  const properties: object = emulated("Properties", {
    getProperty: (key: string) => read()[key] ?? null,
    getProperties: read,
    getKeys: () => Object.keys(read()),
    setProperty: (key: string, value: unknown) => write({ [key]: String(value) }),
    setProperties: (values: Record<string, unknown>, deleteOthers = false) =>
      write({
        ...(deleteOthers ? cleared() : {}),
        ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])),
      }),
    deleteProperty: (key: string) => write({ [key]: null }),
    deleteAllProperties: () => write(cleared()),
  });
  return properties;
}

function createCache(ask: AskHost, scope: Scope): object {
  const put = (key: string, value: string, seconds = DEFAULT_CACHE_SECONDS) => {
    if (key.length > MAX_CACHE_KEY_LENGTH) throw new Error("Argument too large: key");
    if (utf8Length(value) > MAX_CACHE_VALUE_BYTES) throw new Error("Argument too large: value");
    ask("cache.write", scope, key, value, Math.min(seconds, MAX_CACHE_SECONDS));
  };
  const remove = (key: string) => {
    ask("cache.write", scope, key, null, 0);
  };
  return emulated("Cache", {
    get: (key: string) => ask("cache.read", scope, key),
    getAll: (keys: readonly string[]) =>
      Object.fromEntries(
        keys.map((key) => [key, ask("cache.read", scope, key)] as const).filter(([, value]) => value !== null),
      ),
    put,
    putAll: (values: Record<string, string>, seconds?: number) => {
      for (const [key, value] of Object.entries(values)) put(key, value, seconds);
    },
    remove,
    removeAll: (keys: readonly string[]) => keys.forEach(remove),
  });
}

function createLock(ask: AskHost, scope: Scope): object {
  return emulated("Lock", {
    tryLock: (timeoutMs: number) => ask("lock.acquire", scope, timeoutMs),
    waitLock: (timeoutMs: number) => {
      if (!ask("lock.acquire", scope, timeoutMs)) {
        throw new Error("Lock timeout: another process was holding the lock for too long.");
      }
    },
    hasLock: () => ask("lock.held", scope),
    releaseLock: () => {
      ask("lock.release", scope);
    },
  });
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
