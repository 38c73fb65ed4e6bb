import { service } from "./service-format.ts";
import {
  either,
  fields,
  flag,
  list,
  listOrMap,
  type MapShape,
  mapOf,
  NAMES,
  optionMap,
  orScalar,
  scalar,
  strictFields,
  text,
  textOrList,
} from "./shape.ts";

const external = orScalar(fields({ name: text }), "boolean", "string");
const looseExternal = orScalar({ ...fields({ name: text }), isClosed: false }, "boolean", "string");

const ipam = fields({
  driver: text,
  config: list(fields({ subnet: text, ip_range: text, gateway: text, aux_addresses: mapOf(text, /./, true) })),
  options: mapOf(text, /./, true),
});

const network = orScalar(
  fields({
    name: text,
    driver: text,
    driver_opts: optionMap,
    ipam,
    external,
    internal: flag,
    enable_ipv4: flag,
    enable_ipv6: flag,
    attachable: flag,
    labels: listOrMap,
  }),
  "null",
);

const volume = orScalar(
  fields({ name: text, driver: text, driver_opts: optionMap, external, labels: listOrMap }),
  "null",
);

const secret = fields({
  name: text,
  environment: text,
  file: text,
  external: looseExternal,
  labels: listOrMap,
  driver: text,
  driver_opts: optionMap,
  template_driver: text,
});

const config = fields({
  name: text,
  content: text,
  environment: text,
  file: text,
  external: looseExternal,
  labels: listOrMap,
  template_driver: text,
});

const model = fields({ name: text, model: text, context_size: scalar("integer"), runtime_flags: list(text) }, [
  "model",
]);

const include = either(text, strictFields({ path: textOrList, env_file: textOrList, project_directory: text }));

/** What a Compose file may hold, as Docker Compose 5.5.1 takes it: docs.docker.com, "Compose file reference". */
export const COMPOSE_FILE: MapShape = fields({
  version: text,
  name: text,
  include: list(include),
  services: mapOf(service, NAMES, true),
  models: mapOf(model, NAMES, false),
  networks: mapOf(network, NAMES, false),
  volumes: mapOf(volume, NAMES, true),
  secrets: mapOf(secret, NAMES, true),
  configs: mapOf(config, NAMES, true),
});
