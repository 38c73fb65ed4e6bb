import { expect, test } from "vitest";
import { fromHistory, nameLayers } from "./layers.ts";

const DOCKERFILE = `FROM python:3.13-slim
WORKDIR /app
RUN pip install . && \\
    echo done
HEALTHCHECK --interval=2s CMD ["python", "-c", "print(1)"]
CMD ["python"]
`;
const BASE = { createdBy: "", bytes: 100, empty: false };
const OWN = [
  { createdBy: "WORKDIR /app", bytes: 0, empty: false },
  { createdBy: "RUN /bin/sh -c pip install . &&     echo done # buildkit", bytes: 7, empty: false },
  { createdBy: 'HEALTHCHECK &{["CMD" "python"] "2s" "0s"}', bytes: 0, empty: true },
  { createdBy: 'CMD ["python"]', bytes: 0, empty: true },
];

test("nameLayers(…) makes the base one layer and names the others as the Dockerfile does", () => {
  expect(nameLayers([BASE, { ...BASE, bytes: 11 }, ...OWN], DOCKERFILE)).toEqual([
    { instruction: "FROM python:3.13-slim", bytes: 111, empty: false },
    { instruction: "WORKDIR /app", bytes: 0, empty: false },
    { instruction: "RUN pip install . && echo done", bytes: 7, empty: false },
    { instruction: 'HEALTHCHECK --interval=2s CMD ["python", "-c", "print(1)"]', bytes: 0, empty: true },
    { instruction: 'CMD ["python"]', bytes: 0, empty: true },
  ]);
});

test("nameLayers(…) falls back on the history's words when the Dockerfile does not match", () => {
  expect(nameLayers([BASE, ...OWN.slice(0, 2)], DOCKERFILE).map(({ instruction }) => instruction)).toEqual([
    "FROM",
    "WORKDIR /app",
    "RUN pip install . && echo done",
  ]);
});

test("fromHistory(…) writes ports and shell commands as a Dockerfile does", () => {
  expect(fromHistory("EXPOSE map[8000/tcp:{}]")).toBe("EXPOSE 8000");
  expect(fromHistory("RUN |1 VERSION=2 /bin/sh -c echo $VERSION # buildkit")).toBe("RUN echo $VERSION");
});
