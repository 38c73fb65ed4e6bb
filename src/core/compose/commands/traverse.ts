import type { Clock } from "../engine/clock.ts";
import type { Refusal } from "../engine/refusal.ts";
import { type Process, Task } from "../engine/task.ts";

/**
 * Visits names as soon as all that come before them were visited, side by side where nothing forbids it. When a visit is refused
 * no new one begins, and those that are under way end.
 * @param before The names that come before each name.
 * @throws Refusal the first.
 */
export function* traverse(
  clock: Clock,
  before: ReadonlyMap<string, readonly string[]>,
  visit: (name: string) => Process,
): Process {
  if (before.size === 0) return;
  const traversal = new Traversal(clock, before, visit);
  yield (resume) => traversal.begin(resume);
  if (traversal.refusal) throw traversal.refusal;
}

class Traversal {
  refusal: Refusal | undefined;
  readonly #clock: Clock;
  readonly #visit: (name: string) => Process;
  readonly #open: Map<string, number>;
  readonly #after = new Map<string, string[]>();
  #active = 0;
  #resume: () => void = () => undefined;

  constructor(clock: Clock, before: ReadonlyMap<string, readonly string[]>, visit: (name: string) => Process) {
    this.#clock = clock;
    this.#visit = visit;
    this.#open = new Map([...before].map(([name, others]) => [name, others.length]));
    for (const [name, others] of before)
      for (const other of others) {
        const followers = this.#after.get(other);
        if (followers) followers.push(name);
        else this.#after.set(other, [name]);
      }
  }

  begin(resume: () => void): void {
    this.#resume = resume;
    for (const [name, open] of this.#open) if (open === 0) this.#begin(name);
    if (this.#active === 0) resume();
  }

  #begin(name: string): void {
    this.#active += 1;
    const task = new Task(this.#clock, this.#visit(name));
    task.whenEnded(() => {
      this.#active -= 1;
      if (task.refusal) this.refusal ??= task.refusal;
      else if (this.refusal === undefined) this.#goOn(name);
      if (this.#active === 0) this.#resume();
    });
  }

  #goOn(name: string): void {
    for (const follower of this.#after.get(name) ?? []) {
      const open = (this.#open.get(follower) ?? 0) - 1;
      this.#open.set(follower, open);
      if (open === 0) this.#begin(follower);
    }
  }
}
