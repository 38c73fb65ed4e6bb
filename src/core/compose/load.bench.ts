import type { ComposeProject } from "./files.ts";
import { loadProject } from "./load.ts";

/** Times in milliseconds, from the text of a Compose file to its stack. */
export interface ComposeTimes {
  /** For 20 services, the first time, when all code is new to the engine. */
  readonly first: number;
  /** For the same after warm-up. */
  readonly usual: number;
  /** How long a service of 1,000 takes, in parts of one of 100: 1 when time grows as their number does. */
  readonly growth: number;
}

/** Measures the reading of Compose files. */
export function benchCompose(now: () => number = () => performance.now()): ComposeTimes {
  const time = (services: number, runs: number): number[] => {
    const project = projectOf(services);
    return Array.from({ length: runs }, () => {
      const start = now();
      loadProject(project);
      return now() - start;
    });
  };
  const [first = NaN, ...others] = time(20, 300);
  return { first, usual: Math.min(...others), growth: Math.min(...time(1000, 4)) / (10 * Math.min(...time(100, 10))) };
}

function projectOf(services: number): ComposeProject {
  const files = new Map([["compose.yaml", composeFileOf(services)]]);
  return { files, environment: new Map(), profiles: [], folder: "/home/ada/demo" };
}

/** Gives a Compose file that ends with services, which wait for the first; no two are alike. */
export function composeFileOf(services: number): string {
  const numbers = Array.from({ length: services }, (_, number) => number);
  return [
    "networks: { back: }",
    "volumes:",
    ...numbers.map((number) => `  data-${number}:`),
    "services:",
    ...numbers.flatMap(serviceOf),
    "",
  ].join("\n");
}

function serviceOf(number: number): string[] {
  return [
    `  service-${number}:`,
    `    image: ghcr.io/epi/service-${number}:1.${number}`,
    `    command: ["python", "-m", "epi.worker", "--number", "${number}"]`,
    `    ports: ["127.0.0.1:${8000 + number}:8000"]`,
    "    environment:",
    "      LOG_LEVEL: info",
    "      DATABASE_URL: postgresql://epi:${PASSWORD:-secret}@service-0:5432/epi",
    "    volumes:",
    `      - data-${number}:/data`,
    "      - ./models:/models:ro",
    "    networks: [back]",
    ...(number === 0 ? [] : ["    depends_on:", "      service-0:", "        condition: service_healthy"]),
    "    healthcheck:",
    '      test: ["CMD", "curl", "-f", "http://localhost:8000/health"]',
    "      interval: 10s",
    "      retries: 5",
  ];
}
