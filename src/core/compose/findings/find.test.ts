import { describe, expect, test } from "vitest";
import { loadProject } from "../load.ts";
import { findIn } from "./find.ts";
import type { Finding } from "./finding.ts";

const FOLDER = "/home/ada/demo";

function findInFiles(files: Record<string, string>): Finding[] {
  const project = {
    files: new Map(Object.entries(files)),
    environment: new Map<string, string>(),
    profiles: [],
    folder: FOLDER,
  };
  return findIn(project, loadProject(project));
}

/** What a rule says of the services below `services:`, each finding as "line: message". */
function told(rule: string, services: string, files: Record<string, string> = {}): string[] {
  const found = findInFiles({
    ...files,
    "compose.yaml": services.startsWith("services:") ? services : `services:\n${services}`,
  });
  return found.filter((each) => each.rule === rule).map(({ place, message }) => `${place?.line ?? 0}: ${message}`);
}

/** The file after the first fix of a rule, which must leave nothing for that rule to say at that place. */
function mended(rule: string, services: string, files: Record<string, string> = {}): string | undefined {
  const text = `services:\n${services}`;
  const finding = findInFiles({ ...files, "compose.yaml": text }).find((each) => each.rule === rule);
  const { fix } = finding ?? {};
  if (fix === undefined) return undefined;
  const after = text.slice(0, fix.start) + fix.text + text.slice(fix.end);
  const password = { ".env": "DB_PASSWORD=x\nPOSTGRES_PASSWORD=x\nURL=x\n" };
  const left = findInFiles({ ...files, ...password, "compose.yaml": after }).filter((each) => each.rule === rule);
  expect(left.map(({ message }) => message)).not.toContain(finding?.message);
  return after.slice("services:\n".length);
}

const DB = "  db:\n    image: postgres:17\n";
const CHECKED = `${DB}    healthcheck: {test: [CMD, pg_isready]}\n`;

function check(lines: string, command: string): string {
  return `  it:\n    ${lines}\n    healthcheck: {test: ${command}}\n`;
}

/** A stack whose database is in the network back alone. */
function apartFrom(web: string): string {
  return `services:\n${DB}    networks: [back]\n  web:\n    image: web:1\n    ${web}\nnetworks: {front: , back: }\n`;
}

describe("plain-password", () => {
  test.each([
    [
      `${DB}    environment: {POSTGRES_PASSWORD: hunter2}\n`,
      "4: The value of POSTGRES_PASSWORD is written into this file.",
    ],
    [
      `${DB}    environment:\n      - POSTGRES_PASSWORD=hunter2\n`,
      "5: The value of POSTGRES_PASSWORD is written into this file.",
    ],
    [
      `${DB}    environment: {URL: "postgresql://ada:hunter2@db/x"}\n`,
      "4: The password in URL is written into this file.",
    ],
    [`${DB}    environment: {API_TOKEN: s3cr3t}\n`, "4: The value of API_TOKEN is written into this file."],
    [
      `${DB}    environment: {PGADMIN_DEFAULT_PASSWORD: s3cr3t}\n`,
      "4: The value of PGADMIN_DEFAULT_PASSWORD is written into this file.",
    ],
    [
      `${DB}    environment: {MINIO_ROOT_PASSWORD: s3cr3t}\n`,
      "4: The value of MINIO_ROOT_PASSWORD is written into this file.",
    ],
    [
      `${DB}    command: redis-server --requirepass hunter2\n`,
      "4: The password in --requirepass is written into this file.",
    ],
    [
      `${DB}    command: [jupyter, lab, --IdentityProvider.token=hunter2]\n`,
      "4: The password in --IdentityProvider.token is written into this file.",
    ],
    [
      `${DB}    build: {context: ., args: {PIP_TOKEN: hunter2}}\n`,
      "4: The value of PIP_TOKEN is written into this file.",
    ],
  ])("is found in %j", (services, message) => {
    expect(told("plain-password", services)).toEqual([message]);
  });

  test.each([
    "POSTGRES_PASSWORD: ${P:-secret}",
    "POSTGRES_PASSWORD: $P",
    "POSTGRES_PASSWORD_FILE: /run/secrets/p",
    "POSTGRES_PASSWORD:",
    'POSTGRES_PASSWORD: ""',
    'MYSQL_ALLOW_EMPTY_PASSWORD: "yes"',
    "MYSQL_RANDOM_ROOT_PASSWORD: yes-please",
    "MAX_NEW_TOKEN: 512",
    "TOKENIZERS_PARALLELISM: 'false'",
    "URL: postgresql://ada@db/x",
    "URL: http://db:8000/a@b",
    "EOS_TOKEN: </s>",
    "API_TOKEN: <your token>",
    "JWT_SECRET_KEY: config/private.pem",
    "SECRET_KEY: /run/secrets/key",
  ])("is not found in %j", (variable) => {
    expect(told("plain-password", `${DB}    environment:\n      ${variable}\n`)).toEqual([]);
  });

  test.each([
    "redis-server --requirepass ${P}",
    "redis-server --requirepass $$P",
    "jupyter lab --IdentityProvider.token=''",
    "serve --max-token 512 --token-file /run/secrets/t --password --verbose",
    "redis-server --requirepass",
  ])("is not found in the command %j", (command) => {
    expect(told("plain-password", `${DB}    command: ${command}\n`)).toEqual([]);
  });

  test("is not found in what comes from an env file", () => {
    expect(told("plain-password", `${DB}    env_file: .env\n`, { ".env": "POSTGRES_PASSWORD=hunter2\n" })).toEqual([]);
  });

  test.each([
    ["{POSTGRES_PASSWORD: hunter2}", '{POSTGRES_PASSWORD: "${POSTGRES_PASSWORD:?is not set}"}'],
    ["{POSTGRES_PASSWORD: 'hunter2'}", "{POSTGRES_PASSWORD: '${POSTGRES_PASSWORD:?is not set}'}"],
    ["\n      - POSTGRES_PASSWORD=hunter2", "\n      - POSTGRES_PASSWORD=${POSTGRES_PASSWORD:?is not set}"],
    [
      "\n      - DB_URL=postgres://ada:hunter2@db:5432/x",
      "\n      - DB_URL=postgres://ada:${DB_PASSWORD:?is not set}@db:5432/x",
    ],
    ['{DB_URL: "postgres://ada:hunter2@db"}', '{DB_URL: "postgres://ada:${DB_PASSWORD:?is not set}@db"}'],
    ['["POSTGRES_PASSWORD=hunter2"]', '["POSTGRES_PASSWORD=${POSTGRES_PASSWORD:?is not set}"]'],
  ])("is mended in %j", (environment, after) => {
    expect(mended("plain-password", `${DB}    environment: ${environment}\n`)).toBe(`${DB}    environment: ${after}\n`);
  });
});

test("plain-password takes one variable for a password that several services hold, and one for each key", () => {
  const services = `${DB}    environment: {POSTGRES_PASSWORD: p1, API_KEY: k1}\n  api:\n    image: api:1\n    environment:\n      DB_PASS: p1\n      URL: "a://b:p1@db"\n      ROOT_PASSWORD: p1\n      JWT_SECRET: k1\n`;
  const found = findInFiles({ "compose.yaml": `services:\n${services}` }).filter(
    ({ rule }) => rule === "plain-password",
  );
  const variables = found.map(({ message }) => /(?:of|in) (\w+)/.exec(message)?.[1]);
  expect(variables).toEqual(["POSTGRES_PASSWORD", "API_KEY", "DB_PASS", "URL", "ROOT_PASSWORD", "JWT_SECRET"]);
  expect(found.map(({ fix }) => fix?.title.slice("Take it from ${".length, -1))).toEqual([
    "POSTGRES_PASSWORD",
    "API_KEY",
    "POSTGRES_PASSWORD",
    "POSTGRES_PASSWORD",
    "ROOT_PASSWORD",
    "JWT_SECRET",
  ]);
});

describe("no-condition", () => {
  test.each([
    [
      `${CHECKED}  api:\n    image: api:1\n    depends_on: [db]\n`,
      "api:\n    image: api:1\n    depends_on: { db: { condition: service_healthy } }\n",
    ],
    [
      `${CHECKED}  api:\n    image: api:1\n    depends_on:\n      - job\n      - db\n    tty: true\n  job:\n    image: job:1\n`,
      "api:\n    image: api:1\n    depends_on:\n      job:\n        condition: service_started\n      db:\n        condition: service_healthy\n    tty: true\n  job:\n    image: job:1\n",
    ],
  ])("is found and mended in %j", (services, after) => {
    expect(told("no-condition", services)).toHaveLength(1);
    expect(mended("no-condition", services)).toBe(`${CHECKED}  ${after}`);
  });

  test("is found, and not mended, in a list with a comment", () => {
    const services = `${CHECKED}  api:\n    image: api:1\n    depends_on:\n      # first\n      - db\n`;
    expect(told("no-condition", services)).toEqual([
      "9: api starts as soon as db has started, whether it is healthy or not.",
    ]);
    expect(mended("no-condition", services)).toBeUndefined();
  });

  test.each([
    `${DB}  api:\n    image: api:1\n    depends_on: [db]\n`,
    `${CHECKED}  api:\n    image: api:1\n    depends_on: {db: {condition: service_started}}\n`,
    `${CHECKED}  api:\n    image: api:1\n    depends_on: {db: {condition: service_healthy}}\n`,
    `${CHECKED}  api:\n    image: api:1\n    links: [db]\n`,
    `${CHECKED}  api:\n    image: api:1\n    network_mode: service:db\n`,
    `${DB}    healthcheck: {disable: true}\n  api:\n    image: api:1\n    depends_on: [db]\n`,
  ])("is not found in %j", (services) => {
    expect(told("no-condition", services)).toEqual([]);
  });
});

describe("open-database", () => {
  test.each([
    ['["5432:5432"]', '["127.0.0.1:5432:5432"]'],
    ["[5432:5432]", "[127.0.0.1:5432:5432]"],
    ['["0.0.0.0:5432:5432"]', '["127.0.0.1:5432:5432"]'],
    ['["5432"]', '["127.0.0.1::5432"]'],
    ['["${PORT:-5432}:5432"]', '["127.0.0.1:${PORT:-5432}:5432"]'],
    ["\n      - 15432:5432 # for psql", "\n      - 127.0.0.1:15432:5432 # for psql"],
  ])("is found and mended in %j", (ports, after) => {
    expect(told("open-database", `${DB}    ports: ${ports}\n`)).toHaveLength(1);
    expect(mended("open-database", `${DB}    ports: ${ports}\n`)).toBe(`${DB}    ports: ${after}\n`);
  });

  test("is found, and not mended, in the long form", () => {
    const services = `${DB}    ports: [{target: 5432, published: 5432}]\n`;
    expect(told("open-database", services)).toEqual([
      "4: PostgreSQL in db can be reached by everybody who reaches this machine.",
    ]);
    expect(mended("open-database", services)).toBeUndefined();
  });

  test.each([
    `${DB}    ports: ["127.0.0.1:5432:5432"]\n`,
    `${DB}    expose: [5432]\n`,
    `${DB}    network_mode: host\n    ports: ["5432:5432"]\n`,
    '  api:\n    image: api:1\n    ports: ["8000:8000"]\n',
    '  db:\n    image: me/postgres:17\n    ports: ["5432:5432"]\n',
    `services:\n${DB}    ports: ["5432:5432"]\n    networks: [back]\nnetworks: {back: {internal: true}}\n`,
  ])("is not found in %j", (services) => {
    expect(told("open-database", services)).toEqual([]);
  });
});

test.each([
  ["mysql/mysql-server:5.7.28", "MySQL", "/var/lib/mysql"],
  ["neo4j:5", "Neo4j", "/data"],
  ["clickhouse/clickhouse-server:24.8", "ClickHouse", "/var/lib/clickhouse"],
  ["docker.elastic.co/elasticsearch/elasticsearch:8.15.0", "Elasticsearch", "/usr/share/elasticsearch/data"],
  ["qdrant/qdrant:v1.12", "Qdrant", "/qdrant/storage"],
])("%s is known as %s, with its data in %s", (image, name, folder) => {
  const db = `  db:\n    image: ${image}\n`;
  expect(told("open-database", `${db}    ports: ["1:2"]\n`)[0]).toContain(`${name} in db can be reached by everybody`);
  expect(told("unkept-data", db)[0]).toContain(`The data of db (${name})`);
  expect(told("unkept-data", `${db}    volumes: ["./kept:${folder}"]\n`)).toEqual([]);
});

describe("unkept-data", () => {
  const lost = "2: The data of db (PostgreSQL) is in no volume of its own: `docker compose down` loses it.";

  test.each([
    DB,
    `${DB}    volumes: [/var/lib/postgresql/data]\n`,
    `services:\n${DB}    volumes: [data:/var/lib/postgresql]\nvolumes: {data: }\n`,
    `${DB}    volumes: ["./init.sql:/docker-entrypoint-initdb.d/init.sql:ro"]\n`,
    "  db:\n    image: timescale/timescaledb:2.19.3-pg17\n",
  ])("is found in %j", (services) => {
    expect(told("unkept-data", services)).toEqual([lost]);
  });

  test.each([
    [`services:\n${DB}    volumes: [data:/var/lib/postgresql/data]\nvolumes: {data: }\n`],
    ["services:\n  db:\n    image: postgres:18\n    volumes: [data:/var/lib/postgresql]\nvolumes: {data: }\n"],
    ["services:\n  db:\n    image: postgres\n    volumes: [data:/var/lib/postgresql]\nvolumes: {data: }\n"],
    [`services:\n${DB}    environment: {PGDATA: /pg}\n    volumes: [data:/pg]\nvolumes: {data: }\n`],
    [`${DB}    volumes: ["./data:/var/lib/postgresql/data"]\n`],
    [`${DB}    tmpfs: [/tmp]\n    volumes: [{type: tmpfs, target: /var/lib/postgresql/data}]\n`],
    ["  cache:\n    image: redis:8.0\n"],
    ["  db:\n    build: .\n    image: postgres:17\n"],
    ["  exporter:\n    image: example/postgres-exporter:0.15.0\n"],
  ])("is not found in %j", (services) => {
    expect(told("unkept-data", services)).toEqual([]);
  });

  test.each([
    [DB, `${DB}    volumes:\n      - db-data:/var/lib/postgresql/data\n\nvolumes:\n  db-data:\n`],
    [
      "  db:\n    image: postgres:18.1\n    tty: true\nvolumes:\n  other:\n",
      "  db:\n    image: postgres:18.1\n    volumes:\n      - db-data:/var/lib/postgresql\n    tty: true\nvolumes:\n  db-data:\n  other:\n",
    ],
    [
      "  db:\n    image: mysql:8.4\n",
      "  db:\n    image: mysql:8.4\n    volumes:\n      - db-data:/var/lib/mysql\n\nvolumes:\n  db-data:\n",
    ],
    ["  db:\n    image: postgres\n", undefined],
    ["  db: {image: 'postgres:17'}\n", undefined],
    [`${DB}    volumes: [./a:/b]\n`, undefined],
  ])("is mended in %j", (services, after) => {
    expect(mended("unkept-data", services)).toBe(after);
  });
});

describe("moving-tag", () => {
  test.each([
    ["image: postgres", "3: it names no version of postgres, so it takes the newest."],
    ["image: redis:latest", "3: it takes the newest image of redis, whichever that is."],
    ["image: localhost:5000/api", "3: it names no version of localhost:5000/api, so it takes the newest."],
  ])("is found in %j", (image, message) => {
    expect(told("moving-tag", `  it:\n    ${image}\n`)).toEqual([message]);
  });

  test.each([
    "image: postgres:17",
    "image: postgres@sha256:0000000000000000000000000000000000000000000000000000000000000000",
    "image: api\n    build: .",
    "image: ${IMAGE:-api}",
    "build: .",
    "image: api\n  worker:\n    image: api\n    build: .",
  ])("is not found in %j", (image) => {
    expect(told("moving-tag", `  it:\n    ${image}\n`)).toEqual([]);
  });
});

test("no-memory-limit names all services without one in one finding", () => {
  const limited =
    "  a:\n    image: a:1\n    mem_limit: 1g\n  b:\n    image: b:1\n    deploy: {resources: {limits: {memory: 1g}}}\n";
  expect(told("no-memory-limit", limited)).toEqual([]);
  expect(told("no-memory-limit", `${limited}  c:\n    image: c:1\n  d:\n    image: d:1\n`)).toEqual([
    "8: Without a memory limit: c and d.",
  ]);
});

describe("covered-packages", () => {
  const api = "  api:\n    build: .\n    volumes:\n      - ";
  const node = { Dockerfile: "FROM node:22\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\n" };
  const uv = { Dockerfile: "FROM python:3.13-slim\nWORKDIR /srv/app\nRUN pip install uv && uv sync --frozen\n" };

  test.each([
    [node, `${api}.:/app\n`, `${api}.:/app\n      - /app/node_modules\n`],
    [uv, `${api}"./:/srv/app"\n`, `${api}"./:/srv/app"\n      - /srv/app/.venv\n`],
    [
      { Dockerfile: "FROM python:3.13\nRUN python -m venv /app/env\n" },
      `${api}.:/app\n`,
      `${api}.:/app\n      - /app/env\n`,
    ],
    [
      {},
      `${api}.:/app\n    command: npm run dev\n`,
      `${api}.:/app\n      - /app/node_modules\n    command: npm run dev\n`,
    ],
  ])("is found and mended with %j in %j", (files, services, after) => {
    expect(told("covered-packages", services, files)).toHaveLength(1);
    expect(mended("covered-packages", services, files)).toBe(after);
  });

  test.each([
    [node, `${api}./src:/app/src\n`],
    [node, `${api}.:/app\n      - /app/node_modules\n`],
    [node, `${api}.:/other\n`],
    [{ Dockerfile: "FROM python:3.13-slim\nWORKDIR /app\nRUN pip install fastapi\n" }, `${api}.:/app\n`],
    [{ Dockerfile: "FROM node:22\nRUN npm install -g serve\n" }, `${api}.:/app\n`],
    [{}, `${api}.:/app\n`],
    [{}, "  web:\n    image: node:22\n    command: npm run dev\n    volumes: [.:/app]\n"],
  ])("is not found with %j in %j", (files, services) => {
    expect(told("covered-packages", services, files)).toEqual([]);
  });
});

describe("hopeless-check", () => {
  test.each([
    ["image: python:3.13-slim", "curl -f http://localhost:8000 || exit 1", "python:3.13-slim has no curl."],
    ["image: redis:8.0", "[CMD, wget, -q, localhost]", "redis:8.0 has no wget."],
    ["image: redis:8.0", "[CMD, pg_isready]", "redis:8.0 has no pg_isready."],
    [
      "image: timescale/timescaledb:2.19.3-pg17",
      "curl localhost:5432",
      "timescale/timescaledb:2.19.3-pg17 has no curl.",
    ],
    ["image: valkey/valkey:8.1-alpine", "curl localhost", "valkey/valkey:8.1-alpine has no curl."],
    ["image: mariadb:11.4", "[CMD, mysqladmin, ping]", "mariadb:11.4 has no mysqladmin."],
    [
      "image: gcr.io/distroless/python3-debian12",
      "python3 /check.py",
      "gcr.io/distroless/python3-debian12 has no shell.",
    ],
    [
      "image: postgres:17",
      '[CMD, "pg_isready -U ada"]',
      "with CMD, “pg_isready -U ada” is the name of one program. Write CMD-SHELL, or each word for itself.",
    ],
    [
      "image: postgres:17",
      '[CMD, pg_isready, "||", exit, "1"]',
      "with CMD, || is an argument of pg_isready, for no shell reads it. Write CMD-SHELL, or leave it out.",
    ],
    ["image: postgres:17", "[CMD, pg_isready, -p, '5433']", "it asks on port 5433, and it listens on 5432."],
    [
      "image: postgres:17\n    environment: {POSTGRES_USER: ada}",
      "psql -U postgres -c 'select 1'",
      "it logs in as postgres, and the database knows ada alone.",
    ],
    ["image: postgres:17", "psql -c 'select 1'", "it logs in as root, and the database knows postgres alone."],
    [
      "image: postgres:17",
      "[CMD, psql, --username=postgres, --dbname=app]",
      "it asks for the database app, which is not made.",
    ],
    [
      "image: redis:8.0\n    command: redis-server --requirepass x",
      "redis-cli ping | grep PONG",
      "it gives no password, so the answer is never PONG.",
    ],
    [
      "image: api:1\n    command: uvicorn api:app --host 0.0.0.0 --port 8000",
      "curl -f http://localhost:8080/health",
      "it asks on port 8080, and it listens on 8000.",
    ],
  ])("is found for %j with %j", (lines, command, why) => {
    expect(told("hopeless-check", check(lines, command))).toEqual([
      `${lines.split("\n").length + 3}: The health check of it can never pass: ${why}`,
    ]);
  });

  test.each([
    ["image: python:3.13", "curl -f http://localhost:8000"],
    ["image: python:3.13-slim", "[CMD, python3, -c, 'import urllib.request']"],
    ["image: node:22-alpine", "wget -q localhost:3000"],
    ["image: me/python:3.13-slim", "curl localhost"],
    ["image: postgres:17", "[CMD, pg_isready, -U, somebody, -d, else]"],
    ["image: postgres:17", "pg_isready || exit 1"],
    ["image: postgres:17\n    environment: {POSTGRES_USER: ada, POSTGRES_DB: app}", "psql -U ada -d app -c 'select 1'"],
    ["image: postgres:17\n    environment: {POSTGRES_USER: admin}", "psql -Uadmin -c 'select 1'"],
    ["image: postgres:17\n    command: -p 5433", "[CMD, pg_isready, -p, '5433']"],
    ["image: postgres:17", "psql -U $$POSTGRES_USER -c 'select 1'"],
    ["image: postgres:17\n    volumes: ['./init:/docker-entrypoint-initdb.d']", "psql -U app -c 'select 1'"],
    ["image: valkey/valkey:8.1", "[CMD, redis-cli, ping]"],
    ["image: redis:8.0\n    command: redis-server --requirepass x", "redis-cli -a x ping | grep PONG"],
    ["image: redis:8.0\n    command: redis-server --requirepass x", "[CMD, redis-cli, ping]"],
    ["build: .", "curl -f http://localhost:8000"],
    ["image: api:1\n    command: uvicorn api:app --port 8000", "curl -f http://db:8080/health"],
  ])("is not found for %j with %j", (lines, command) => {
    expect(told("hopeless-check", check(lines, command))).toEqual([]);
  });

  test.each([
    ["FROM python:3.13-slim\nCOPY . .\n", 1],
    ["FROM python:3.13 AS build\nRUN curl x\nFROM python:3.13-slim\n", 0],
    ["FROM python:3.13-slim\nRUN apt-get update && apt-get install -y \\\n  curl\n", 0],
    ["ARG BASE\nFROM $BASE\n", 0],
    ["FROM node:22-slim AS base\nFROM base\n", 1],
  ])("reads the Dockerfile %j", (Dockerfile, count) => {
    expect(told("hopeless-check", check("build: .", "curl -f localhost"), { Dockerfile })).toHaveLength(count);
  });
});

describe("unread-secret", () => {
  const db =
    "  db:\n    image: postgres:17\n    environment: {POSTGRES_PASSWORD_FILE: /run/secrets/pw}\n    secrets: [pw]\n";
  const tail = "secrets: {pw: {file: ./pw.txt}}\n";

  test("is found where the service that asks has no password at all", () => {
    expect(
      told("unread-secret", `services:\n${db}  api:\n    image: api:1\n    environment: {DATABASE_HOST: db}\n${tail}`),
    ).toEqual([
      "6: api asks db, whose password is in the secret pw, and is given no password: it needs the secret too, and has to read its file.",
    ]);
  });

  test("is found where a variable names a secret that is not given", () => {
    expect(
      told(
        "unread-secret",
        `services:\n${db}  api:\n    image: api:1\n    environment: {PW_FILE: /run/secrets/pw}\n${tail}`,
      ),
    ).toEqual(["6: api is to read PW_FILE from the secret pw, and is not given it: its list of secrets lacks pw."]);
  });

  test.each([
    "environment: {DATABASE_HOST: db, PW_FILE: /run/secrets/pw}\n    secrets: [pw]",
    "environment: {DATABASE_HOST: db, PW_FILE: /run/secrets/key}\n    secrets: [{source: pw, target: key}]",
    "environment: {DATABASE_HOST: db}\n    secrets: [pw]",
    "environment: {DATABASE_HOST: db, DATABASE_USER: reader, DATABASE_PASSWORD: x}",
    "environment: {DATABASE_HOST: db, CACHE_PASSWORD: x}",
    "environment: {DATABASE_URL: 'postgres://a:b@db/x'}",
    "environment: {DATABASE_HOST: db}\n    volumes: ['./conf:/conf']",
    "environment: {DATABASE_HOST: db}\n    configs: [pw]",
    "environment: {DATABASE_HOST: db}\n    secrets: [database-url]",
    "environment: {DATABASE_HOST: db, DB_KEY: x}",
    "environment: {DATABASE_HOST: db, DB_CREDENTIALS: }",
    "environment: {OTHER_HOST: cache}",
    "depends_on: [db]",
  ])("is not found for %j", (lines) => {
    const others = "configs: {pw: {file: ./pw.txt}}\n";
    const secrets = tail.replace("}}", "}, database-url: {file: ./url.txt}}");
    expect(
      told("unread-secret", `services:\n${db}  api:\n    image: api:1\n    ${lines}\n${secrets}${others}`),
    ).toEqual([]);
  });

  test.each([
    ["environment: {DATABASE_HOST: db, DATABASE_PASSWORD: x}", "api takes it from DATABASE_PASSWORD"],
    ["environment: {DB_HOST: db, DB_USER: postgres, DB_PASS: '${P-x}'}", "api takes it from DB_PASS"],
    ["environment: {DATABASE_URL: 'postgresql://postgres:x@db:5432/x'}", "api takes it from DATABASE_URL"],
    ["environment: {DATABASE_HOST: db, SECRET_KEY: x}", "api is given no password"],
    ["environment: {DATABASE_HOST: db}\n    volumes: ['data:/data']", "api is given no password"],
    ["environment: {DATABASE_HOST: db}\n    secrets: [mail]", "api is given no password"],
    ["build: .\n    depends_on: [db]", "api is given no password"],
  ])("is found for %j", (lines, words) => {
    const more = "volumes: {data: }\n" + tail.replace("}}", "}, mail: {file: ./mail.txt}}");
    const [found, ...others] = told("unread-secret", `services:\n${db}  api:\n    image: api:1\n    ${lines}\n${more}`);
    expect(found?.replace("whose password is in the secret pw, and is", "is").replace("asks db, ", "")).toContain(
      words,
    );
    expect(others).toEqual([]);
  });

  test.each([
    [
      "root's password alone is in a secret",
      "mysql:8",
      "MYSQL_ROOT_PASSWORD_FILE: /run/secrets/pw, MYSQL_USER: app, MYSQL_PASSWORD: x",
    ],
    ["the service is no root", "mariadb:11", "MARIADB_ROOT_PASSWORD_FILE: /run/secrets/pw, MARIADB_USER: app"],
  ])("is not found when %s", (_, image, environment) => {
    const own = `  db:\n    image: ${image}\n    environment: {${environment}}\n    secrets: [pw]\n`;
    const api = "  api:\n    image: api:1\n    environment: {DB_HOST: db, DB_USER: app, DB_PASSWORD: x}\n";
    expect(told("unread-secret", `services:\n${own}${api}${tail}`)).toEqual([]);
  });

  function untold(lines: string): string[] {
    return told("unread-secret", `services:\n  db:\n    image: postgres:17\n    secrets: [pw]\n${lines}${tail}`);
  }

  test("is found for a database that nothing tells of its secret, and not where something may", () => {
    expect(untold("")).toEqual([
      "4: db is given the secret pw, and nothing tells PostgreSQL of it: set POSTGRES_PASSWORD_FILE to /run/secrets/pw.",
    ]);
    expect(untold("    command: [sh, -c, 'export X=$$(cat /run/secrets/pw)']\n")).toEqual([]);
    expect(untold("    volumes: ['./init:/docker-entrypoint-initdb.d']\n")).toEqual([]);
  });

  test("is found for a path that is taken for the password, and mended", () => {
    const own =
      "  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: /run/secrets/pw\n    secrets: [pw]\n";
    expect(told("unread-secret", `services:\n${own}${tail}`)).toEqual([
      "5: The password of db is the text /run/secrets/pw itself: only POSTGRES_PASSWORD_FILE reads the file.",
    ]);
    expect(mended("unread-secret", own + tail)).toContain("      POSTGRES_PASSWORD_FILE: /run/secrets/pw\n");
    const list = own.replace("      POSTGRES_PASSWORD: ", "      - POSTGRES_PASSWORD=");
    expect(mended("unread-secret", list + tail)).toContain("      - POSTGRES_PASSWORD_FILE=/run/secrets/pw\n");
  });
});

test("taken-port is found where two containers want one port, and not where they share the machine", () => {
  const two = (one: string, other: string): string[] =>
    told("taken-port", `  a:\n    image: a:1\n    ports: ["${one}"]\n  b:\n    image: b:1\n    ports: ["${other}"]\n`);
  expect(two("80:80", "80:8080")).toEqual(["7: a and b both want port 80 of this machine, so b cannot start."]);
  expect(two("127.0.0.1:80:80", "80:8080")).toHaveLength(1);
  expect(two("80:80", "81:80")).toEqual([]);
  expect(two("80:80", "80")).toEqual([]);
  expect(two("53:53/udp", "53:53")).toEqual([]);
  expect(two("127.0.0.1:80:80", "10.0.0.1:80:80")).toEqual([]);
  expect(told("taken-port", "  a:\n    image: a:1\n    ports: ['80:80']\n    scale: 3\n")).toEqual([
    "4: a has 3 containers, and each wants port 80 of this machine: only one can have it.",
  ]);
});

test("obsolete-version is found, and its line goes", () => {
  const text = 'version: "3.8"\n\nservices:\n  a:\n    image: a:1\n';
  const finding = findInFiles({ "compose.yaml": text }).find(({ rule }) => rule === "obsolete-version");
  expect(finding?.place).toMatchObject({ line: 1 });
  expect(text.slice(0, finding?.fix?.start) + (finding?.fix?.text ?? "") + text.slice(finding?.fix?.end)).toBe(
    "services:\n  a:\n    image: a:1\n",
  );
});

describe("unreachable", () => {
  const apart = "and cannot reach it. No network in common: web has front, db has back.";

  test.each([
    ["networks: [front]\n    environment: {DATABASE_HOST: db}", `8: web is told of db in DATABASE_HOST, ${apart}`],
    ["networks: [front]\n    environment: ['URL=postgres://a:b@db:5432/x']", `8: web is told of db in URL, ${apart}`],
    [
      "network_mode: host\n    environment: {DATABASE_HOST: db}",
      "8: web is told of db in DATABASE_HOST, and cannot reach it. web uses the machine's own network (network_mode: host), where names of services are not known. It reaches published ports at localhost.",
    ],
  ])("is found for %j", (web, message) => {
    expect(told("unreachable", apartFrom(web))).toEqual([message]);
  });

  test.each([
    "networks: [front, back]\n    environment: {DATABASE_HOST: db}",
    "networks: [front]\n    environment: {ROLE: db}",
    "networks: [front]\n    environment: {DATABASE_HOST: db.example.org}",
    "networks: [front]\n    environment: {URL: 'https://example.org/db'}",
    "networks: [front]\n    environment: {DATABASE_HOST: web}",
    "networks: [front]\n    extra_hosts: ['db:10.0.0.7']\n    environment: {DATABASE_HOST: db}",
  ])("is not found for %j", (web) => {
    expect(told("unreachable", apartFrom(web))).toEqual([]);
  });
});

test("findIn(…) gives the findings in the order of the file", () => {
  const lines = findInFiles({
    "compose.yaml": `services:\n${DB}    ports: ["5432:5432"]\n    environment: {POSTGRES_PASSWORD: x1y2}\n`,
  }).map(({ place }) => place?.line ?? 0);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  expect(lines).toHaveLength(4);
});
