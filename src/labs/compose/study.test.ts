import { expect, test } from "vitest";
import { HOSTILE_TEXTS } from "../../core/hostile-texts.ts";
import type { ProjectFile } from "./preset.ts";
import { configOf } from "./config.ts";
import { studyFiles } from "./study.ts";
import { troublesOf } from "./troubles.ts";

const compose = (text: string): ReturnType<typeof studyFiles> => studyFiles([{ path: "compose.yaml", text }]);

const three = (override: string, env: string): ReturnType<typeof studyFiles> =>
  studyFiles([
    { path: "compose.yaml", text: "services: { api: { image: 'a:${TAG:-none}' } }" },
    { path: "compose.override.yaml", text: override },
    { path: ".env", text: env },
  ]);

test("a file that Compose takes gives its stack and what `config` prints, with paths from the project's folder", () => {
  const { loaded } = compose("services:\n  api:\n    build: .\n");
  expect([...(loaded?.stack.services.keys() ?? [])]).toEqual(["api"]);
  expect(loaded && configOf(loaded, "json")).toContain('"context": "."');
  expect(loaded && configOf(loaded, "yaml")).toContain("context: .\n");
});

test("a mistyped key is told with its line, in our words and in Compose's, and a fix that mends it", () => {
  const text = "services:\n  api:\n    images: redis:8.0\n";
  const { loaded, refusal: trouble } = compose(text);
  expect(loaded).toBeUndefined();
  expect(trouble).toMatchObject({ severity: "error", where: { path: "compose.yaml", line: 3 } });
  expect(trouble?.composeSays).toContain("additional properties 'images' not allowed");
  const { fix } = trouble ?? {};
  expect(fix?.title).toBe("Change it to image");
  const mended = text.slice(0, fix?.start) + fix?.text + text.slice(fix?.end);
  expect(troublesOf(compose(mended)).filter(({ severity }) => severity === "error")).toEqual([]);
});

test("what will hurt is told with its reason and a fix for the text", () => {
  const text =
    "version: '3'\nservices:\n  db:\n    image: postgres:17\n    environment: { POSTGRES_PASSWORD: hunter2 }\n";
  const troubles = troublesOf(compose(text));
  expect(troubles.filter(({ message }) => message.includes("version"))).toHaveLength(1);
  const { fix, where, reason } = troubles.find(({ message }) => message.includes("POSTGRES_PASSWORD")) ?? {};
  expect(where).toMatchObject({ path: "compose.yaml", line: 5 });
  expect(reason).toMatchObject({
    why: expect.stringContaining("The file is in git"),
    lesson: "data-and-secrets-stay-out",
  });
  expect(fix?.path).toBe("compose.yaml");
  const mended = text.slice(0, fix?.start) + fix?.text + text.slice(fix?.end);
  expect(mended).toContain("POSTGRES_PASSWORD:?");
});

test.each(["", "\n", "# nothing yet\n"])("%j is refused, as Compose does", (text) => {
  expect(compose(text).refusal).toMatchObject({
    composeSays: "empty compose file",
    where: { path: "compose.yaml", line: 1 },
  });
});

test("a file of another name is the one that is read", () => {
  const files = [{ path: "compose.production.yaml", text: "services: { api: { image: a } }" }];
  expect(studyFiles(files).loaded?.stack.services.size).toBe(1);
});

test("an override and a .env count as soon as something stands in them", () => {
  expect(three("", "").loaded?.stack.services.get("api")?.image).toBe("a:none");
  expect(three("services: { api: { user: ada } }", "TAG=2").loaded?.stack.services.get("api")).toMatchObject({
    image: "a:2",
    user: "ada",
  });
});

test.each(Object.entries(HOSTILE_TEXTS))("%s are answered", (_, make) => {
  const text = make(20_000);
  const values = compose(`services: { api: { image: ${JSON.stringify(text)} } }`);
  for (const study of [compose(text), values])
    expect(study.loaded !== undefined || troublesOf(study).length === 1).toBe(true);
});

function leftOut(files: readonly ProjectFile[]): string[] {
  return troublesOf(studyFiles(files)).flatMap(({ message }) => (message.includes("is left out") ? message : []));
}

test("services whose profiles are off are told, with what switches them on", () => {
  const text =
    "services:\n  api: { image: 'api:1' }\n  debug: { image: 'busybox:1.37', profiles: [dev] }\n  load: { image: 'busybox:1.37', profiles: [dev, test] }\n";
  const file = { path: "compose.yaml", text };
  expect(leftOut([file])).toEqual([
    "debug is left out: its profile dev is off. COMPOSE_PROFILES=dev in .env switches it on.",
    "load is left out: its profiles dev and test are off. COMPOSE_PROFILES=dev in .env switches it on.",
  ]);
  expect(leftOut([file, { path: ".env", text: "COMPOSE_PROFILES=dev" }])).toEqual([]);
});
