import { describe, expect, test } from "vitest";
import { ContextFilter } from "../../core/context/context-filter.ts";
import { parseIgnorefile } from "../../core/context/ignorefile.ts";
import { findSecret, type Secret } from "./secrets.ts";

function find(path: string): Secret | undefined {
  const bare = path.replace(/\/$/, "");
  return findSecret({ path: bare, name: bare.split("/").at(-1) ?? "", type: bare === path ? "file" : "folder" });
}

describe("called out are", () => {
  const secret = [
    ".env",
    "api/.env.production",
    ".git/",
    "vendor/x/.git/",
    ".aws/",
    ".aws/credentials",
    ".ssh/",
    "keys/id_ed25519",
    "certs/server.pem",
    "server.key",
    "credentials.json",
    "config/service-account-prod.json",
    ".npmrc",
    ".pypirc",
    "pip.conf",
    ".netrc",
    ".git-credentials",
    ".Renviron",
    "kaggle.json",
    "infra/terraform.tfstate",
    ".streamlit/secrets.toml",
    "token.txt",
    ".docker/config.json",
    "secrets/",
  ];
  test.each(secret)("%s, with a sentence, and a rule that keeps it out", (path) => {
    const found = find(path);
    expect(found?.why).toMatch(/^[^.]+(?:\. \.[^.]+)?\.$/);
    if (found?.rule === undefined) return;
    const filter = new ContextFilter(parseIgnorefile(found.rule));
    filter.add({ path: path.replace(/\/$/, ""), isFolder: path.endsWith("/") });
    expect(filter.result.entries.at(-1)).toMatchObject({ isIgnored: true });
  });
});

test.each([
  ".env.example",
  ".env.sample",
  "id_rsa.pub",
  ".gitignore",
  "git/",
  "environment.yml",
  "keys.py",
  "tokens.py",
  "config.json",
  "src/secrets.py",
  "monkey",
  "data.csv",
])("%s is not", (path) => {
  expect(find(path)).toBeUndefined();
});
