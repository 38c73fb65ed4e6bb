import { expect, test } from "vitest";
import { loadService } from "./load-service.ts";

// Every answer is that of Docker Compose 5.5.1.
test.each<[string, object[] | string]>([
  ["80", [{ mode: "ingress", target: 80, protocol: "tcp" }]],
  ["8000:80", [{ mode: "ingress", target: 80, published: "8000", protocol: "tcp" }]],
  ["8000:80/udp", [{ mode: "ingress", target: 80, published: "8000", protocol: "udp" }]],
  ["127.0.0.1:8000:80", [{ mode: "ingress", host_ip: "127.0.0.1", target: 80, published: "8000", protocol: "tcp" }]],
  ["127.0.0.1::80", [{ mode: "ingress", host_ip: "127.0.0.1", target: 80, protocol: "tcp" }]],
  ["[::1]:80:80", [{ mode: "ingress", host_ip: "::1", target: 80, published: "80", protocol: "tcp" }]],
  ["::1:80:80", [{ mode: "ingress", host_ip: "::1", target: 80, published: "80", protocol: "tcp" }]],
  [
    "80-82",
    [
      { mode: "ingress", target: 80, protocol: "tcp" },
      { mode: "ingress", target: 81, protocol: "tcp" },
      { mode: "ingress", target: 82, protocol: "tcp" },
    ],
  ],
  [
    "8000-8002:80-82",
    [
      { mode: "ingress", target: 80, published: "8000", protocol: "tcp" },
      { mode: "ingress", target: 81, published: "8001", protocol: "tcp" },
      { mode: "ingress", target: 82, published: "8002", protocol: "tcp" },
    ],
  ],
  ["8000-8010:80", [{ mode: "ingress", target: 80, published: "8000-8010", protocol: "tcp" }]],
  ["8000-8001:80-82", "invalid ranges specified for container and host Ports: 80-82 and 8000-8001"],
  [":80", [{ mode: "ingress", target: 80, protocol: "tcp" }]],
  ["80:", "no port specified: 80:<empty>"],
  ["0:80", [{ mode: "ingress", target: 80, published: "0", protocol: "tcp" }]],
  ["70000:80", "invalid hostPort: 70000"],
  ["80:70000", "invalid containerPort: 70000"],
  ["a:80", "invalid hostPort: a"],
  ["80/TCP", [{ mode: "ingress", target: 80, protocol: "tcp" }]],
  ["80/sctp", [{ mode: "ingress", target: 80, protocol: "sctp" }]],
  ["80/xyz", "invalid proto: xyz"],
  ["80/", [{ mode: "ingress", target: 80, protocol: "tcp" }]],
  ["8000:80/tcp/udp", "invalid proto: tcp/udp"],
  ["localhost:80:80", "invalid IP address: localhost"],
  ["999.1.1.1:80:80", "invalid IP address: 999.1.1.1"],
  ["1.2.3:80:80", "invalid IP address: 1.2.3"],
  [" 80", "invalid containerPort:  80"],
  ["80:80:80:80", "invalid IP address: 80:80"],
  ["-80", "invalid containerPort: -80"],
  ["80-", "invalid containerPort: 80-"],
  ["82-80", "invalid containerPort: 82-80"],
  ["+80", [{ mode: "ingress", target: 80, protocol: "tcp" }]],
  ["0080:80", [{ mode: "ingress", target: 80, published: "80", protocol: "tcp" }]],
  ["80:80/Udp", [{ mode: "ingress", target: 80, published: "80", protocol: "udp" }]],
  ["[::]:80:80", [{ mode: "ingress", host_ip: "::", target: 80, published: "80", protocol: "tcp" }]],
  ["fe80::1%eth0:80:80", "invalid IP address: fe80::1%eth0"],
  ["", "no port specified: <empty>"],
  [
    "9-11",
    [
      { mode: "ingress", target: 10, protocol: "tcp" },
      { mode: "ingress", target: 11, protocol: "tcp" },
      { mode: "ingress", target: 9, protocol: "tcp" },
    ],
  ],
])("the port %j is %j", (text, answer) => {
  const service = loadService("ports:", `  - ${JSON.stringify(text)}`);
  if (typeof answer === "string") expect(service).toBe(answer);
  else expect(service).toMatchObject({ ports: answer });
});
