import { expect, test } from "vitest";
import { loadService } from "./load-service.ts";

// Every answer is that of Docker Compose 5.5.1.
test.each<[string, object[] | string]>([
  ["/data", [{ type: "volume", target: "/data", volume: {} }]],
  ["./a:/b", [{ type: "bind", source: "/parent/demo/a", target: "/b", bind: {} }]],
  ["/a:/b:ro", [{ type: "bind", source: "/a", target: "/b", read_only: true, bind: {} }]],
  ["a:/b:rw", [{ type: "bind", source: "a:/b", target: "rw", bind: {} }]],
  ["a:/b:ro,nocopy", [{ type: "bind", source: "a:/b", target: "ro,nocopy", bind: {} }]],
  ["./a:/b:z", [{ type: "bind", source: "/parent/demo/a", target: "/b", bind: { selinux: "z" } }]],
  ["./a:/b:Z,ro", [{ type: "bind", source: "/parent/demo/a", target: "/b", read_only: true, bind: { selinux: "Z" } }]],
  ["./a:/b:rshared", [{ type: "bind", source: "/parent/demo/a", target: "/b", bind: { propagation: "rshared" } }]],
  ["a:/b:xyz", [{ type: "bind", source: "a:/b", target: "xyz", bind: {} }]],
  ["a:b:c:d", [{ type: "bind", source: "/parent/demo/a:b", target: "c:d", bind: {} }]],
  ["a::b", [{ type: "bind", source: "/parent/demo/a:", target: "b", bind: {} }]],
  [":/b", "invalid spec: :/b: empty section between colons"],
  ["/a:", "invalid spec: /a:: empty section between colons"],
  ["", "invalid empty volume spec"],
  ["a", [{ type: "volume", target: "a" }]],
  ["ab", [{ type: "volume", target: "ab" }]],
  ["m:/models", [{ type: "volume", target: "m:/models", volume: {} }]],
  ["C:\\a:/b", [{ type: "bind", source: "C:\\a", target: "/b", bind: {} }]],
  ["c:/a:/b", [{ type: "bind", source: "c:/a", target: "/b", bind: {} }]],
  ["\\\\\\\\srv\\\\a:/b", [{ type: "bind", source: "\\\\\\\\srv\\\\a", target: "/b", bind: {} }]],
  ["./a", [{ type: "volume", target: "a", volume: {} }]],
  ["a:b", [{ type: "volume", target: "a:b", volume: {} }]],
  ["./a:/b/", [{ type: "bind", source: "/parent/demo/a", target: "/b", bind: {} }]],
  ["./a:/b/../c", [{ type: "bind", source: "/parent/demo/a", target: "/c", bind: {} }]],
  ["a:/b:ro,rw", [{ type: "bind", source: "a:/b", target: "ro,rw", bind: {} }]],
  ["a:/b:", "invalid spec: a:/b:: empty section between colons"],
  ["a:/b:cached", [{ type: "bind", source: "a:/b", target: "cached", bind: {} }]],
  ["$${A}:/b", 'service "a" refers to undefined volume ${A}: invalid compose project'],
  [".:/app", [{ type: "bind", source: "/parent/demo", target: "/app", bind: {} }]],
  ["/a:/b:ro:z", "invalid spec: /a:/b:ro:z: too many colons"],
  ["\u00e9:/b", [{ type: "volume", target: "\u00e9:/b", volume: {} }]],
])("the mount %j is %j", (text, answer) => {
  const service = loadService("volumes:", `  - ${JSON.stringify(text)}`);
  if (typeof answer === "string") expect(service).toBe(answer);
  else expect(service).toMatchObject({ volumes: answer });
});
