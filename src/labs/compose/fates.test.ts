import { expect, test } from "vitest";
import { FATES, lossInWords, placeInWords, stateInPlainWords } from "./fate-words.ts";
import { type Event, type Fates, foretell } from "./fates.ts";
import { studyFiles } from "./study.ts";

const text = `
services:
  api: { image: api, restart: unless-stopped, depends_on: [db] }
  db: { image: own, volumes: ["data:/data", "/cache", "./seed:/seed"] }
volumes: { data: }
`;

function ask(event: Event, crashing = "", written = text): Fates {
  const study = studyFiles([{ path: "compose.yaml", text: written }]);
  if (study.refusal) throw new Error(study.refusal.message);
  return foretell(study, { behaviours: new Map(), event, crashing });
}

const places = (fates: Fates): string[] => fates.places.map((place) => `${placeInWords(place)}: ${FATES[place.fate]}`);
const states = ({ services }: Fates): string[] => services.map(({ state }) => stateInPlainWords(state));

test("down removes the containers and keeps named volumes", () => {
  const fates = ask("down");
  expect(states(fates)).toEqual(["gone", "gone"]);
  expect(places(fates).toSorted()).toEqual([
    "api: the container itself: lost",
    "db: /cache, a volume without a name: out of reach",
    "db: folder ./seed: kept",
    "db: the container itself: lost",
    "db: volume project_data: kept",
  ]);
  expect(lossInWords(fates)).toBe("Gone: db: /cache, a volume without a name.");
  expect(fates.places.every(({ why }) => why.endsWith("."))).toBe(true);
});

test("down -v removes the volumes too, and no folder of the machine", () => {
  const lost = places(ask("down-v")).filter((text) => text.endsWith("lost"));
  expect(lost).toContain("db: volume project_data: lost");
  expect(places(ask("down-v"))).toContain("db: folder ./seed: kept");
});

test("a restart and another up keep everything", () => {
  expect(states(ask("restart"))).toEqual(["running", "running"]);
  for (const event of ["restart", "up"] as const)
    expect(lossInWords(ask(event))).toBe("Nothing that was written is lost.");
});

test("after a crash, only a restart policy starts a container again", () => {
  expect(states(ask("crash", "api"))).toEqual(["running", "running"]);
  expect(states(ask("crash", "db"))).toEqual(["running", "ended with code 137"]);
  expect(lossInWords(ask("crash", "db"))).toBe("Nothing that was written is lost.");
});

test("without volumes, down loses all", () => {
  const fates = ask("down", "", "services: { db: { image: own } }");
  expect(lossInWords(fates)).toBe("What containers wrote is lost: nothing is kept in a volume.");
});

test("an image with a volume of its own keeps its data where the next container does not find it", () => {
  const fates = ask("down", "", "services: { db: { image: 'postgres:17' } }");
  expect(lossInWords(fates)).toMatch(/^Gone: db: \/var\/lib\/postgresql.*, a volume without a name\.$/);
});
