import { machineFor } from "./container-machine.ts";
import type { Container } from "./container.ts";
import type { Engine } from "./engine.ts";
import { runCommand } from "./shell.ts";
import { pause, type Process } from "./task.ts";
import type { Behaviour } from "./world.ts";

/** What the main process of a container does, from its start until it ends by itself. Gives its exit code. */
export function* live(engine: Engine, container: Container): Process<number> {
  const { service, isOneOff } = container.plan;
  const behaviour = isOneOff ? undefined : engine.world.behaviours.get(service.name);
  if (behaviour) return yield* act(engine, container, behaviour);
  return yield* runCommand(machineFor(engine, container, "main"), commandOf(container));
}

/** The words that a container runs; empty when its image tells them. */
export function commandOf({ plan }: Container): readonly string[] {
  return [...(plan.service.entrypoint ?? []), ...(plan.command ?? plan.service.command ?? [])];
}

function* act({ clock }: Engine, container: Container, { readyAfter = 0, exit }: Behaviour): Process<number> {
  container.signals.endsAt = () => 0;
  const end = exit?.after ?? Infinity;
  yield* pause(clock, Math.min(readyAfter, end));
  if (readyAfter < end) {
    container.isReady = true;
    container.tell();
    yield* pause(clock, end - readyAfter);
  }
  return exit?.code ?? 0;
}
