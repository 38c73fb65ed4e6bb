import { expect, test } from "vitest";
import { normalise, RULES } from "./normalise.ts";

const CASES: Record<string, [first: string, second: string]> = {
  "line ends are plain": ["a\r\nb", "a\nb"],
  "moments in the log of a build": ["#8 1.325  raise ValueError", "#9 12.69  raise ValueError"],
  "folders that pip makes and removes": ["/tmp/pip-build-env-g_pdk9jn/overlay", "/tmp/pip-build-env-abc12345/overlay"],
  "the order in which a file system lists files": [
    "rm: cannot remove 'a': Permission denied\nrm: cannot remove 'b': Permission denied\n",
    "rm: cannot remove 'b': Permission denied\nrm: cannot remove 'a': Permission denied\n",
  ],
  "the order in which Compose works on what does not depend on each other": [
    " Container a-db-1  Stopping\n Container a-api-1  Stopping\n Container a-api-1  Stopped\n",
    " Container a-api-1  Stopping\n Container a-api-1  Stopped\n Container a-db-1  Stopping\n",
  ],
  "health checks are logged whenever they come": [
    'INFO: up\nINFO:     127.0.0.1:50122 - "GET /health HTTP/1.1" 200 OK\n',
    "INFO: up\n",
  ],
  "MAC addresses": ["02:42:ac:11:00:02", "02:42:0a:d5:25:02"],
  "dates of HTTP": ["date: Sat, 21 Nov 2026 08:44:14 GMT", "date: Sun, 22 Nov 2026 09:00:00 GMT"],
  timestamps: ['"2026-11-21T08:44:14.805490154Z"', '"2026-11-22T09:44:14.1+00:00"'],
  "times of access logs": ["[21/Nov/2026 08:59:13]", "[22/Nov/2026:09:00:00 +0000]"],
  "times of the day": ["at 08:44:14", "at 23:59:59.123"],
  "ages in words": ["Up About a minute", "Up 3 seconds"],
  "a health check may not have passed yet": ["Up 2 seconds (health: starting)", "Up 3 seconds (healthy)"],
  digests: [`writing image sha256:${"a1".repeat(32)} done`, `writing image sha256:${"b2".repeat(32)} done`],
  "ids of records": ["1b97c214-2ce9-4077-87fe-8e7e07e39824", "6f0c5d7e-0a1b-4c3d-9e8f-001122334455"],
  ids: ["4fa6e0f0c678", "0d1f2e3a4b5c"],
  "ids of the build cache": ["9z8y7x6w5v4u3t2s1r0q9p8o7", "0a1b2c3d4e5f6g7h8i9j0k1l2"],
  "the order in which layers are pushed and pulled": [
    "4fa6e0f0c678: Preparing\n0d1f2e3a4b5c: Waiting\n4fa6e0f0c678: Pushed\n0d1f2e3a4b5c: Layer already exists\n1.0: digest",
    "0d1f2e3a4b5c: Preparing\n0d1f2e3a4b5c: Layer already exists\n4fa6e0f0c678: Pushed\n1.0: digest",
  ],
  "volumes are listed by names that an engine invents": [
    `DRIVER    VOLUME NAME\nlocal     ${"a1".repeat(32)}\nlocal     counts\n`,
    `DRIVER    VOLUME NAME\nlocal     counts\nlocal     ${"d2".repeat(32)}\n`,
  ],
  "process numbers of top": ["PID    COMMAND\n7 uvicorn\n8 sh", "PID      COMMAND\n30537 uvicorn\n30538 sh"],
  "ports are published for IPv6 where it is there": [
    "0.0.0.0:8000->8000/tcp, :::8000->8000/tcp   sir-api",
    "0.0.0.0:8000->8000/tcp   sir-api",
  ],
  "addresses of clients": ['INFO:     172.17.0.1:45678 - "GET / "', 'INFO:     10.213.37.1:34567 - "GET / "'],
  "addresses that an engine gives": ["172.17.0.2 db", "10.213.37.3 db"],
  "folders of this run": ["file:///tmp/runs-anywhere/sir-api", "file:///var/folders/x1/runs-anywhere/sir-api"],
  "names that an engine invents": ["python:3.13-slim  nervous_wozniak", "python:3.13-slim  happy_bell2"],
  "process numbers in brackets": ["Started server process [7]", "Started server process [8]"],
  "versions in file names": ["Successfully installed fastapi-0.115.2", "Successfully installed fastapi-0.120.0"],
  "versions of packages": ["fastapi==0.115.2", "fastapi==0.120.0"],
  "versions of tools": ["Python 3.13.5", "Python 3.13.9"],
  "builds of tools": ["build a72d7cd", "build 0123abc"],
  speeds: ["at 3.2 MB/s", "at 981 kB/s"],
  "sizes, which are compared elsewhere": ["177MB", "178 MB"],
  durations: ["DONE 0.1s", "DONE 12.3s"],
  "time that curl's meter shows": ["--:--:--", "00:00:01"],
  "widths of columns": ["NAME      IMAGE", "NAME   IMAGE"],
};

test("every rule has a case", () => {
  expect(Object.keys(CASES)).toEqual(RULES.map(({ name }) => name));
});

test.each(Object.entries(CASES))("%s", (_, [first, second]) => {
  expect(first).not.toBe(second);
  expect(normalise(first)).toBe(normalise(second));
});

test.each([
  ["an exit code", "Exited (0) 3 seconds ago", "Exited (1) 3 seconds ago"],
  ["a published port", "0.0.0.0:8000->8000/tcp", "0.0.0.0:8080->8000/tcp"],
  ["a number in an answer", '{"peak":3006.9}', '{"peak":3007.1}'],
  ["a user", "app", "root"],
  ["what became of a layer", "4fa6e0f0c678: Pushed", "4fa6e0f0c678: Layer already exists"],
  ["a process", "PID   COMMAND\n7   uvicorn", "PID   COMMAND\n7   sleep"],
  ["a status", '"GET /health HTTP/1.1" 200 OK', '"GET /health HTTP/1.1" 500'],
  ["a line that is gone", "a\nb", "a"],
])("%s still counts", (_, first, second) => {
  expect(normalise(first)).not.toBe(normalise(second));
});
