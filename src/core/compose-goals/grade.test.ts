import { expect, test } from "vitest";
import { gradeStack } from "./grade.ts";
import type { ComposeGoal } from "./goal.ts";

const DB = `  db:
    image: postgres:17.11
    healthcheck: { test: [CMD, pg_isready] }
`;
const API = `  api:
    image: ml-api:1.0
    depends_on: { db: { condition: service_healthy } }
`;

/** What is said of one goal, with the mark that the page gives it. */
function said(goal: ComposeGoal, services: string, rest = ""): string {
  const written = { "compose.yaml": `services:\n${services}${rest}` };
  const { goals } = gradeStack({ paths: [], beside: {}, written }, [goal]);
  return goals.map(({ isMet, reason, place }) => `${isMet ? "✓" : "✗"} ${place?.line ?? "-"}: ${reason}`).join("\n");
}

test.each<[what: string, services: string, says: RegExp]>([
  ["a condition", DB + API, /^✓ 7: It waits for the health check/],
  ["no dependency", `${DB}  api: { image: a }\n`, /^✗ 5: `api` does not depend on `db`/],
  ["a list of names", `${DB}  api: { image: a, depends_on: [db] }\n`, /^✗ 5: .*not yet ready/],
  ["a job's condition", DB + API.replace("_healthy", "_completed_successfully"), /^✗ 7: .*a database does not/],
  ["a database without a health check", `  db: { image: postgres }\n${API}`, /^✗ 2: `db` has no health check/],
  [
    "a health check that is switched off",
    DB.replace("test: [CMD, pg_isready]", "disable: true") + API,
    /^✗ \d: `db` has no health check/,
  ],
  [
    "a dependency that may fail",
    DB + API.replace("healthy }", "healthy, required: false }"),
    /^✗ 7: .*required: false/,
  ],
  ["another name", DB.replace("db:", "database:") + API.replace("db:", "database:"), /^✗ -: There is no service `db`/],
])("gradeStack(…) sees whether a service waits, with %s", (_what, services, says) => {
  expect(said({ goal: "waits", service: "api", other: "db" }, services)).toMatch(says);
});

const DECLARED = "volumes: { records: {} }\n";
const FOLDER = "/var/lib/postgresql/data";

test.each<[what: string, mount: string, says: RegExp]>([
  ["a named volume", `[records:${FOLDER}]`, /^✓ 5: `down` leaves the volume `records`/],
  [
    "a named volume above that of the image",
    "[records:/var/lib/postgresql]",
    /^✗ 5: The image makes a volume of its own/,
  ],
  ["a folder of the machine", `[./records:${FOLDER}]`, /^✓ 5: It is a folder of your machine/],
  ["a volume without a name", `[${FOLDER}]`, /^✗ 5: This volume has no name/],
  ["a tmpfs", `[{ type: tmpfs, target: ${FOLDER} }]`, /^✗ 5: A tmpfs is memory/],
  ["another folder", "[records:/data]", /^✗ 5: `db` writes to `.*data`, and this is `\/data`/],
  [
    "a volume without a name within a named one",
    `[records:/var/lib/postgresql, ${FOLDER}]`,
    /^✗ 5: This volume has no/,
  ],
  ["nothing", "[]", /^✗ 2: The image puts them into a volume without a name/],
])("gradeStack(…) sees whether data survive down, with %s", (_what, mount, says) => {
  const goal: ComposeGoal = { goal: "keeps", service: "db", folder: FOLDER };
  expect(said(goal, `${DB}    volumes: ${mount}\n`, DECLARED)).toMatch(says);
});

test.each<[what: string, image: string, rest: string, says: RegExp]>([
  ["a newer image, whose volume is higher", "postgres:18", DECLARED, /^✓/],
  ["an image without a volume", "our-own:1.0", DECLARED, /^✓/],
  [
    "a volume in memory",
    "our-own:1.0",
    "volumes: { records: { driver_opts: { type: tmpfs, device: tmpfs } } }\n",
    /^✗ 2: This volume lies in memory/,
  ],
])("gradeStack(…) sees whether data survive down in a volume further up, with %s", (_what, image, rest, says) => {
  const goal: ComposeGoal = { goal: "keeps", service: "db", folder: FOLDER };
  expect(said(goal, `  db: { image: "${image}", volumes: ["records:/var/lib/postgresql"] }\n`, rest)).toMatch(says);
});

test.each<[what: string, db: string, rest: string, says: RegExp]>([
  ["a tmpfs within a volume", `volumes: ['records:/var/lib'], tmpfs: ${FOLDER}`, DECLARED, /^✗ 2: A tmpfs is memory/],
  [
    "an external volume",
    `volumes: ['records:${FOLDER}']`,
    "volumes: { records: { external: true } }\n",
    /^✓ 2: An external volume/,
  ],
  [
    "the volume of another service",
    "volumes_from: [files]",
    `  files: { image: a, volumes: ['records:${FOLDER}'] }\n${DECLARED}`,
    /^✓ 2: `down` leaves the volume/,
  ],
  ["no container", "scale: 0", "", /^✗ 2: `db` has no container/],
])("gradeStack(…) tries out whether data survive down, with %s", (_what, lines, rest, says) => {
  const goal: ComposeGoal = { goal: "keeps", service: "db", folder: FOLDER };
  expect(said(goal, `  db: { image: our-own:1.0, ${lines} }\n`, rest)).toMatch(says);
});

test("gradeStack(…) says of what no image keeps that it goes with the container", () => {
  const goal: ComposeGoal = { goal: "keeps", service: "db", folder: "/data" };
  expect(said(goal, "  db: { image: our-own:1.0 }\n")).toMatch(/^✗ 2: Its files are in the container/);
});

const HIDDEN: ComposeGoal = { goal: "hidden-in", network: "front", service: "db" };
const NETWORKS = "networks: { front: {}, back: {} }\n";
const FRONT = "  api: { image: a, networks: [front, back] }\n";

test.each<[what: string, services: string, says: RegExp]>([
  ["a network of its own", `${FRONT}  db: { image: postgres, networks: [back] }\n`, /^✓ 3: No network in common/],
  ["both networks", `${FRONT}  db: { image: postgres, networks: [front, back] }\n`, /^✗ 3: A stranger and db share/],
  [
    "an alias",
    `${FRONT}  db: { image: postgres, networks: { front: { aliases: [store] } } }\n`,
    /^✗ 3: A stranger and db share/,
  ],
  [
    "a port for everybody",
    `${FRONT}  db: { image: postgres, networks: [back], ports: ["5432:5432"] }\n`,
    /^✗ 3: Its port 5432 is published at every address/,
  ],
  ["no network front", "  db: { image: postgres, networks: [back] }\n", /^✗ -: No service is in a network `front`/],
])("gradeStack(…) sees whether a service is hidden from a network, with %s", (_what, services, says) => {
  expect(said(HIDDEN, services, NETWORKS)).toMatch(says);
});

test.each<[what: string, ports: string, says: RegExp]>([
  ["127.0.0.1", '"127.0.0.1:8000:8000"', /^✓ 2: It is published at 127/],
  ["another port of the machine", '"127.0.0.1:9000:8000"', /^✓/],
  ["every address", '"8000:8000"', /^✗ 2: .*your whole network/],
  ["one that is open besides", '"127.0.0.1:8000:8000", "8001:8000"', /^✗ 2: .*your whole network/],
  ["another port of the container", '"127.0.0.1:8000:80"', /^✗ 2: Port 8000 is not published/],
])("gradeStack(…) sees to whom a port is open, with %s", (_what, ports, says) => {
  const goal: ComposeGoal = { goal: "this-machine", service: "api", port: 8000 };
  expect(said(goal, `  api: { image: a, ports: [${ports}] }\n`)).toMatch(says);
});

test.each<[what: string, value: string, says: RegExp]>([
  ["one that is written out", "only-here", /^✗ 2: The value of POSTGRES_PASSWORD is written into this file/],
  ["one from a variable", '"${DB_PASSWORD-}"', /^✓/],
])("gradeStack(…) sees a password, with %s", (_what, value, says) => {
  const services = `  db: { image: postgres, environment: { POSTGRES_PASSWORD: ${value} } }\n`;
  expect(said({ goal: "no-password" }, services)).toMatch(says);
});

const API_PASSWORD = "  api: { image: a, environment: { DB_PASSWORD: ";
const SAME: ComposeGoal = {
  goal: "same-value",
  service: "api",
  variable: "DB_PASSWORD",
  other: "db",
  theirs: "POSTGRES_PASSWORD",
};

test.each<[what: string, services: string, says: RegExp]>([
  ["the same", `${API_PASSWORD}"one" } }\n  db: { image: d, environment: [POSTGRES_PASSWORD=one] }\n`, /^✓ 2: Both/],
  [
    "two",
    `${API_PASSWORD}two } }\n  db: { image: d, environment: [POSTGRES_PASSWORD=one] }\n`,
    /^✗ 2: `api` is given `two`, and `db` another/,
  ],
  [
    "none here",
    "  api: { image: a }\n  db: { image: d, environment: [POSTGRES_PASSWORD=one] }\n",
    /^✗ 2: `api` is given no/,
  ],
  [
    "none there",
    `${API_PASSWORD}one } }\n  db: { image: d }\n`,
    /^✗ 3: `db` is given no value for `POSTGRES_PASSWORD`/,
  ],
  [
    "a variable without a value",
    `${API_PASSWORD}"$NONE" } }\n  db: { image: d, environment: [POSTGRES_PASSWORD=o] }\n`,
    /^✗ 2: `api` is given an empty value/,
  ],
  ["nobody there", `${API_PASSWORD}one } }\n`, /^✗ -: There is no service `db`/],
])("gradeStack(…) sees whether two services are given one value, with %s", (_what, services, says) => {
  expect(said(SAME, services)).toMatch(says);
});

test("gradeStack(…) sees whether a service is given a variable, also from a file beside it", () => {
  const goal: ComposeGoal = { goal: "given", service: "api", variable: "API_KEY" };
  const services = "services:\n  api: { image: a, environment: { API_KEY: $KEY } }\n";
  const grade = (beside: Record<string, string>) =>
    gradeStack({ paths: [], beside, written: { "compose.yaml": services } }, [goal, { goal: "no-password" }]);
  expect(grade({}).goals.map(({ isMet }) => isMet)).toEqual([false, true]);
  expect(grade({ ".env": "KEY=of-the-shop\n" }).isRight).toBe(true);
});

test.each<[where: string, value: string]>([
  ["as what counts when there is none", '"${DB_PASSWORD:-only-here-once}"'],
  ["in a comment", '"$DB_PASSWORD" # only-here-once'],
])("gradeStack(…) sees what .env has in the file as well, %s", (_where, value) => {
  const text = `services:\n  db:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: ${value}\n`;
  const work = { paths: [], beside: { ".env": "DB_PASSWORD=only-here-once\n" }, written: { "compose.yaml": text } };
  const [found] = gradeStack(work, [{ goal: "no-password" }]).goals;
  expect(found).toMatchObject({ isMet: false, place: { line: 5 } });
  expect(found?.reason).toMatch(/^What .env has for DB_PASSWORD stands here/);
});

test("gradeStack(…) finds no password in the file where env_file gives it", () => {
  const services = "services:\n  db: { image: postgres, env_file: .env }\n";
  const beside = { ".env": "POSTGRES_PASSWORD=only-here\n" };
  const goals: ComposeGoal[] = [
    { goal: "no-password" },
    { goal: "given", service: "db", variable: "POSTGRES_PASSWORD" },
  ];
  expect(gradeStack({ paths: [], beside, written: { "compose.yaml": services } }, goals).isRight).toBe(true);
});

test("gradeStack(…) reaches by name whoever shares a network", () => {
  const services = "  api: { image: a, networks: [front] }\n  db: { image: postgres, networks: [back] }\n";
  const goal: ComposeGoal = { goal: "reaches", service: "api", other: "db" };
  expect(said(goal, services, NETWORKS)).toMatch(/^✗ 3: No network in common: api has front, db has back/);
  expect(said(goal, services.replace("[front]", "[front, back]"), NETWORKS)).toMatch(/^✓/);
});

test.each<[what: string, text: string, says: RegExp]>([
  ["nothing", " \n", /^Nothing is written yet/],
  ["a Dockerfile", "FROM python\nRUN true\n", /^This is a Dockerfile/],
  ["a command", "docker compose up\n", /^This is a command/],
  ["no YAML", "services: [\n", /^This is no YAML/],
  ["a very long text", "a: 1\n".repeat(20_000), /^It is longer than 50,000/],
  ["a volume that nobody declares", 'services:\n  a: { image: a, volumes: ["store:/c"] }\n', /store/],
])("gradeStack(…) of %s says why no goal is reached", (_what, text, says) => {
  const goals: ComposeGoal[] = [{ goal: "accepted" }, HIDDEN];
  const graded = gradeStack({ paths: [], beside: {}, written: { "compose.yaml": text } }, goals);
  expect(graded.isRight).toBe(false);
  expect(graded.goals[0]?.reason).toMatch(says);
  expect(graded.goals.map(({ isMet }) => isMet)).toEqual([false, false]);
});
