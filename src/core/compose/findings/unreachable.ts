import { field } from "../field.ts";
import type { Place } from "../node.ts";
import { explain } from "../reach/explain.ts";
import type { Container } from "../reach/container.ts";
import { type Mention, mentionsIn } from "./address.ts";
import type { Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Finds services whose name another one is told though it cannot reach them. */
export function findUnreachable(scene: Scene): Remark[] {
  const { services } = scene.loaded.stack;
  const first = scene.reach.containers.filter(({ number }) => number === 1);
  return first.flatMap((container): Remark[] =>
    mentionsIn(container.service).flatMap((mention): Remark[] => {
      const needed = services.get(mention.host);
      if (needed === undefined || needed.replicas === 0) return [];
      const why = whyNot(scene, container, mention);
      const message = `${container.id} is told of ${mention.host} in ${mention.key}, and cannot reach it. ${why ?? ""}`;
      return why === undefined ? [] : [{ place: placeOf(scene, container, mention.key), message }];
    }),
  );
}

/** Undefined when the name leads somewhere. */
function whyNot({ reach }: Scene, from: Container, { host }: Mention): string | undefined {
  const answer = reach.ask(from, host, undefined);
  return answer.resolves ? undefined : explain(reach, answer);
}

function placeOf(scene: Scene, { service }: Container, key: string): Place | undefined {
  const environment = field(field(field(scene.loaded.model, "services"), service.name), "environment");
  return environment?.kind === "map" ? environment.entries.get(key)?.value.place : undefined;
}
