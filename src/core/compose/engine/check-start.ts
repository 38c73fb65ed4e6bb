import type { Container } from "./container.ts";
import type { Service } from "../model.ts";
import type { Engine } from "./engine.ts";
import { commandOf } from "./life.ts";
import { Refusal, TASK } from "./refusal.ts";

/** Refuses a container that the engine cannot start. @throws Refusal */
export function checkStart(engine: Engine, container: Container): void {
  const { service, lifecycle } = container.plan;
  const { image = "", user } = service;
  checkNamespaces(engine, lifecycle.shares);
  checkNetwork(engine, service);
  const [account = "", group = ""] = (user ?? "").split(":");
  for (const [name, kind] of [
    [account, "user"],
    [group, "group"],
  ])
    if (name && !/^\d+$/.test(name) && !engine.world.hasUser(image, name))
      throw refuse(
        `unable to find ${kind} ${name}: no matching entries in ${kind === "user" ? "passwd" : "group"} file`,
      );
  const [program = ""] = commandOf(container);
  if (program === "" || engine.world.hasProgram(image, program)) return;
  const why = program.includes("/")
    ? `stat ${program}: no such file or directory`
    : "executable file not found in $PATH";
  throw refuse(`${TASK}exec: "${program}": ${why}: unknown`);
}

function checkNamespaces(engine: Engine, shares: Container["plan"]["lifecycle"]["shares"]): void {
  const find = (name: string | undefined): Container | undefined =>
    name === undefined ? undefined : engine.containers.find(({ service, plan }) => service === name && !plan.isOneOff);
  const { network_mode: network, pid, ipc } = shares;
  const [networkOf, pidOf, ipcOf] = [find(network), find(pid), find(ipc)];
  if (pidOf && !pidOf.isRunning) throw refuse("failed to join PID namespace: container <id> is not running");
  if (ipcOf && !ipcOf.isRunning) throw refuse("failed to join IPC namespace: container <id> is not running");
  if (ipcOf && !ipcOf.plan.lifecycle.isIpcShareable)
    throw refuse(
      "failed to join IPC namespace: container <id>: non-shareable IPC (hint: use IpcMode:shareable for the donor container)",
    );
  if (networkOf && !networkOf.isRunning) throw refuse("cannot join network of a non running container: <id>");
}

/** A container of the stack may be meant by its name, and links work on the engine's own network between its members alone. */
function checkNetwork({ containers }: Engine, { networkMode = "", links }: Service): void {
  const [, name] = /^container:(.*)$/s.exec(networkMode) ?? [];
  if (name !== undefined && !containers.some(({ plan }) => plan.name === name))
    throw refuse(`No such container: ${name}`);
  const linked = new Set(networkMode === "bridge" ? links.map((link) => link.split(":")[0]) : []);
  const apart = containers.find(({ service, plan }) => linked.has(service) && plan.service.networkMode !== "bridge");
  if (apart) throw refuse(`Cannot link to /${apart.plan.name}, as it does not belong to the default network`);
}

function refuse(message: string): Refusal {
  return new Refusal(`Error response from daemon: ${message}`);
}
