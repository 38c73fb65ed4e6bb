/** The image's health check: `node src/health.ts` ends with 0 if the service in this container answers. */

import { get } from "node:http";

const request = get(`http://127.0.0.1:${process.env["PORT"] ?? 8000}/health`, { timeout: 2000 }, (response) => {
  console.log(`${response.statusCode} ${response.statusMessage}`);
  process.exitCode = response.statusCode === 200 ? 0 : 1;
  response.resume();
});
request.on("timeout", () => request.destroy(new Error("no answer within 2 seconds")));
request.on("error", ({ message }) => {
  console.log(`no answer: ${message}`);
  process.exitCode = 1;
});
