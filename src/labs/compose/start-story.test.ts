import { expect, test } from "vitest";
import type { Behaviours } from "./rehearsal.ts";
import { type StartStory, tellStart } from "./start-story.ts";
import { studyFiles } from "./study.ts";

function tell(text: string, behaviours: Behaviours = new Map()): StartStory {
  const study = studyFiles([{ path: "compose.yaml", text }]);
  if (study.refusal) throw new Error(study.refusal.message);
  return tellStart(study, behaviours);
}

const ML = `
services:
  api: { image: api, depends_on: { db: { condition: service_healthy }, cache: { condition: service_started } } }
  db:
    image: postgres
    environment: { POSTGRES_PASSWORD: only-here }
    healthcheck: { test: [CMD, pg_isready], interval: 2s, retries: 15 }
  cache: { image: redis }
`;

const rowOf = (story: StartStory, service: string): string[] | undefined =>
  story.rows.find((row) => row.service === service)?.spans.map(({ state }) => state);

const last = ({ happenings }: StartStory): number => happenings.at(-1)?.time ?? NaN;

test("a service that waits for a healthy database starts after it", () => {
  const story = tell(ML);
  expect(rowOf(story, "db")).toEqual(["created", "starting", "healthy"]);
  expect(rowOf(story, "api")).toEqual(["created", "running"]);
  const started = (service: string, kind: string): number =>
    story.happenings.find((each) => each.service === service && each.kind === kind)?.time ?? NaN;
  expect(started("api", "started")).toBeGreaterThan(started("db", "healthy"));
  expect(story.rows[0]?.reason).toBe("waited until db is healthy and cache has started");
  expect(story.verdict).toMatch(/^All 3 services have started after [\d.]+ s\.$/);
});

test("a database that takes longer moves what waits for it", () => {
  const quick = tell(ML);
  const slow = tell(ML, new Map([["db", { readyAfter: 12 }]]));
  expect(last(slow)).toBeGreaterThan(12);
  expect(last(quick)).toBeLessThan(12);
});

test("a database that never gets ready keeps what waits for it from starting, and the reason is told", () => {
  const story = tell(ML, new Map([["db", { readyAfter: Infinity }]]));
  expect(rowOf(story, "api")).toEqual(["created"]);
  expect(story.rows[0]?.reason).toBe("waits until db is healthy, but it became unhealthy");
  expect(story.verdict).toContain("dependency failed to start: container project-db-1 is unhealthy");
  expect(story.verdict).toMatch(/ api never started\.$/);
});

test("a health check that looks for a text in an answer passes when the service answers", () => {
  const search = `
services:
  search: { image: "elasticsearch:9.0.0", healthcheck: { test: curl -s localhost:9200 | grep -q 'missing', interval: 1s } }
  board: { image: "kibana:9.0.0", depends_on: { search: { condition: service_healthy } } }
`;
  expect(rowOf(tell(search), "search")).toEqual(["created", "starting", "healthy"]);
  expect(rowOf(tell(search, new Map([["search", { readyAfter: Infinity }]])), "board")).toEqual(["created"]);
});

test("a health check whose program the image lacks never passes, unless the reader knows better", () => {
  const web = `
services:
  web: { image: "python:3.13-slim", command: python app.py, healthcheck: { test: curl -f localhost, interval: 1s } }
  proxy: { image: nginx, depends_on: { web: { condition: service_healthy } } }
`;
  expect(rowOf(tell(web), "proxy")).toEqual(["created"]);
  expect(rowOf(tell(web.replace("-slim", "")), "proxy")).toEqual(["created", "running"]);
  expect(rowOf(tell(web, new Map([["web", { readyAfter: 3 }]])), "proxy")).toEqual(["created", "running"]);
});

test("a database without a word of a password ends at once", () => {
  const story = tell(ML.replace("environment: { POSTGRES_PASSWORD: only-here }", ""));
  expect(rowOf(story, "db")).toEqual(["created", "starting", "failed"]);
  expect(rowOf(story, "api")).toEqual(["created"]);
});

test("a database that ends after its start is seen to end, and to start again where the file says so", () => {
  const ends: Behaviours = new Map([["db", { exit: { after: 5, code: 1 } }]]);
  expect(rowOf(tell(ML, ends), "db")).toEqual(["created", "starting", "healthy", "failed"]);
  const restarted = tell(ML.replace("image: postgres", "image: postgres\n    restart: always"), ends);
  expect(rowOf(restarted, "db")?.slice(2, 6)).toEqual(["healthy", "failed", "starting", "healthy"]);
  expect(restarted.verdict).toMatch(/^All 3 services have started/);
});

test("what ends over and over is followed until that is clear", () => {
  const restarted = ML.replace("image: postgres", "image: postgres\n    restart: always");
  const story = tell(restarted, new Map([["db", { readyAfter: 12, exit: { after: 5, code: 1 } }]]));
  expect(rowOf(story, "db")?.filter((state) => state === "failed")).toHaveLength(6);
  expect(story.end).toBeLessThan(60);
  expect(story.rows[0]?.reason).toBe("waits until db is healthy, but it exited with 1");
});

test("a job that fails keeps what waits for its end from starting", () => {
  const jobs = `
services:
  seed: { image: busybox, command: "true" }
  api: { image: api, depends_on: { seed: { condition: service_completed_successfully } } }
`;
  expect(rowOf(tell(jobs), "api")).toEqual(["created", "running"]);
  const story = tell(jobs, new Map([["seed", { exit: { after: 3, code: 1 } }]]));
  expect(rowOf(story, "seed")).toEqual(["created", "running", "failed"]);
  expect(story.rows[1]?.reason).toBe("waits until seed has ended well, but it exited with 1");
});

test("a container that fails for ever has a bounded story", () => {
  const text = "services: { a: { image: a, restart: always } }";
  const story = tell(text, new Map([["a", { exit: { after: 0.1, code: 1 } }]]));
  expect(story.happenings.length).toBeLessThanOrEqual(500);
});
