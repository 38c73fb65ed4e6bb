import { expect, test } from "vitest";
import { findIn } from "../core/compose/findings/find.ts";
import { loadProject } from "../core/compose/load.ts";
import { layOutFiles } from "../labs/compose/bench.ts";
import { followNote, readNote } from "../labs/compose/note.ts";
import { studyFiles } from "../labs/compose/study.ts";
import { unpackLink } from "../labs/packed-link.ts";
import { readCourse } from "../schemas/course-folder.ts";
import { getComposePreset, getComposePresets, linkComposeSteps } from "./compose-presets.ts";

test("Compose takes each project that the lab offers, and the first is the one with a cache", async () => {
  const presets = await getComposePresets();
  expect(presets[0]?.name).toBe("ml-api@08-cache");
  const refused = presets.filter((preset) => studyFiles(layOutFiles(preset).files).loaded === undefined);
  expect(refused.map(({ name }) => name)).toEqual([]);
});

test("a step without a Compose file is refused", async () => {
  await expect(getComposePreset("ml-api@02-dockerfile")).rejects.toThrow("ml-api@02-dockerfile has no compose.yaml");
});

test("each step with a Compose file has a link to a project of the lab with the same files", async () => {
  const links = await linkComposeSteps("ml-api");
  expect(links.has("02-dockerfile")).toBe(false);
  const opened = await unpackLink("compose", links.get("11-production") ?? "");
  const note = opened.kind === "text" ? readNote(opened.text) : undefined;
  const bench = note && followNote(note, await getComposePresets());
  expect(bench?.files.map(({ path }) => path)).toContain("compose.production.yaml");
});

/** Each rule has something to say of it. */
const EVERYTHING_WRONG = `version: "3"
services:
  db:
    image: postgres
    ports: ["5432:5432"]
    environment: { POSTGRES_PASSWORD_FILE: /run/secrets/key }
    healthcheck: { test: [CMD, curl, localhost] }
    networks: [back]
  web:
    build: .
    command: npm start
    volumes: [".:/app"]
    ports: ["5432:80"]
    depends_on: [db]
    environment: { DATABASE_HOST: db, API_TOKEN: s3cr3t }
    networks: [front]
networks: { front: , back: }
`;

test("every finding leads to a lesson of the course", async () => {
  const files = new Map([["compose.yaml", EVERYTHING_WRONG]]);
  const project = { files, environment: new Map<string, string>(), profiles: [], folder: "/home/ada/demo" };
  const findings = findIn(project, loadProject(project));
  expect(new Set(findings.map(({ rule }) => rule)).size).toBe(12);
  const course = (await readCourse("content/lessons")).flatMap(({ lessons }) => lessons.map(({ id }) => id));
  const lost = findings.filter(({ lesson }) => !course.some((id) => id.endsWith(`/${lesson}`)));
  expect(lost.map(({ rule, lesson }) => `${rule}: ${lesson}`)).toEqual([]);
});
