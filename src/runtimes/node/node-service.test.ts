import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answerSir } from "../../core/epidemic/answer.ts";
import { largestDifference } from "../../core/json/difference.ts";
import { readExample, stepFiles } from "../../schemas/example-folder.ts";
import { sirAnswerSchema, sirQuestionSchema } from "../../schemas/sir-service.ts";
import { makeFileTree } from "./file-tree.ts";
import { NodeService, type Stage } from "./node-service.ts";
import { findFreePort, PlainNode } from "./plain-node.ts";
import { Stopped } from "./within.ts";

let machines: PlainNode[];
let printed: string;
let stages: Stage[];
const watch = {
  stage: (stage: Stage) => void stages.push(stage),
  print: (text: string) => void (printed += text),
  ended: (code: number) => void (printed += `ended with ${code}\n`),
};

beforeEach(() => {
  [machines, printed, stages] = [[], "", []];
});

afterEach(async () => {
  for (const machine of machines) await machine.remove();
});

describe("sir-node as the page mounts it, in plain Node", { timeout: 60_000 }, () => {
  test("installs, starts, and answers the three scenarios as the core does", async () => {
    const service = await prepare(await exampleTexts());
    await service.start(watch);
    expect(stages).toEqual(["booting", "mounting", "installing", "starting"]);
    expect(printed).toMatch(/^\$ npm install .*\n[^$]*\$ npm start\n/);
    for (const beta of [0.3, 0.2, 0.12]) {
      const scenario = sirQuestionSchema.parse({ susceptible: 9900, infected: 100, beta, gamma: 0.1 });
      const answer = await ask(service, "/simulate", scenario);
      expect(answer.status).toBe(200);
      const numbers = sirAnswerSchema.parse(JSON.parse(answer.body ?? ""));
      expect(largestDifference(numbers, answerSir(scenario))).toBeLessThan(1e-9);
    }
    const refused = await ask(service, "/simulate", { susceptible: 9900, infected: 100, beta: -0.3, gamma: 0.1 });
    expect([refused.status, JSON.parse(refused.body ?? "").detail[0].loc]).toEqual([422, ["body", "beta"]]);
    const missing = await ask(service, "/nowhere/é%20 b");
    expect([missing.status, Object.fromEntries(missing.headers)["content-type"]]).toEqual([404, "application/json"]);
    expect(printed).toContain("POST /simulate 422\nGET /nowhere/%C3%A9%20%20b 404\n");
  });

  test("can be closed and started again", async () => {
    const service = await prepare(await exampleTexts());
    await service.start(watch);
    service.close();
    await expect(ask(service, "/health")).rejects.toThrow("The service does not run.");
    const before = printed;
    await machines[0]?.remove();
    expect(printed).toBe(before);
    await service.start(watch);
    expect((await ask(service, "/health")).body).toBe('{"status":"ok"}');
    service.close();
    expect(printed).not.toContain("ended with");
  });

  test("closing it while it starts stops the start", async () => {
    const service = await prepare(await exampleTexts());
    const starting = expect(service.start(watch)).rejects.toThrow(Stopped);
    await expect.poll(() => stages).toContain("installing");
    service.close();
    await starting;
  });
});

describe("a project that is wrong", { timeout: 60_000 }, () => {
  test("packages that cannot be installed are told with npm's words", async () => {
    const service = await prepare({ "package.json": '{ "dependencies": { "no-such-folder": "file:./gone.tgz" } }' });
    await expect(service.start(watch)).rejects.toThrow(/^npm install ended with code \d+\. /);
    expect(printed).toContain("gone.tgz");
    await expect(ask(service, "/health")).rejects.toThrow("does not run");
  });

  test("a service that ends before it listens is told with its code", async () => {
    const service = await prepare({ "package.json": startScript("node -e 'console.log(6 * 7); process.exit(3)'") });
    await expect(service.start(watch)).rejects.toThrow("npm start ended with code 3 before the service listened.");
    expect(printed).toContain("\n42\n");
  });

  test("a service that ends later is told too, and asking it says what to do", async () => {
    const script = 'require("node:http").createServer((_, answer) => { answer.end(); process.exit(4); })';
    const service = await prepare({
      "package.json": startScript("node service.cjs"),
      "service.cjs": `${script}.listen(process.env.PORT, "127.0.0.1");`,
    });
    await service.start(watch);
    await ask(service, "/").catch(() => undefined);
    await expect.poll(() => printed, { timeout: 10_000 }).toContain("ended with 4");
    await expect(ask(service, "/")).rejects.toThrow(/could not be asked. Start it again. Node says:[^]*ECONNREFUSED/);
  });
});

async function prepare(texts: Record<string, string>): Promise<NodeService> {
  const port = await findFreePort();
  const files = Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
  const boot = async (): Promise<PlainNode> => {
    const machine = await PlainNode.boot(port);
    machines.push(machine);
    return machine;
  };
  return new NodeService(boot, { tree: makeFileTree(new Map(files)), port });
}

async function exampleTexts(): Promise<Record<string, string>> {
  const files = stepFiles(await readExample("examples", "sir-node"));
  expect([...files.keys()]).toEqual(expect.arrayContaining(["Dockerfile", "package-lock.json", "src/main.ts"]));
  return Object.fromEntries([...files].map(([path, { bytes }]) => [path, new TextDecoder().decode(bytes)]));
}

async function ask(service: NodeService, path: string, body?: unknown) {
  if (body === undefined) return await service.ask({ method: "GET", path, headers: [] });
  const headers = [["content-type", "application/json"]] as const;
  return await service.ask({ method: "POST", path, headers, body: JSON.stringify(body) });
}

function startScript(start: string): string {
  return JSON.stringify({ scripts: { start } });
}
