import { build, grants, hosts, ulimits } from "./build-format.ts";
import { deploy } from "./deploy-format.ts";
import {
  between,
  either,
  fields,
  flag,
  integer,
  list,
  listOrMap,
  mapOf,
  matching,
  NAMES,
  number,
  optionMap,
  orScalar,
  scalar,
  strictFields,
  text,
  textOrList,
  texts,
  uniqueList,
  words,
} from "./shape.ts";

/** What a container may be called. It need not fit from end to end. */
export const CONTAINER_NAME = /[a-zA-Z0-9][a-zA-Z0-9_.-]+/;

const command = either(scalar("null"), text, list(text));

const rates = list(strictFields({ path: text, rate: integer }));

const condition = words("service_started", "service_healthy", "service_completed_successfully");
const dependency = fields({ restart: flag, required: scalar("boolean"), condition }, ["condition"]);

const hook = fields({ command, user: text, privileged: flag, working_dir: text, environment: listOrMap }, ["command"]);
const firstHook = fields({
  command,
  image: text,
  user: text,
  privileged: flag,
  working_dir: text,
  environment: listOrMap,
  per_replica: flag,
});

const watched = fields(
  {
    ignore: textOrList,
    include: textOrList,
    path: text,
    action: words("rebuild", "sync", "restart", "sync+restart", "sync+exec"),
    target: text,
    exec: hook,
    initial_sync: scalar("boolean"),
  },
  ["path", "action"],
);

const healthcheck = fields({
  disable: flag,
  interval: text,
  retries: number,
  test: either(text, list(text)),
  timeout: text,
  start_period: text,
  start_interval: text,
});

const attachment = fields({
  aliases: texts,
  interface_name: text,
  ipv4_address: text,
  ipv6_address: text,
  link_local_ips: texts,
  mac_address: text,
  driver_opts: optionMap,
  priority: scalar("number"),
  gw_priority: scalar("number"),
});

const port = fields({
  name: text,
  mode: text,
  host_ip: text,
  target: integer,
  published: scalar("string", "integer"),
  protocol: text,
  app_protocol: text,
});

const mount = fields(
  {
    type: words("bind", "volume", "tmpfs", "cluster", "npipe", "image"),
    source: text,
    target: text,
    read_only: flag,
    consistency: text,
    bind: fields({
      propagation: text,
      create_host_path: flag,
      recursive: words("enabled", "disabled", "writable", "readonly"),
      selinux: words("z", "Z"),
    }),
    volume: fields({ labels: listOrMap, nocopy: flag, subpath: text }),
    tmpfs: fields({ size: either({ kind: "scalar", types: ["integer"], range: [0, Infinity] }, text), mode: number }),
    image: fields({ subpath: text }),
  },
  ["type"],
);

const simple = scalar("string", "number", "boolean");

const gpu = {
  ...fields({ capabilities: texts, count: integer, device_ids: texts, driver: text, options: listOrMap }),
  isClosed: false,
};

/** What a service may hold. */
export const service = fields({
  develop: orScalar(fields({ watch: list(watched) }), "null"),
  deploy,
  annotations: listOrMap,
  attach: flag,
  build,
  blkio_config: strictFields({
    device_read_bps: rates,
    device_read_iops: rates,
    device_write_bps: rates,
    device_write_iops: rates,
    weight: integer,
    weight_device: list(strictFields({ path: text, weight: integer })),
  }),
  cap_add: texts,
  cap_drop: texts,
  cgroup: words("host", "private"),
  cgroup_parent: text,
  command,
  configs: grants,
  container_name: matching(CONTAINER_NAME),
  cpu_count: between(0, Infinity),
  cpu_percent: between(0, 100),
  cpu_shares: number,
  cpu_quota: number,
  cpu_period: number,
  cpu_rt_period: number,
  cpu_rt_runtime: number,
  cpus: number,
  cpuset: text,
  credential_spec: fields({ config: text, file: text, registry: text }),
  depends_on: either(texts, mapOf(dependency, NAMES, true)),
  device_cgroup_rules: texts,
  devices: list(either(text, fields({ source: text, target: text, permissions: text }, ["source"]))),
  dns: textOrList,
  dns_opt: texts,
  dns_search: textOrList,
  domainname: text,
  entrypoint: command,
  env_file: either(text, list(either(text, strictFields({ path: text, format: text, required: flag }, ["path"])))),
  label_file: either(text, list(text)),
  environment: listOrMap,
  expose: uniqueList(scalar("string", "number")),
  extends: either(text, strictFields({ service: text, file: text }, ["service"])),
  provider: fields({ type: text, options: mapOf(either(simple, list(simple)), /./, false) }, ["type"]),
  external_links: texts,
  extra_hosts: hosts,
  gpus: either(words("all"), list(gpu)),
  group_add: uniqueList(scalar("string", "number")),
  healthcheck,
  hostname: text,
  image: text,
  init: flag,
  ipc: text,
  isolation: text,
  labels: listOrMap,
  links: texts,
  logging: fields({ driver: text, options: mapOf(scalar("string", "number", "null"), /./, false) }),
  mac_address: text,
  mem_limit: number,
  mem_reservation: scalar("string", "integer"),
  mem_swappiness: integer,
  memswap_limit: number,
  network_mode: text,
  models: either(texts, mapOf(either(fields({ endpoint_var: text, model_var: text }), scalar("null")), NAMES, false)),
  networks: either(texts, mapOf(either(attachment, scalar("null")), NAMES, true)),
  oom_kill_disable: flag,
  oom_score_adj: between(-1000, 1000),
  pid: scalar("string", "null"),
  pids_limit: number,
  platform: text,
  ports: uniqueList(either(scalar("number"), text, port)),
  pre_start: list(firstHook),
  post_start: list(hook),
  pre_stop: list(hook),
  privileged: flag,
  profiles: texts,
  pull_policy: matching(/^(always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+)$/),
  pull_refresh_after: text,
  read_only: flag,
  restart: text,
  runtime: text,
  scale: integer,
  security_opt: texts,
  shm_size: number,
  secrets: grants,
  sysctls: listOrMap,
  stdin_open: flag,
  stop_grace_period: text,
  stop_signal: text,
  storage_opt: { ...fields({}), isClosed: false },
  tmpfs: textOrList,
  tty: flag,
  ulimits,
  use_api_socket: scalar("boolean"),
  user: text,
  uts: text,
  userns_mode: text,
  volumes: uniqueList(either(text, mount)),
  volumes_from: texts,
  working_dir: text,
});
