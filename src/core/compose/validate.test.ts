// cspell:words imgae srevices servcies
import { describe, expect, test } from "vitest";
import { ComposeError } from "./compose-error.ts";
import { readMap } from "./read-map.ts";
import { validate } from "./validate.ts";

/** The error on a text, or undefined. */
function errorOf(text: string): ComposeError | undefined {
  try {
    validate(readMap(text), "f");
    return undefined;
  } catch (error) {
    if (error instanceof ComposeError) return error;
    throw error;
  }
}

// The words are those of Docker Compose 5.5.1.
test.each([
  ["image: b", undefined],
  ["x-any: [b]", undefined],
  ["imgae: b", "unknown-key services.a additional properties 'imgae' not allowed"],
  ["x-any: [.nan]", "invalid-value json: unsupported value: NaN"],
  ["environment: {A: -.inf}", "invalid-value json: unsupported value: -Inf"],
  ["image: 5", "wrong-type services.a.image must be a string"],
  ["image: [b]", "wrong-type services.a.image must be a string"],
  ["ports: 80", "wrong-type services.a.ports must be a array"],
  ["ports: [[80]]", "wrong-type services.a.ports.0 must be a number"],
  ["ports: [{target: 80, foo: b}]", "unknown-key services.a.ports.0 additional properties 'foo' not allowed"],
  ["environment: b", "wrong-type services.a.environment must be a mapping"],
  ["environment: {A: [b]}", "wrong-type services.a.environment.A must be a boolean, null, number or string"],
  ["depends_on: [b, b]", "duplicate-items services.a.depends_on items at 0 and 1 are equal"],
  ["depends_on: {b: {}}", "missing-key services.a.depends_on.b missing property 'condition'"],
  ["depends_on: {b: {condition: c}}", "not-allowed-value services.a.depends_on.b.condition value must be one of"],
  ["volumes: [{type: foo, target: /b}]", "not-allowed-value services.a.volumes.0.type value must be one of 'bind'"],
  ["container_name: _", "not-allowed-value services.a.container_name '_' does not match pattern"],
  ["pull_policy: every_2d", undefined],
  ["oom_score_adj: 1001", "wrong-type services.a.oom_score_adj must be a string"],
  ["deploy: {resources: {limits: {memory: 5}}}", "wrong-type services.a.deploy.resources.limits.memory must be a"],
])("services: {a: {%s}}", (line, says) => {
  const error = errorOf(`services: {a: {${line}}}`);
  if (says === undefined) expect(error).toBeUndefined();
  else expect(`${error?.kind} ${error?.composeSays?.replace("validating f: ", "")}`).toContain(says);
});

test.each([
  ["srevices: {}", "unknown-key  additional properties 'srevices' not allowed"],
  ["services: [a]", "wrong-type services must be a mapping"],
  ["services: {a b: {image: c}}", "unknown-key services additional properties 'a b' not allowed"],
  ["name: 5", "wrong-type name must be a string"],
  ["networks: {a: {subnet: b}}", "unknown-key networks.a additional properties 'subnet' not allowed"],
  ["volumes: {a: {external: 5}}", "wrong-type volumes.a.external must be a boolean, mapping or string"],
])("%s", (text, says) => {
  const error = errorOf(text);
  expect(`${error?.kind} ${error?.composeSays?.replace("validating f: ", "")}`).toContain(says);
});

describe("of several faults", () => {
  test.each([
    ["the deepest is told", "user: 5, healthcheck: {test: [5]}", "services.a.healthcheck.test.0"],
    ["a key that is not known lies below its map", "c: d, healthcheck: {test: x, f: g}", "services.a.healthcheck"],
    ["the first of those as deep is told", "user: 5, image: 5", "services.a.user"],
  ])("%s", (_what, lines, path) => {
    expect(errorOf(`services: {a: {${lines}}}`)?.path?.join(".")).toBe(path);
  });
});

test.each([
  ["services: {a: {imgae: b}}", '"imgae" is no key of services.a. Did you mean "image"?'],
  ["services: {a: {PORTS: b}}", '"PORTS" is no key of services.a. Did you mean "ports"?'],
  ["services: {a: {zzzzzz: b}}", '"zzzzzz" is no key of services.a.'],
  ["servcies: {}", '"servcies" is no key of a Compose file. Did you mean "services"?'],
])("%s: we say what was meant", (text, message) => {
  expect(errorOf(text)).toMatchObject({ message, place: { line: 1 } });
});
