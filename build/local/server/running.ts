/** The runs of scripts that are under way. */
export interface Running {
  newId(): string;
  /** Takes note of a run, and of its failure. The same promise. */
  follow<Result>(run: Promise<Result>): Promise<Result>;
  /** Calls `release` and waits until no run is left, again and again, since a run may stop for one question after another. */
  end(release: () => void): Promise<void>;
}

const RELEASE_EVERY_MS = 20;

/** No runs yet. `onFailure` is told of runs that could not end properly. */
export function createRunning(onFailure: (error: unknown) => void): Running {
  const runs = new Set<Promise<unknown>>();
  let lastId = 0;
  return {
    newId: () => String(++lastId),
    follow(run) {
      const followed = run.catch(onFailure).finally(() => runs.delete(followed));
      runs.add(followed);
      return run;
    },
    async end(release) {
      release();
      while (runs.size > 0) {
        await Promise.race([Promise.all(runs), new Promise((resolve) => setTimeout(resolve, RELEASE_EVERY_MS))]);
        release();
      }
    },
  };
}
