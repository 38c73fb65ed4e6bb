import { machineFor, NOT_EXECUTABLE } from "../engine/container-machine.ts";
import { Refusal } from "../engine/refusal.ts";
import { runCommand } from "../engine/shell.ts";
import { pause, type Process } from "../engine/task.ts";
import type { Mount } from "../model.ts";
import { joinPath } from "../paths.ts";
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
    name: valueOf(flags, "name") ?? `${session.project}-${name}-run-${String(engine.clock.done).padStart(12, "0")}`,
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
      service: { ...service, mounts: [...service.mounts, ...mountsOf(flags, project.folder)] },
      lifecycle,
      replaced: undefined,
      containerOf: (other) => session.containers.find((each) => each.service === other),
    }),
    layer: layerFor(engine, chosen.stack, service),
  });
  try {
    yield* session.start(container);
    if (flags.switches.has("detach")) return 0;
    yield* engine.whenExited(container);
    return container.exitCode;
  } finally {
    if (flags.switches.has("rm") && !container.isUp) engine.remove(container, true);
  }
}

/** The mounts that `-v` adds: a path of the container, or a volume or path of the computer before it. */
function mountsOf({ values }: Flags, folder: string): Mount[] {
  return (values.get("volume") ?? []).map((text) => {
    const [first = "", second, mode] = text.split(":");
    const [source, target] = second === undefined ? [undefined, first] : [first, second];
    const isPath = source !== undefined && /^[./~]/.test(source);
    const place = isPath ? joinPath(folder, source) : source;
    const type = isPath ? "bind" : "volume";
    return { type, source: place, target, isReadOnly: mode === "ro", createsSource: true, copies: true };
  });
}

/** `exec`: one more program in a container that runs. Gives its exit code. @throws Refusal */
export function* execute(session: Session, flags: Flags): Process<number> {
  const [name = "", ...words] = flags.words;
  const index = valueOf(flags, "index");
  const container = [...session.containers, ...session.all].find(
    ({ service, plan, isUp }) => service === name && isUp && plan.number === Number(index ?? plan.number),
  );
  if (container === undefined)
    throw new Refusal(`service "${name}" is not running${index === undefined ? "" : ` container #${index}`}`);
  const hasProgram = session.engine.world.hasProgram(container.plan.service.image ?? "", words[0] ?? "");
  return hasProgram ? yield* runCommand(machineFor(session.engine, container, "probe"), words) : NOT_EXECUTABLE;
}
