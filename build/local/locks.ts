/** The locks of LockService. A lock belongs to one run; the others wait for it in the order in which they asked. */
export interface Locks {
  /** True at once when the run holds the lock already; false when it was not free within the time. */
  acquire(run: object, name: string, timeoutMs: number): Promise<boolean>;
  held(run: object, name: string): boolean;
  release(run: object, name: string): void;
  releaseAll(run: object): void;
}

/** Locks that nobody holds yet. A lock exists once it is asked for by name. */
export function createLocks(): Locks {
  const holders = new Map<string, object>();
  const waiting = new Map<string, Waiter[]>();

  function release(run: object, name: string): void {
    if (holders.get(name) !== run) return;
    holders.delete(name);
    const next = waiting.get(name)?.shift();
    if (next) {
      holders.set(name, next.run);
      next.grant();
    }
  }

  async function acquire(run: object, name: string, timeoutMs: number): Promise<boolean> {
    const holder = holders.get(name);
    if (holder === run) return true;
    if (!holder) {
      holders.set(name, run);
      return true;
    }
    return await new Promise((resolve) => {
      const queue = waiting.get(name) ?? [];
      waiting.set(name, queue);
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(waiter), 1);
        resolve(false);
      }, timeoutMs);
      const waiter: Waiter = {
        run,
        grant: () => {
          clearTimeout(timer);
          resolve(true);
        },
      };
      queue.push(waiter);
    });
  }

  return {
    acquire,
    held: (run, name) => holders.get(name) === run,
    release,
    releaseAll: (run) => {
      for (const [name, holder] of [...holders]) if (holder === run) release(run, name);
    },
  };
}

interface Waiter {
  readonly run: object;
  readonly grant: () => void;
}
