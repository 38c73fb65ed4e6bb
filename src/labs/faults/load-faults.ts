import type { Fault, FoundFault } from "../../core/fault/fault.ts";
import { searchFaults } from "../../core/fault/find-faults.ts";

/** Fetches every fault that the site explains. Throws when that does not succeed. */
export async function loadFaults(address: string): Promise<Fault[]> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
  const faults: Fault[] = await answer.json();
  return faults;
}

/** Searches a text of any length without stopping the page; undefined when `isOld` says that nobody waits any more. */
export async function searchCalmly(
  faults: readonly Fault[],
  text: string,
  isOld: () => boolean,
): Promise<FoundFault[] | undefined> {
  const search = searchFaults(faults, text);
  let step = search.next();
  while (!step.done) {
    await new Promise((resolve) => setTimeout(resolve));
    if (isOld()) return undefined;
    step = search.next();
  }
  return step.value;
}
