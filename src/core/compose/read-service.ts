import { cut } from "../dockerfile/text.ts";
import { entriesOf, field, isTrue, itemsOf, numberOf, textOf, textsOf } from "./field.ts";
import type { Attachment, Build, Condition, Dependency, Grant, PublishedPort, Service } from "./model.ts";
import type { Entry, Node } from "./node.ts";
import { readHealthcheck } from "./read-healthcheck.ts";
import { readMount } from "./read-mount.ts";

/** Reads one service in its long form. */
export function readService(name: string, { value, place }: Entry): Service {
  const text = (key: string): string | undefined => textOf(field(value, key));
  return {
    name,
    place,
    image: text("image"),
    build: readBuild(field(value, "build")),
    command: readCommand(field(value, "command")),
    entrypoint: readCommand(field(value, "entrypoint")),
    containerName: text("container_name"),
    hostname: text("hostname"),
    domainName: text("domainname"),
    user: text("user"),
    workingFolder: text("working_dir"),
    environment: new Map(
      entriesOf(field(value, "environment")).map(([key, each]) => [key, textOf(each.value) ?? null]),
    ),
    dependsOn: entriesOf(field(value, "depends_on")).map(readDependency),
    healthcheck: readHealthcheck(field(value, "healthcheck")),
    restart: text("restart"),
    ports: itemsOf(field(value, "ports")).map(readPort),
    expose: textsOf(field(value, "expose")),
    networks: new Map(entriesOf(field(value, "networks")).map(([key, each]) => [key, readAttachment(each)])),
    networkMode: text("network_mode"),
    links: textsOf(field(value, "links")),
    externalLinks: textsOf(field(value, "external_links")),
    extraHosts: readHosts(textsOf(field(value, "extra_hosts"))),
    mounts: itemsOf(field(value, "volumes")).map(readMount),
    tmpfs: textsOf(field(value, "tmpfs")),
    volumesFrom: textsOf(field(value, "volumes_from")),
    secrets: itemsOf(field(value, "secrets")).map(readGrant),
    configs: itemsOf(field(value, "configs")).map(readGrant),
    profiles: textsOf(field(value, "profiles")),
    replicas: numberOf(field(value, "scale")) ?? numberOf(field(field(value, "deploy"), "replicas")) ?? 1,
    memoryLimit: readMemoryLimit(value),
    isReadOnly: isTrue(field(value, "read_only")),
  };
}

function readCommand(node: Node | undefined): string[] | undefined {
  return node && textsOf(node);
}

function readBuild(node: Node | undefined): Build | undefined {
  return (
    node && {
      context: textOf(field(node, "context")) ?? ".",
      dockerfile: textOf(field(node, "dockerfile")),
      target: textOf(field(node, "target")),
    }
  );
}

function readDependency([service, { value, place }]: readonly [string, Entry]): Dependency {
  const condition = textOf(field(value, "condition"));
  return {
    service,
    condition: isCondition(condition) ? condition : "service_started",
    isRequired: textOf(field(value, "required")) !== "false",
    restarts: isTrue(field(value, "restart")),
    place,
  };
}

function isCondition(text: string | undefined): text is Condition {
  return text === "service_started" || text === "service_healthy" || text === "service_completed_successfully";
}

function readPort(node: Node): PublishedPort {
  return {
    target: numberOf(field(node, "target")) ?? 0,
    published: textOf(field(node, "published")),
    hostAddress: textOf(field(node, "host_ip")),
    protocol: textOf(field(node, "protocol")) ?? "tcp",
    place: node.place,
  };
}

function readAttachment({ value, place }: Entry): Attachment {
  return { aliases: textsOf(field(value, "aliases")), address: textOf(field(value, "ipv4_address")), place };
}

/** Reads lines such as "db=10.0.0.7"; a name may have several. */
function readHosts(lines: readonly string[]): Map<string, readonly string[]> {
  const hosts = new Map<string, readonly string[]>();
  for (const line of lines) {
    const [name, address] = cut(line, "=");
    hosts.set(name, [...(hosts.get(name) ?? []), address ?? ""]);
  }
  return hosts;
}

function readGrant(node: Node): Grant {
  return { source: textOf(field(node, "source")) ?? "", target: textOf(field(node, "target")), place: node.place };
}

function readMemoryLimit(service: Node): number | undefined {
  const limits = field(field(field(service, "deploy"), "resources"), "limits");
  return numberOf(field(service, "mem_limit")) ?? numberOf(field(limits, "memory"));
}
