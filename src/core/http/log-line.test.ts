import { expect, test } from "vitest";
import { logLine, statusText } from "./log-line.ts";

test("a line is as uvicorn prints it", () => {
  expect(logLine({ method: "POST", path: "/simulate" }, 200, "127.0.0.1:40000")).toBe(
    'INFO:     127.0.0.1:40000 - "POST /simulate HTTP/1.1" 200 OK',
  );
});

test("a path is written with its escapes, and the query as it was sent", () => {
  expect(logLine({ method: "get", path: "/a b(1)/é?q=a b" }, 404)).toContain(
    '"GET /a%20b%281%29/%C3%A9?q=a b HTTP/1.1" 404 Not Found',
  );
  expect(logLine({ method: "GET", path: "/%zz" }, 404)).toContain("/%25zz ");
});

test("a status without a name is a number", () => {
  expect(statusText(299)).toBe("299");
});
