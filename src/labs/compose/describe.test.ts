import { expect, test } from "vitest";
import { describeService, summariseStack } from "./describe.ts";
import { layOut } from "./layout.ts";
import { studyFiles } from "./study.ts";

const text = `
services:
  api:
    build: ./api
    image: api:1
    ports: ["127.0.0.1:8000:80", "9000", "10.0.0.1:1:2"]
    depends_on: { db: { condition: service_healthy }, seed: { condition: service_completed_successfully } }
  db: { image: "postgres:17", volumes: ["data:/var/lib", "/tmp/x", "./seed:/seed:ro"], networks: [a, b], scale: 2 }
  seed:
    image: busybox
    network_mode: none
    tmpfs: ["/tmp", "/run:mode=755,size=64m"]
    depends_on: [db]
    secrets: [pw, { source: key, target: own }]
    configs: [{ source: settings, target: /etc/settings }]
volumes: { data: }
secrets: { pw: { file: pw }, key: { file: key } }
configs: { settings: { content: x } }
networks: { a: , b: }
`;

test("a stack is summed up, and each service described, in sentences", () => {
  const { loaded } = studyFiles([{ path: "compose.yaml", text }]);
  if (!loaded) throw new Error("refused");
  const { stack } = loaded;
  expect(summariseStack(stack)).toBe("3 services in 3 networks, with 1 volume and 3 published ports.");
  const words = [...stack.services.values()].map((service) => describeService(service, stack));
  expect(words).toEqual([
    [
      "Built from ./api, as api:1.",
      "In the network default.",
      "Port 8000 of this machine leads to its port 80, for this machine only.",
      "A port that the engine chooses leads to its port 9000, for every machine that reaches this one.",
      "Port 1 of this machine leads to its port 2, for those who ask 10.0.0.1.",
      "Waits until db is healthy and seed has ended well.",
    ],
    [
      "From the image postgres:17. 2 containers of it run.",
      "In the networks a and b.",
      "/var/lib is the volume data.",
      "/tmp/x is a volume without a name.",
      "/seed, read only is the folder ./seed of this machine.",
    ],
    [
      "From the image busybox.",
      "Its network mode is none.",
      "/tmp is in memory.",
      "/run, at most 64m is in memory.",
      "/run/secrets/pw is the secret pw.",
      "/run/secrets/own is the secret key.",
      "/etc/settings is the config settings.",
      "Waits until db has started.",
    ],
  ]);
});

test("the project's own folder goes by no path of this lab's", () => {
  const own = "services: { a: { build: ., volumes: ['.:/app'] } }";
  const { loaded } = studyFiles([{ path: "compose.yaml", text: own }]);
  if (!loaded) throw new Error("refused");
  const [service] = loaded.stack.services.values();
  expect(service && describeService(service, loaded.stack).join(" ")).toBe(
    "Built from the project's own folder. In the network default. /app is the project's own folder.",
  );
  expect(layOut(loaded.stack).boxes[0]?.note).toBe("built from ./");
  expect(layOut(loaded.stack).stores[0]?.title).toBe("./");
});
