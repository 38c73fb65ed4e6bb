import type { StackEvent } from "./engine/stack-event.ts";
import type { Condition, Service } from "./model.ts";

/** One "first … then …" that a dependency means, such as "db healthy" before "api started". */
export interface Edge {
  readonly first: string;
  readonly then: string;
  readonly condition: Condition;
  readonly isRequired: boolean;
  /** Whether it came so. */
  readonly held: boolean;
}

/** What has to come first for each condition. */
const FIRST: Readonly<Record<Condition, readonly string[]>> = {
  service_started: ["started"],
  service_healthy: ["started", "healthy"],
  service_completed_successfully: ["started", "exited"],
};

/** Says of each dependency whose dependent was started whether the order held. */
export function findEdges(services: ReadonlyMap<string, Service>, events: readonly StackEvent[]): Edge[] {
  const order = new EventOrder(events);
  return [...services.values()].flatMap(({ name, dependsOn }) =>
    dependsOn.flatMap(({ service, condition, isRequired }) =>
      FIRST[condition].flatMap((kind) => {
        const [first, then] = [`${service} ${kind}`, `${name} started`];
        return order.has(then) ? [{ first, then, condition, isRequired, held: order.holds(first, then) }] : [];
      }),
    ),
  );
}

/** When each kind of event came first: "db started", whichever of its containers it was. */
export class EventOrder {
  readonly #first = new Map<string, number>();

  constructor(events: readonly StackEvent[]) {
    for (const [index, { service, kind }] of events.entries()) {
      const name = `${service} ${kind}`;
      if (!this.#first.has(name)) this.#first.set(name, index);
    }
  }

  has(name: string): boolean {
    return this.#first.has(name);
  }

  /** Whether both came, in this order. */
  holds(first: string, then: string): boolean {
    return (this.#first.get(first) ?? Infinity) < (this.#first.get(then) ?? -1);
  }
}
