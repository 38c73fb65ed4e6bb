import { expect, test } from "vitest";
import { badRequests, judgeReply, type BadRequest } from "./bad-requests.ts";

const VALID = { beta: 0.3, weights: [1, 2], method: "rk4" };
const REQUESTS = badRequests(VALID);
const POST: BadRequest = { name: "text", method: "POST", body: new TextEncoder().encode("hello") };
const REFUSED = { status: 422, type: "application/json", text: '{"detail":"no"}' };

function bodyOf(name: string): string {
  return new TextDecoder().decode(REQUESTS.find((request) => request.name === name)?.body);
}

test("badRequests(…) names each request once", () => {
  const names = REQUESTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test("badRequests(…) spoils one field at a time, also with what only looks like JSON", () => {
  expect(bodyOf("beta is NaN")).toBe('{"weights": [1,2], "method": "rk4", "beta": NaN}');
  expect(JSON.parse(bodyOf('beta is "1,5"'))).toEqual({ ...VALID, beta: "1,5" });
  expect(JSON.parse(bodyOf('an unknown name "no such name"'))).toEqual({ ...VALID, "no such name": 1 });
});

test("badRequests(…) makes lists longer and shorter", () => {
  expect(JSON.parse(bodyOf("weights is [2]"))).toEqual({ ...VALID, weights: [2] });
  expect(JSON.parse(bodyOf("weights is [1,2,1,2,0]"))).toEqual({ ...VALID, weights: [1, 2, 1, 2, 0] });
});

test("badRequests() holds bodies of 10 MB, one of them in chunks, and content types that are not JSON", () => {
  const requests = badRequests();
  const large = requests.filter(({ body }) => (body?.length ?? 0) >= 10_000_000);
  expect(large.map(({ chunked }) => chunked ?? false)).toContain(true);
  expect(large.length).toBeGreaterThan(3);
  expect(requests.filter(({ type, body }) => body !== undefined && type !== "application/json").length).toBe(7);
});

test("judgeReply(…) finds a fault of the service wherever it comes", () => {
  expect(judgeReply(POST, { ...REFUSED, status: 500 }, false)).toContain("500");
  expect(judgeReply({ ...POST, mayBeTaken: true }, { ...REFUSED, status: 503 }, true)).toContain("503");
});

test("judgeReply(…) wants a refusal where a body is asked for", () => {
  expect(judgeReply(POST, { ...REFUSED, status: 200 }, true)).toContain("not refused");
  expect(judgeReply(POST, { ...REFUSED, status: 200 }, false)).toBeUndefined();
  expect(judgeReply({ ...POST, mayBeTaken: true }, { ...REFUSED, status: 200 }, true)).toBeUndefined();
});

test("judgeReply(…) wants a plain message, in JSON or as text", () => {
  expect(judgeReply(POST, REFUSED, true)).toBeUndefined();
  expect(judgeReply(POST, { status: 400, type: "text/plain; charset=utf-8", text: "no" }, true)).toBeUndefined();
  expect(judgeReply(POST, { status: 400, type: "text/plain", text: " " }, true)).toContain("plain message");
  expect(judgeReply(POST, { status: 400, type: "text/html", text: "<h1>no</h1>" }, true)).toContain("plain message");
  expect(judgeReply(POST, { ...REFUSED, text: "{" }, true)).toContain("broken JSON");
  expect(judgeReply(POST, { ...REFUSED, text: '"Traceback (most recent call last)"' }, true)).toContain("trace");
  expect(judgeReply({ ...POST, method: "HEAD" }, { status: 405, type: "", text: "" }, true)).toBeUndefined();
});
