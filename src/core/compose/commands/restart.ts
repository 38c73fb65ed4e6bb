import type { Container } from "../engine/container.ts";
import type { Engine } from "../engine/engine.ts";
import { Refusal } from "../engine/refusal.ts";
import { pause, type Process, runAll } from "../engine/task.ts";
import { type ActiveProject, choose, dependenciesIn } from "./active-project.ts";
import type { Session } from "./session.ts";
import { traverse } from "./traverse.ts";
import { waitFor } from "./wait.ts";

interface RestartOptions {
  readonly names: readonly string[];
  readonly seconds: number | undefined;
  readonly withoutDependents: boolean;
}

function startAgain(engine: Engine, container: Container): void {
  try {
    engine.start(container);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.message.replace(/(?<=daemon: )/, "Cannot restart container <id>: "));
  }
}

/** Seconds between the end of a container and its new start. */
const RESTART_SECONDS = 0.2;

/**
 * `restart`: the services that are named, and those that depend on them with `restart: true`. Only such dependencies keep an order
 * and are waited for. @throws Refusal
 */
export function* restart(session: Session, project: ActiveProject, options: RestartOptions): Process {
  const { names, seconds, withoutDependents } = options;
  const candidates = withoutDependents ? choose(project, names, "nothing") : project;
  const bound = new Map(
    [...candidates.services].map(([name, service]) => [
      name,
      { ...service, dependsOn: service.dependsOn.filter(({ restarts }) => restarts) },
    ]),
  );
  const chosen = choose({ ...candidates, services: bound }, names, "dependents");
  const { engine, byService } = session;
  yield* traverse(engine.clock, dependenciesIn(chosen), function* restartOne(name): Process {
    yield* waitFor(session, chosen, name, chosen.services.get(name)?.dependsOn ?? [], undefined);
    yield* runAll(
      engine.clock,
      (byService.get(name) ?? []).map(function* again(container): Process {
        yield* engine.stop(container, seconds);
        yield* pause(engine.clock, RESTART_SECONDS);
        startAgain(engine, container);
      }),
    );
  });
}
