import { fields, integer, list, listOrMap, number, orScalar, scalar, text, texts, words } from "./shape.ts";

const updates = fields({
  parallelism: integer,
  delay: text,
  failure_action: text,
  monitor: text,
  max_failure_ratio: number,
  order: words("start-first", "stop-first"),
});

const devices = list(
  fields({ capabilities: texts, count: integer, device_ids: texts, driver: text, options: listOrMap }, [
    "capabilities",
  ]),
);

/** What `deploy` may hold. */
export const deploy = orScalar(
  fields({
    mode: text,
    endpoint_mode: text,
    replicas: integer,
    labels: listOrMap,
    rollback_config: updates,
    update_config: updates,
    resources: fields({
      limits: fields({ cpus: number, memory: text, pids: integer }),
      reservations: fields({
        cpus: number,
        memory: text,
        generic_resources: list(
          fields({ discrete_resource_spec: fields({ kind: text, value: scalar("number", "string") }) }),
        ),
        devices,
      }),
    }),
    restart_policy: fields({ condition: text, delay: text, max_attempts: integer, window: text }),
    placement: fields({
      constraints: list(text),
      preferences: list(fields({ spread: text })),
      max_replicas_per_node: integer,
    }),
  }),
  "null",
);
