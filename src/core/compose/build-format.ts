import {
  either,
  fields,
  flag,
  integer,
  list,
  listOrMap,
  mapOf,
  number,
  scalar,
  text,
  textOrList,
  texts,
} from "./shape.ts";

export const hosts = either(mapOf(either(text, list(text)), /./, true), texts);

export const ulimits = mapOf(
  either(integer, fields({ hard: integer, soft: integer }, ["soft", "hard"])),
  /^[a-z]+$/,
  false,
);

export const grants = list(either(text, fields({ source: text, target: text, uid: text, gid: text, mode: number })));

export const build = either(
  text,
  fields({
    context: text,
    dockerfile: text,
    dockerfile_inline: text,
    entitlements: list(text),
    args: listOrMap,
    ssh: listOrMap,
    labels: listOrMap,
    cache_from: list(text),
    cache_to: list(text),
    no_cache: flag,
    no_cache_filter: textOrList,
    additional_contexts: listOrMap,
    network: text,
    provenance: scalar("string", "boolean"),
    sbom: scalar("string", "boolean"),
    pull: flag,
    target: text,
    shm_size: integer,
    extra_hosts: hosts,
    isolation: text,
    privileged: flag,
    secrets: grants,
    tags: list(text),
    ulimits,
    platforms: list(text),
  }),
);
