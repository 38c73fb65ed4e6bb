import { asText, envFiles, keyValues, listOrOne, nameservers, names, ssh } from "./long-forms/lists.ts";
import { device, grant, mount, ports } from "./long-forms/mounts.ts";
import { build, dependsOn, extended, gpus, resource, ulimit } from "./long-forms/services.ts";
import type { MapNode } from "./node.ts";
import { PatternMap } from "./pattern.ts";
import { refuseManyPorts } from "./port-count.ts";
import { type Rewrite, rewrite } from "./rewrite.ts";

/**
 * Writes every short form out long, as the package `transform` of compose-go 2.15.0 does: ports, mounts, builds, dependencies,
 * networks, secrets and devices.
 * @throws ComposeError of the kinds "invalid-value", "wrong-type", "conflict" and "too-large".
 */
export function toLongForms(model: MapNode): MapNode {
  refuseManyPorts(model);
  return rewrite(model, RULES, (rule, ...value) => rule(...value));
}

const RULES = new PatternMap<Rewrite>({
  "services.*.build.secrets.[]": grant,
  "services.*.build.provenance": asText,
  "services.*.build.sbom": asText,
  "services.*.build.additional_contexts": keyValues,
  "services.*.depends_on": dependsOn,
  "services.*.env_file": envFiles,
  "services.*.label_file": listOrOne,
  "services.*.extends": extended,
  "services.*.gpus": gpus,
  "services.*.networks": names,
  "services.*.models": names,
  "services.*.volumes.[]": mount,
  "services.*.dns": nameservers,
  "services.*.devices.[]": device,
  "services.*.secrets.[]": grant,
  "services.*.configs.[]": grant,
  "services.*.ports": ports,
  "services.*.build": build,
  "services.*.build.ssh": ssh,
  "services.*.ulimits.*": ulimit,
  "services.*.build.ulimits.*": ulimit,
  "services.*.develop.watch.[].ignore": listOrOne,
  "services.*.develop.watch.[].include": listOrOne,
  "volumes.*": resource,
  "networks.*": resource,
  "secrets.*": resource,
  "configs.*": resource,
});
