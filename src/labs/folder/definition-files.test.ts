import { expect, test } from "vitest";
import { dockerfilesAmong, isDefinition, isDockerfile } from "./definition-files.ts";

test.each([
  "Dockerfile",
  "dockerfile",
  "Dockerfile.dev",
  "api.Dockerfile",
  "deploy/web.dockerfile",
  "Containerfile",
  "a/b/Dockerfile",
])("%s is a Dockerfile", (path) => {
  expect([isDockerfile(path), isDefinition(path)]).toEqual([true, true]);
});

test.each([".dockerignore", "Dockerfile.dockerignore", "deploy/api.Dockerfile.dockerignore"])(
  "%s is an ignore file",
  (path) => {
    expect([isDockerfile(path), isDefinition(path)]).toEqual([false, true]);
  },
);

test.each(["main.py", "Dockerfiles", "dockerfile/main.py", "my-dockerfile", ".dockerignore.txt"])(
  "%s is neither",
  (path) => {
    expect([isDockerfile(path), isDefinition(path)]).toEqual([false, false]);
  },
);

test("the nearest Dockerfile comes first", () => {
  const paths = ["a/Dockerfile", "main.py", "web.Dockerfile", "Dockerfile", "a/b/Dockerfile"];
  expect(dockerfilesAmong(paths)).toEqual(["Dockerfile", "web.Dockerfile", "a/Dockerfile", "a/b/Dockerfile"]);
});
