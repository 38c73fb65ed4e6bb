/** The service as somebody outside meets it. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { makeServer } from "../src/server.ts";

const QUESTION = { susceptible: 9900, infected: 100, beta: 0.3, gamma: 0.1 };

const server = makeServer();
let origin = "";

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(() => server.close());

test("GET /health says ok", async () => {
  const response = await fetch(`${origin}/health`);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { status: "ok" });
});

test("the three scenarios give their peaks", async () => {
  for (const [beta, r0, people, day] of [
    [0.3, 3, 3038, 26.5],
    [0.2, 2, 1584, 44],
    [0.12, 1.2, 231, 80.5],
  ] as const) {
    const { body } = await ask(JSON.stringify({ ...QUESTION, beta }));
    assert.equal(body["basic_reproduction_number"], r0);
    assert.equal(body["peak_day"], day);
    assert.equal(Math.round(Number(body["peak_infected"])), people);
  }
});

test("the four lists have one value for each time", async () => {
  const { body } = await ask(JSON.stringify({ ...QUESTION, days: 10, step: 0.5 }));
  for (const name of ["time", "susceptible", "infected", "recovered"]) assert.equal(list(body[name]).length, 21);
  assert.equal(list(body["time"]).at(-1), 10);
});

test("a missing field is named", async () => {
  for (const name of Object.keys(QUESTION)) {
    assert.deepEqual(await wrongFields(JSON.stringify({ ...QUESTION, [name]: undefined })), [name]);
  }
});

test("a value that is no sensible number is named", async () => {
  const values = ["-1", "1e300", "NaN", "Infinity", "-Infinity", '"0,3"', '"0.3"', '"NaN"', "null", "true", "[]", "{}"];
  for (const name of ["susceptible", "infected", "recovered", "beta", "gamma", "days"]) {
    for (const value of values)
      assert.deepEqual(await wrongFields(withField(name, value)), [name], `${name}: ${value}`);
  }
});

test("zero is refused where it means nothing", async () => {
  for (const name of ["infected", "beta", "gamma", "days", "step"]) {
    assert.deepEqual(await wrongFields(withField(name, "0")), [name]);
  }
});

test("a step that does not fit is named, also one that was left out", async () => {
  for (const value of ["1e-9", "5e-324", "4", "1e300", "NaN"]) {
    assert.deepEqual(await wrongFields(withField("step", value)), ["step"], value);
  }
  assert.deepEqual(await wrongFields(withField("beta", "5")), ["step"]);
});

test("an unknown field and an unknown method are named", async () => {
  for (const name of ["R0", "S0", "été", "__proto__", "toString"]) {
    assert.deepEqual(await wrongFields(withField(name, "0")), [name]);
  }
  assert.deepEqual(await wrongFields(withField("method", '"midpoint"')), ["method"]);
});

test("every field that is wrong is named at once", async () => {
  assert.deepEqual(await wrongFields('{"beta": -1, "x": 1}'), ["susceptible", "infected", "beta", "gamma", "x"]);
});

test("a body that is not the question is refused", async () => {
  for (const body of [
    "",
    "{",
    "[]",
    "null",
    "3",
    '{"beta": 0,3}',
    "\\",
    "NaN",
    '"',
    '{"\\ud800": 0}',
    "[".repeat(90_000),
  ]) {
    assert.equal((await ask(body)).status, 422, body.slice(0, 20));
  }
});

test("a body without its content type is refused", async () => {
  assert.deepEqual(await wrongFields(JSON.stringify(QUESTION), "text/plain"), ["body"]);
});

test("a body that is not text is refused with 400, and one that is too long with 413", async () => {
  assert.equal((await ask(new Uint8Array([0xff]))).status, 400);
  assert.equal((await ask(" ".repeat(10_000_000))).status, 413);
  assert.equal((await fetch(`${origin}/health`)).status, 200);
});

test("the largest question is answered", async () => {
  const { status, body } = await ask(
    JSON.stringify({ ...QUESTION, susceptible: 1e10, infected: 1e10, recovered: 1e10, days: 3650, step: 0.4 }),
  );
  assert.equal(status, 200);
  assert.equal(list(body["time"]).length, 9126);
});

test("another address is 404, another method 405 with the methods that there are", async () => {
  assert.equal((await fetch(`${origin}/nowhere`)).status, 404);
  const response = await fetch(`${origin}/simulate`, { method: "DELETE" });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get("allow"), "POST");
});

test("the description has the limits that are checked", async () => {
  const document = await (await fetch(`${origin}/openapi.json`)).text();
  assert.ok(document.includes('"exclusiveMinimum":0,"maximum":3650'));
});

test("the answer names the version of the package", async () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  assert.equal((await ask(JSON.stringify(QUESTION))).body["version"], version);
});

interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function ask(body: string | Uint8Array<ArrayBuffer>, type = "application/json"): Promise<Reply> {
  const response = await fetch(`${origin}/simulate`, { method: "POST", body, headers: { "content-type": type } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** The fields that the service names when it refuses this body. */
async function wrongFields(body: string, type?: string): Promise<unknown[]> {
  const { status, body: reply } = await ask(body, type);
  assert.equal(status, 422, body);
  return (reply["detail"] as { loc: unknown[] }[]).map(({ loc }) => loc.at(-1));
}

/** The question as JSON, with one field replaced by raw text. */
function withField(name: string, value: string): string {
  const fields = Object.entries(QUESTION).filter(([key]) => key !== name);
  return `{${[...fields.map(([key, number]) => `"${key}": ${number}`), `"${name}": ${value}`].join(", ")}}`;
}

function list(value: unknown): unknown[] {
  assert.ok(Array.isArray(value));
  return value;
}
