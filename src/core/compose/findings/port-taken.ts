import type { Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Finds ports of the machine that two containers want: the second one is not started. */
export function findTakenPorts({ reach }: Scene): Remark[] {
  const found = reach.publications.flatMap(({ container, port, takenBy }): Remark[] => {
    if (takenBy === undefined) return [];
    const { service } = container;
    const message =
      takenBy.service === service
        ? `${service.name} has ${service.replicas} containers, and each wants port ${port.published} of this machine: only one can have it.`
        : `${takenBy.service.name} and ${service.name} both want port ${port.published} of this machine, so ${service.name} cannot start.`;
    return [{ place: port.place, message }];
  });
  return [...new Map(found.map((remark) => [remark.message, remark])).values()];
}
