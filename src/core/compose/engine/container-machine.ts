import { commandListeners } from "../reach/listens.ts";
import type { Container } from "./container.ts";
import { isCrowdedOut } from "./crowded.ts";
import type { Engine } from "./engine.ts";
import { guess, JOB_SECONDS, lacksPassword } from "./guess.ts";
import { type Machine, Signals } from "./machine.ts";
import { locate, type Location } from "./mounts.ts";
import { pause, type Process } from "./task.ts";

/** Programs that ask whether another one answers. */
const ASKING = /^(?:curl|wget|nc|pg_isready|psql|redis-cli|mysqladmin|mongosh|ping|wait-for-it(?:\.sh)?|dockerize)$/;
const NOT_FOUND = 127;
/** The code with which a shell and `exec` tell of a program that cannot be run. */
export const NOT_EXECUTABLE = 126;

/**
 * What programs in a container find around them.
 * @param role The container's own process, or one that looks in from outside, such as a health check.
 */
export function machineFor(engine: Engine, container: Container, role: "main" | "probe"): Machine {
  const life = container.startedAt;
  const where = (path: string): Location => locate(container.plan.mounts, container.plan.layer, path);
  const machine: Machine = {
    clock: engine.clock,
    get isOver() {
      return !container.isRunning || container.startedAt !== life;
    },
    has: (path) => {
      const place = where(path);
      return place.files.has(place.path);
    },
    read: (path) => {
      const place = where(path);
      return place.files.read(place.path);
    },
    write: (path, text) => writeAt(container, where(path), path, text),
    remove: (path) => {
      const place = where(path);
      if (place.mount?.isReadOnly !== true) place.files.remove(place.path);
    },
    runUnknown: (words, replacesShell) =>
      role === "main" ? runProgram(engine, container, words, replacesShell) : ask(engine, container, words),
    signals: role === "main" ? container.signals : new Signals(),
  };
  return machine;
}

/** Writes a file in a container; gives what its shell says when it cannot. */
export function writeAt(container: Container, place: Location, path: string, text: string): string | undefined {
  const { service } = container.plan;
  const isShared = place.mount === undefined && path.startsWith("/dev/shm/");
  const isReadOnly = place.mount ? place.mount.isReadOnly : service.isReadOnly && !isShared;
  if (isReadOnly) return `cannot create ${path}: Read-only file system`;
  if (place.files.has(parentOf(place.path)) === false) return `cannot create ${path}: Directory nonexistent`;
  const isOpen = place.mount ? place.mount.type === "tmpfs" : isShared || /^\/(?:var\/)?tmp\//.test(path);
  if (isForeign(service.user) && !isOpen) return `cannot create ${path}: Permission denied`;
  place.files.write(place.path, text);
  return undefined;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

function isForeign(user: string | undefined): boolean {
  return user !== undefined && !/^(?:root|0)?(?::|$)/.test(user);
}

/** What a program that looks in from outside finds: whether the one that it asks answers. */
function* ask(engine: Engine, container: Container, words: readonly string[]): Process<number> {
  yield* pause(engine.clock, 0);
  if (!engine.world.hasProgram(container.plan.service.image ?? "", words[0] ?? "")) return NOT_FOUND;
  const peer = peerIn(engine, words) ?? container;
  const [, port] = /:(\d+)(?!\d|\.)/.exec(words.join(" ")) ?? [];
  const isHeard = port === undefined || commandListeners(peer.plan.service)?.some((each) => each.port === Number(port));
  return peer.isReady && isHeard !== false ? 0 : 1;
}

function* runProgram(
  engine: Engine,
  container: Container,
  words: readonly string[],
  replacesShell: boolean,
): Process<number> {
  const { service, isJob } = container.plan;
  const [program = ""] = words;
  if (program !== "" && !engine.world.hasProgram(service.image ?? "", program)) {
    const { mounts, layer } = container.plan;
    const place = locate(mounts, layer, program);
    return program.includes("/") && place.files.has(place.path) === true ? NOT_EXECUTABLE : NOT_FOUND;
  }
  if (ASKING.test(program.split("/").at(-1) ?? "")) return (peerIn(engine, words)?.isReady ?? true) ? 0 : 1;
  const { readyAfter, endsAt, reads } = guess(service, words);
  if (reads && (container.plan.isOneOff || !container.plan.lifecycle.hasTerminal)) return 0;
  if (replacesShell) container.signals.endsAt = endsAt;
  if (isCrowdedOut(engine, container) || lacksPassword(service, words)) return 1;
  if (isJob) {
    yield* pause(engine.clock, JOB_SECONDS);
    return 0;
  }
  yield* pause(engine.clock, readyAfter);
  container.isReady = true;
  container.tell();
  yield* pause(engine.clock, Infinity);
  return 0;
}

/** The running container of another service that a command line names. */
function peerIn(engine: Engine, words: readonly string[]): Container | undefined {
  const names = new Set(words.flatMap((word) => word.split(/[^\w-]+/)));
  return engine.containers.find((each) => each.isRunning && names.has(each.service));
}
