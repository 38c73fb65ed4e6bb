import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ORDINARY_WORLD, type Behaviour } from "./engine/world.ts";
import { type Answer, Rehearsal } from "./start.ts";

const HEALTHY = "{test: [CMD-SHELL, test -f /tmp/ready], interval: 300ms, timeout: 2s, retries: 40}";
const READY_AFTER_2 = '["sh", "-c", "sleep 2; touch /tmp/ready; sleep 300"]';

function rehearse(yaml: string, behaviours: Readonly<Record<string, Behaviour>> = {}): Rehearsal {
  return new Rehearsal(
    { files: new Map([["compose.yaml", yaml]]), environment: new Map(), profiles: [], folder: "/home/ada/demo" },
    { ...ORDINARY_WORLD, behaviours: new Map(Object.entries(behaviours)) },
  );
}

function namesOf({ events }: Answer): string[] {
  return events.map(({ service, kind, code }) => `${service} ${kind}${code === undefined ? "" : `(${code})`}`);
}

const DATABASE_AND_API = `services:
  api:
    image: api
    command: sleep 300
    depends_on: {db: {condition: service_healthy}}
  db:
    image: db
    command: ${READY_AFTER_2}
    healthcheck: ${HEALTHY}
`;

/** When the API is started if the database takes some seconds. */
function startOfApi(readyAfter: number): number {
  const { events } = rehearse(DATABASE_AND_API, { db: { readyAfter } }).run(["up", "-d"]);
  return events.find(({ service, kind }) => service === "api" && kind === "started")?.time ?? NaN;
}

/** Services of which each waits until the one before is healthy. */
function chain(length: number): string {
  const services = Array.from({ length }, (_, index) => {
    const waits = index === 0 ? "" : `, depends_on: {s${index - 1}: {condition: service_healthy}}`;
    return `  s${index}: {image: a, command: sleep 300, healthcheck: {test: "true", interval: 1s}${waits}}`;
  });
  return ["services:", ...services].join("\n");
}

describe("up", () => {
  test("makes all containers before it starts the first, and waits for health", () => {
    const answer = rehearse(DATABASE_AND_API).run(["up", "-d"]);
    expect(answer.exit).toBe(0);
    expect(namesOf(answer)).toEqual(["db created", "api created", "db started", "db healthy", "api started"]);
    expect(answer.findEdges().map(({ first, then, held }) => [first, then, held])).toEqual([
      ["db started", "api started", true],
      ["db healthy", "api started", true],
    ]);
  });

  test("takes as long as the reader says that a database does", () => {
    expect(startOfApi(10) - startOfApi(1)).toBeCloseTo(9, 0);
  });

  test("leaves what depends on an unhealthy service created, and says why", () => {
    const answer = rehearse(DATABASE_AND_API, { db: { readyAfter: Infinity } }).run(["up", "-d"]);
    expect(answer).toMatchObject({
      exit: 1,
      message: "dependency failed to start: container demo-db-1 is unhealthy",
    });
    expect(Object.fromEntries(answer.states)).toEqual({ api: "created", db: "running(unhealthy)" });
  });

  test("does not end when a job fails and is started again for ever", () => {
    const answer = rehearse(`services:
  migrate: {image: a, command: sh -c "sleep 0.1; exit 1", restart: always}
  api: {image: a, command: sleep 300, depends_on: {migrate: {condition: service_completed_successfully}}}
`).run(["up", "-d"]);
    expect(answer.exit).toBeUndefined();
    expect(answer.states.get("api")).toBe("created");
  });

  test("does not wait for real time, however long a health check is told to take", () => {
    const answer = rehearse(`services:
  db: {image: a, command: sleep infinity, healthcheck: {test: "true", interval: 100h, start_period: 20000h, start_interval: 90h}}
  api: {image: a, command: sleep 300, depends_on: {db: {condition: service_healthy}}}
`).run(["up", "-d"]);
    expect(answer.exit).toBe(0);
    expect(answer.to).toBeGreaterThan(90 * 3600);
  });

  test("names the circle of services that wait for each other", () => {
    const answer = rehearse(`services:
  api: {image: a, depends_on: [worker]}
  worker: {image: a, depends_on: [api]}
`).run(["up", "-d"]);
    expect(answer).toMatchObject({ exit: 1, message: "dependency cycle detected: api -> worker -> api", events: [] });
  });

  test.each(["up -d --nonsense", "up nosuch", "dance", "up -d --scale api", "stop -t soon", "run"])(
    "refuses `%s` without any event",
    (line) => {
      const answer = rehearse("services: {api: {image: a}}").run(line.split(" "));
      expect(answer.exit).toBe(1);
      expect(answer.events).toEqual([]);
    },
  );
});

test("a crash starts a service again that says so, and leaves another one down", () => {
  const rehearsal = rehearse(`services:
  phoenix: {image: a, command: sleep 300, restart: unless-stopped}
  icarus: {image: a, command: sleep 300}
`);
  rehearsal.run(["up", "-d"]);
  rehearsal.crash("phoenix");
  rehearsal.crash("icarus");
  rehearsal.wait(5);
  expect(Object.fromEntries(rehearsal.states)).toEqual({ phoenix: "running", icarus: "exited(137)" });
});

test("a service that somebody stopped stays down, whatever its restart policy", () => {
  const rehearsal = rehearse("services: {api: {image: a, command: sleep 300, restart: always}}");
  rehearsal.run(["up", "-d"]);
  rehearsal.run(["stop", "-t", "0"]);
  rehearsal.wait(100);
  expect(rehearsal.states.get("api")).toBe("exited(137)");
});

/** How many works the start of a chain takes, by which time grows. */
function worksFor(length: number): number {
  const rehearsal = rehearse(chain(length));
  expect(rehearsal.run(["up", "-d"]).exit).toBe(0);
  return rehearsal.engine.clock.done;
}

test("a chain of 1,000 services takes about twice the time of one of 500", () => {
  expect(worksFor(1000) / worksFor(500)).toBeLessThan(2.5);
}, 20_000);

test("any words are answered, whatever came before", () => {
  const words =
    "up -d --wait --scale api=2 api db down -v stop kill rm -sf restart start create run --rm exec true -t 0 --".split(
      " ",
    );
  fc.assert(
    fc.property(fc.array(fc.array(fc.constantFrom(...words), { maxLength: 5 }), { maxLength: 4 }), (lines) => {
      const rehearsal = rehearse(DATABASE_AND_API);
      for (const line of lines) expect(rehearsal.run(line).exit).toSatisfy((exit) => exit === undefined || exit >= 0);
    }),
    { numRuns: 100, seed: 8 },
  );
});
