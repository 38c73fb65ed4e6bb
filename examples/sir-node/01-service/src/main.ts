/** Starts the service: `npm start`. PORT and HOST say where it listens, port 8000 of this machine alone unless told. */

import { VERSION } from "./answer.ts";
import { makeServer } from "./server.ts";

const port = Number(process.env["PORT"] ?? 8000);
const host = process.env["HOST"] ?? "127.0.0.1";

const server = makeServer(console.log);
server.on("error", (error) => {
  console.error(`The service cannot listen on ${host}:${port}: ${error.message}`);
  process.exitCode = 1;
});
server.listen(port, host, () => console.log(`sir-node ${VERSION} listens on http://${host}:${port}`));

// A container's first process is ended by a signal only if it says how.
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => server.close(() => console.log("sir-node has ended")));
}
