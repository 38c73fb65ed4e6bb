import { expect, test } from "vitest";
import { isBuildLog, parseBuildLog } from "./build-log.ts";

const LOG = `#0 building with "default" instance using docker driver

#1 [internal] load build definition from Dockerfile
#1 transferring dockerfile: 319B done
#1 DONE 0.0s

#4 [1/5] FROM docker.io/library/python:3.13-slim
#4 CACHED

#6 [3/5] COPY pyproject.toml requirements.lock ./
#6 CACHED

#7 [2/5] WORKDIR /app
#7 CACHED

#8 [4/5] RUN pip install  &&     echo done
#8 0.063 hello

#9 [builder 2/2] COPY . .
#9 DONE 0.1s

#8 [4/5] RUN pip install  &&     echo done
#8 2.165 done
#8 DONE 2.4s

#11 exporting to image
#11 DONE 0.0s
`;

test("parseBuildLog(…) gives each instruction once, in the Dockerfile's order, with its time", () => {
  expect(parseBuildLog(LOG)).toEqual([
    { name: "WORKDIR /app", cached: true, seconds: 0 },
    { name: "COPY pyproject.toml requirements.lock ./", cached: true, seconds: 0 },
    { name: "RUN pip install && echo done", cached: false, seconds: 2.4 },
    { name: "COPY . .", cached: false, seconds: 0.1 },
  ]);
});

test("parseBuildLog(…) keeps a step that failed", () => {
  const log =
    '#8 [4/5] RUN false\n#8 0.1 no\n#8 ERROR: process "/bin/sh -c false" did not complete successfully: exit code: 1\n';
  expect(parseBuildLog(log)).toEqual([{ name: "RUN false", cached: false, seconds: 0 }]);
});

test("isBuildLog(…) tells a build's log from other output", () => {
  expect(isBuildLog(LOG)).toBe(true);
  expect(isBuildLog("#1 in a list\n")).toBe(false);
  expect(isBuildLog("#1 [web internal] load build definition from Dockerfile\n")).toBe(true);
});

test("parseBuildLog(…) reads the log of Compose, which names the service", () => {
  const log = "#4 [web 1/2] FROM docker.io/library/busybox:1.37\n#5 [web 2/2] RUN echo hello\n#5 DONE 0.4s\n";
  expect(parseBuildLog(log)).toEqual([{ name: "RUN echo hello", cached: false, seconds: 0.4 }]);
});

test("parseBuildLog(…) keeps a stage together whose numbers are padded from its tenth step on", () => {
  const log =
    "#5 [build  9/10] RUN a\n#5 DONE 0.1s\n#6 [build 10/10] RUN b\n#6 DONE 0.1s\n#7 [image 2/2] RUN c\n#7 DONE 0.1s\n#4 [build  8/10] RUN d\n#4 CACHED\n";
  expect(parseBuildLog(log).map(({ name }) => name)).toEqual(["RUN d", "RUN a", "RUN b", "RUN c"]);
});
