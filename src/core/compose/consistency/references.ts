import { ComposeError } from "../compose-error.ts";
import { entriesOf, field, itemsOf, textOf } from "../field.ts";
import type { Node, Path } from "../node.ts";
import { type Check, INVALID, refuse, refuseUndefined } from "./check.ts";

export const networks: Check = (name, service, { model }) => {
  const mode = field(service, "network_mode");
  const own = entriesOf(field(service, "networks"));
  if (mode !== undefined && textOf(mode) !== "" && own.length > 0)
    throw refuse(
      "conflict",
      mode,
      ["services", name, "network_mode"],
      `"${name}" has both \`network_mode\` and \`networks\`. Take one of the two away.`,
      `service ${name} declares mutually exclusive \`network_mode\` and \`networks\`: ${INVALID}`,
    );
  for (const [network, { place }] of own)
    refuseUndefined(model, "networks", network, `service "${name}" refers to undefined network ${network}`, { place }, [
      "services",
      name,
      "networks",
      network,
    ]);
};

export const dependencies: Check = (name, service, { services, disabled }) => {
  for (const [other, { value, place }] of entriesOf(field(service, "depends_on"))) {
    const isForgiven = disabled.has(other) && textOf(field(value, "required")) === "false";
    if (services.has(other) || isForgiven) continue;
    const why = disabled.has(other) ? "whose profile is off" : "which does not exist";
    const composeSays = `service "${name}" depends on undefined service "${other}": ${INVALID}`;
    throw new ComposeError("undefined-reference", `"${name}" depends on the service "${other}", ${why}.`, {
      place,
      path: ["services", name, "depends_on", other],
      composeSays,
    });
  }
};

export const namespace: Check = (name, service, { services }) => {
  const mode = field(service, "network_mode");
  const text = textOf(mode) ?? "";
  const other = text.slice("service:".length);
  if (mode === undefined || !text.startsWith("service:") || services.has(other)) return;
  throw refuse(
    "undefined-reference",
    mode,
    ["services", name, "network_mode"],
    `"${name}" shares the network of the service "${other}", which does not exist.`,
    `service "${other}" not found for network_mode 'service:${other}'`,
  );
};

export const volumes: Check = (name, service, { model }) => {
  for (const [index, mount] of itemsOf(field(service, "volumes")).entries()) {
    const source = textOf(field(mount, "source")) ?? "";
    if (textOf(field(mount, "type")) !== "volume" || source === "") continue;
    refuseUndefined(model, "volumes", source, `service "${name}" refers to undefined volume ${source}`, mount, [
      "services",
      name,
      "volumes",
      index,
    ]);
  }
};

export const grants: Check = (name, service, { model }) => {
  const check = (items: Node | undefined, kind: string, what: string, path: Path): void => {
    for (const [index, item] of itemsOf(items).entries()) {
      const source = textOf(field(item, "source")) ?? "";
      refuseUndefined(model, kind, source, `service "${name}" refers to undefined ${what} ${source}`, item, [
        ...path,
        index,
      ]);
    }
  };
  check(field(field(service, "build"), "secrets"), "secrets", "build secret", ["services", name, "build", "secrets"]);
  check(field(service, "configs"), "configs", "config", ["services", name, "configs"]);
  for (const [key, { place }] of entriesOf(field(service, "models")))
    refuseUndefined(model, "models", key, `service "${name}" refers to undefined model ${key}`, { place }, [
      "services",
      name,
      "models",
      key,
    ]);
  check(field(service, "secrets"), "secrets", "secret", ["services", name, "secrets"]);
};
