import { machineFor } from "../engine/container-machine.ts";
import { Refusal } from "../engine/refusal.ts";
import { runCommand } from "../engine/shell.ts";
import { pause, type Process } from "../engine/task.ts";
import type { Mount } from "../model.ts";
import { type ActiveProject, choose, keep } from "./active-project.ts";
import { attach } from "./attach.ts";
import { layerFor } from "./given.ts";
import { create, ORDINARY_CREATION } from "./create.ts";
import { type Flags, valueOf } from "./flags.ts";
import { CREATE_SECONDS, type Session } from "./session.ts";
import { startServices } from "./start-services.ts";
import { waitFor } from "./wait.ts";

/** `run`: one container of a service beside the others, after those on which the service depends. Gives its exit code. */
export function* runOnce(session: Session, project: ActiveProject, flags: Flags): Process<number> {
  const [name = "", ...words] = flags.words;
  const chosen = choose(project, [name], flags.switches.has("no-deps") ? "nothing" : "dependencies");
  const others = keep(chosen, (each) => each !== name);
  yield* create(session, others, ORDINARY_CREATION);
  if (others.services.size > 0) yield* startServices(session, others, { waits: false, waitTimeout: undefined });
  const service = chosen.services.get(name);
  const lifecycle = chosen.lifecycles.get(name);
  if (service === undefined || lifecycle === undefined) return 0;
  yield* waitFor(session, chosen, name, service.dependsOn, undefined);
  const { engine } = session;
  yield* pause(engine.clock, CREATE_SECONDS);
  const entrypoint = valueOf(flags, "entrypoint");
  const container = engine.create({
    name: valueOf(flags, "name") ?? `${session.project}-${name}-run-${engine.clock.done}`,
    project: session.project,
    service: {
      ...service,
      ports: flags.switches.has("service-ports") ? service.ports : [],
      ...(entrypoint !== undefined && { entrypoint: entrypoint.split(" "), command: [] }),
    },
    lifecycle,
    number: 1,
    isJob: true,
    isOneOff: true,
    command: words.length > 0 ? words : undefined,
    fingerprint: "",
    mounts: attach({
      engine,
      stack: chosen.stack,
      service: { ...service, mounts: [...service.mounts, ...mountsOf(flags)] },
      lifecycle,
      replaced: undefined,
      containerOf: (other) => session.containers.find((each) => each.service === other),
    }),
    layer: layerFor(engine, chosen.stack, service),
  });
  yield* session.start(container);
  if (flags.switches.has("detach")) return 0;
  yield* engine.whenExited(container);
  if (flags.switches.has("rm")) engine.remove(container, true);
  return container.exitCode;
}

/** The mounts that `-v` adds: a path of the container, or a volume or path of the computer before it. */
function mountsOf({ values }: Flags): Mount[] {
  return (values.get("volume") ?? []).map((text) => {
    const [first = "", second, mode] = text.split(":");
    const [source, target] = second === undefined ? [undefined, first] : [first, second];
    const type = source !== undefined && /^[./~]/.test(source) ? "bind" : "volume";
    return { type, source, target, isReadOnly: mode === "ro", createsSource: true, copies: true };
  });
}

/** `exec`: one more program in a container that runs. Gives its exit code. @throws Refusal */
export function* execute(session: Session, project: ActiveProject, flags: Flags): Process<number> {
  const [name = "", ...words] = flags.words;
  choose(project, [name], "nothing");
  const wanted = Number(valueOf(flags, "index") ?? 1);
  const container = session.containers.find(
    ({ service, plan, isRunning }) => service === name && isRunning && plan.number === wanted,
  );
  if (container === undefined) throw new Refusal(`service "${name}" is not running`);
  return yield* runCommand(machineFor(session.engine, container, "probe"), words);
}
