import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canHaveOwnEngine } from "../verify/find-engine.ts";
import { listAll, startFoundEngine, type FoundEngine } from "./found-engine.ts";
import { leftProcesses, makeTrial, startVerification, type Trial } from "./trial.ts";

/** It leaves a container with a name and one without, a network, a volume, an image with a tag and one that lost it, and Compose's. */
const SESSION = `title: Leave much
example: tiny
at: 01-image
steps:
  - run: docker build -q -t tiny . && docker create tiny
  - run: echo changed > index.html && docker build -q -t tiny .
  - run: docker network create tiny-net && docker volume create tiny-data
  - run: |
      echo '{services: {web: {build: ., volumes: ["kept:/kept"]}}, volumes: {kept: {}}}' > compose.yaml
  - run: docker compose up --no-start
  - run: docker run --name tiny-run --network tiny-net -v tiny-data:/data tiny sleep 2
`;
const LAST = "tiny-run";

const own = await canHaveOwnEngine({ variables: process.env, platform: process.platform, user: process.getuid?.() });

describe.skipIf(!own)("the verifier on an engine that it found", () => {
  let trial: Trial;
  let engine: FoundEngine;

  beforeAll(async () => {
    trial = await makeTrial(tmpdir(), SESSION);
    engine = await startFoundEngine(trial.root);
  }, 60_000);

  afterAll(async () => {
    await engine.stop();
    expect(await leftProcesses(trial)).toEqual([]);
    await trial.remove();
  });

  test(
    "that is killed in a session leaves what the next one removes, and that alone",
    { timeout: 120_000 },
    async () => {
      await makeForeignThings(trial, engine);
      const before = listAll(engine);
      const killed = startVerification(trial, [], engine);
      await killed.until("tiny session wait 5: docker compose up");
      await untilItRuns(engine);
      killed.process.kill("SIGKILL");
      await killed.output;
      for (const [name, kind] of [
        [LAST, "container"],
        ["tiny-net", "network"],
        ["tiny_kept", "volume"],
        ["tiny-web", "image"],
      ])
        expect(
          listAll(engine)
            .filter((line) => line.startsWith(`${kind} `))
            .join(),
        ).toContain(name);
      const later = await makeLaterThings(engine);

      const other = { ...trial, tmp: join(trial.root, "tmp-2") };
      await mkdir(other.tmp);
      const output = await startVerification(other, [], engine).output;
      expect(output).toContain(
        "A verification was killed on this engine; what it left is removed: 3 containers, 2 networks, 2 volumes, 3 images",
      );
      expect(output).toMatch(/verify: \d+ passed, 0 failed\n$/);
      const after = listAll(engine).filter((line) => !line.endsWith(" busybox:1.37"));
      expect(after).toEqual([...before, ...later].toSorted());
      expect(existsSync(join(trial.tmp, "runs-anywhere"))).toBe(false);
    },
  );
});

/** Makes things of similar names, among them an image that has the session's own tag. */
async function makeForeignThings({ root }: Trial, { docker }: FoundEngine): Promise<void> {
  await writeFile(join(root, "theirs"), "theirs\n");
  execFileSync("tar", ["-C", root, "-cf", join(root, "theirs.tar"), "theirs"]);
  docker("import", join(root, "theirs.tar"), "tiny:latest");
  docker("tag", "tiny:latest", "tiny:mine");
  docker("create", "--name", "tiny", "tiny:mine", "true");
  docker("network", "create", "tiny-net-2");
  docker("volume", "create", "tiny-data-2");
  docker("volume", "create", "--label", "com.docker.compose.project=tiny-2", "tiny-2_kept");
}

/** Makes more of them after the kill, and lists these. */
async function makeLaterThings(engine: FoundEngine): Promise<string[]> {
  const before = listAll(engine);
  engine.docker("create", "--name", "tiny-later", "tiny:mine", "true");
  engine.docker("network", "create", "net-tiny");
  engine.docker("volume", "create", "tiny");
  engine.docker("tag", "tiny:mine", "tiny:later");
  return listAll(engine).filter((line) => !before.includes(line));
}

async function untilItRuns({ docker }: FoundEngine): Promise<void> {
  for (let tenths = 0; tenths < 100 && docker("ps", "--quiet", "--filter", `name=${LAST}`).length === 0; tenths += 1)
    await wait(100);
}
