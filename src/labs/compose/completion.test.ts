import { expect, test } from "vitest";
import { HOSTILE_TEXTS } from "../../core/hostile-texts.ts";
import { complete, type Completions } from "./completion.ts";
import { namesIn } from "./known-names.ts";

const HEAD = `services:
  db:
    image: postgres
  api:
    depends_on: [db]
`;
const TAIL = `
volumes:
  data:
networks: { front: , back: { internal: true } }
secrets:
  pw: { file: pw.txt }
`;

/** What is offered where "|" stands in the service api. */
function ask(lines: string): Completions | undefined {
  return askIn(HEAD + lines + TAIL);
}

function askIn(text: string): Completions | undefined {
  const files = [
    { path: "compose.yaml", text: text.replace("|", "") },
    { path: ".env", text: "TAG=1\nexport PORT=2\n# NOT=3\n" },
  ];
  return complete(text.replace("|", ""), text.indexOf("|"), namesIn(files));
}

function applied(lines: string, name: string): string | undefined {
  return ask(lines)?.options.find(({ label }) => label === name)?.apply;
}

function offer(lines: string): string[] | undefined {
  return ask(lines)?.options.map(({ label }) => label);
}

test.each([
  ["    he|", "healthcheck"],
  ["    |", "image"],
  ["    healthcheck:\n      |", "start_period"],
  ["    healthcheck: { inter| }", "interval"],
  ["    build:\n      dockerfile: x\n      |", "context"],
  ["    restart: |", "unless-stopped"],
  ["    restart: un|", "unless-stopped"],
  ["    read_only: |", "true"],
  ["    pull_policy: |", "missing"],
  ["    networks:\n      - |", "back"],
  ["    networks:\n    - |", "back"],
  ["    networks: [front, |]", "back"],
  ["    networks:\n      |", "front"],
  ["    volumes:\n      - |", "data"],
  ["    volumes:\n      - type: |", "bind"],
  ["    volumes:\n      - type: volume\n        |", "source"],
  ["    volumes:\n      - type: volume\n        source: |", "data"],
  ["    volumes:\n      - |", "type"],
  ["    secrets:\n      - |", "pw"],
  ["    network_mode: |", "service:db"],
  ["    image: nginx:${|", "TAG"],
  ["    image: nginx:$P|", "PORT"],
  ["    deploy:\n      resources:\n        limits:\n          |", "memory"],
  ["    ports:\n      - target: 80\n        protocol: |", "tcp"],
  ["    logging: &log\n      |", "driver"],
])("in a service, %j offers %s", (lines, label) => {
  expect(offer(lines)).toContain(label);
});

test.each([
  ["|", "services"],
  ["services:\n  db: {image: a}\n  api:\n    depends_on:\n      |", "db"],
  ["services:\n  db: {image: a}\n  api:\n    depends_on:\n      db:\n        condition: |", "service_healthy"],
  ["services:\n  db: {image: a}\n  api:\n    depends_on: { db: { condition: | } }", "service_healthy"],
  ["networks:\n  back:\n    inter|", "internal"],
  ["networks:\n  back:\n    driver: |", "bridge"],
  ["services:\n  db:\n    image: a\n\n    # a remark\n    |\n", "restart"],
  ["services:\n  db:\n    comm|\n  api: {}", "command"],
])("in a file, %j offers %s", (text, label) => {
  expect(askIn(text)?.options.map((option) => option.label)).toContain(label);
});

test.each([
  ["    image: ngi|"],
  ["    image: nginx # com|"],
  ["    command: |\n"],
  ["    environment:\n      A|"],
  ["    command: >\n      python m|"],
  ["    x-mine:\n      ser|"],
  ["    nonsense:\n      im|"],
])("%j offers nothing", (lines) => {
  expect(offer(lines)?.filter((label) => !["TAG"].includes(label))).toBeUndefined();
});

test("what stands there already is not offered again, and no service waits for itself", () => {
  expect(offer("    image: a\n    |\n    restart: no")).not.toContain("image");
  expect(offer("    image: a\n    |\n    restart: no")).not.toContain("restart");
  expect(offer("    image: a\n    |\n    restart: no")).not.toContain("depends_on");
  expect(offer("    links:\n      - |")).toEqual(["db"]);
});

test("a key is written with its colon, a volume with the one before its path, a variable with its brace", () => {
  expect(applied("    |", "image")).toBe("image: ");
  expect(applied("    |", "healthcheck")).toBe("healthcheck:");
  expect(applied("    |", "volumes")).toBe("volumes:");
  expect(applied("    volumes:\n      - |", "data")).toBe("data:");
  expect(applied("    image: ${|", "TAG")).toBe("TAG}");
  expect(applied("    restart: |", "no")).toBe('"no"');
});

test("what is there already is replaced", () => {
  const text = `${HEAD}    restart: alw`;
  expect(complete(text, text.length, namesIn([]))?.from).toBe(text.length - 3);
});

test.each(Object.entries(HOSTILE_TEXTS))("%s are completed or not", (_, make) => {
  const text = make(20_000);
  for (const at of [0, 100, text.length])
    expect(() => complete(text, at, namesIn([{ path: "a.yaml", text }]))).not.toThrow();
});
