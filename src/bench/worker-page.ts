import { startContextFilter } from "../labs/context/context-filter-client.ts";
import type { ContextEntry } from "../core/context/context-filter.ts";

/** What a page measures, in milliseconds. */
export interface WorkerTimes {
  /** From the first question, with which the files go over and for which all code is new, to its answer. */
  readonly first: number;
  /** The same when only the rules are others: the best of some rounds. */
  readonly again: number;
  /** The longest time in which the page could do nothing else; 0 when that is below 50 ms. */
  readonly longestTask: number;
}

declare global {
  interface Window {
    /** What the bench calls in the page. */
    benchWorker: (paths: string, rules: string) => Promise<WorkerTimes>;
  }
}

/** @param paths One a line. */
window.benchWorker = async (paths, rules) => {
  const entries = paths.split("\n").map((path): ContextEntry => ({ path, bytes: 1 }));
  const filter = startContextFilter();
  await filter.filter([], "");
  const watch = watchPage();
  const first = await timeOf(async () => filter.filter(entries, rules));
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) times.push(await timeOf(async () => filter.filter(entries, `${rules}\n`)));
  const longestTask = watch.stop();
  filter.close();
  return { first, again: Math.min(...times), longestTask };
};

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Keeps the longest task that the browser tells of: those above 50 ms. */
function watchPage(): { stop: () => number } {
  let longest = 0;
  const note = (tasks: PerformanceEntryList): void => {
    for (const { duration } of tasks) longest = Math.max(longest, duration);
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ entryTypes: ["longtask"] });
  return {
    stop: () => {
      note(observer.takeRecords());
      observer.disconnect();
      return longest;
    },
  };
}
