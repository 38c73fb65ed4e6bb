import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { completePolicy, readPolicy } from "./csp.ts";

const ASTRO =
  `<meta http-equiv="content-security-policy" content="default-src 'self';img-src 'self' data:; ` +
  `script-src 'self' 'wasm-unsafe-eval' 'sha256-ofAFile='; style-src 'self' ; style-src-elem 'self' 'sha256-ofASheet='; style-src-attr 'unsafe-inline';">`;

const page = (head: string, body = "") =>
  `<!DOCTYPE html><html><head><meta charset="utf-8">${head}${ASTRO}</head><body>${body}</body></html>`;

describe("completePolicy", () => {
  test("inline scripts and styles are allowed by their hash, and hashes of files go", () => {
    const { policy } = completePolicy(
      page("<style>a{color:red}</style><script>let é = 1;</script>", "<script type='module'>go()</script>"),
    );
    expect(sources(policy, "script-src")).toEqual(["'self'", "'wasm-unsafe-eval'", hash("let é = 1;"), hash("go()")]);
    expect(sources(policy, "style-src-elem")).toEqual(["'self'", hash("a{color:red}")]);
    expect(sources(policy, "style-src-attr")).toEqual(["'unsafe-inline'"]);
    expect(sources(policy, "img-src")).toEqual(["'self'", "data:"]);
  });

  test("the policy stands after the charset and before every script and style", () => {
    const { html } = completePolicy(page("<script>first()</script><style>b{}</style>"));
    expect(html.indexOf("content-security-policy")).toBeLessThan(html.indexOf("<script>"));
    expect(html).toContain('<meta charset="utf-8"><meta http-equiv="content-security-policy"');
    expect(html.match(/content-security-policy/g)).toHaveLength(1);
  });

  test("files and data are not hashed, rules for speculation are", () => {
    const { policy } = completePolicy(
      page(
        `<script src="/a.js"></script><script type="application/ld+json">{}</script><script type="speculationrules">{"x":1}</script>`,
      ),
    );
    expect(sources(policy, "script-src")).toEqual(["'self'", "'wasm-unsafe-eval'", hash('{"x":1}')]);
  });

  test("code that only looks like a script, in an attribute or a comment, is not allowed", () => {
    const { policy } = completePolicy(
      page("", `<button data-code="<script>evil()</script>">Copy</button><!-- <script>old()</script> -->`),
    );
    expect(sources(policy, "script-src")).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  });

  test("the same script twice is one hash", () => {
    const { policy } = completePolicy(page("<script>one()</script>", "<script>one()</script>"));
    expect(sources(policy, "script-src")).toHaveLength(3);
  });

  test("where a page allows inline styles no hash takes that away", () => {
    const open = page("<style>c{}</style>").replace(
      "style-src-elem 'self' 'sha256-ofASheet='",
      "style-src-elem 'self' 'unsafe-inline'",
    );
    expect(sources(completePolicy(open).policy, "style-src-elem")).toEqual(["'self'", "'unsafe-inline'"]);
  });

  test("a page that Astro wrote no policy into gets one", () => {
    const { policy } = completePolicy("<html><head><title>x</title></head></html>");
    expect(sources(policy, "default-src")).toEqual(["'self'"]);
    expect(sources(policy, "script-src")).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  });

  test("completing twice changes nothing more", () => {
    const once = completePolicy(page("<script>a()</script>"));
    expect(completePolicy(once.html)).toEqual(once);
  });

  test("what stands in the page is what a server sends", () => {
    const { html, policy } = completePolicy(page("<script>a()</script>"));
    expect(readPolicy(html)).toBe(policy);
    expect(readPolicy("<html></html>")).toBeUndefined();
  });
});

function sources(policy: string, directive: string): string[] {
  return (
    policy
      .split("; ")
      .find((part) => part.startsWith(`${directive} `))
      ?.split(" ")
      .slice(1) ?? []
  );
}

function hash(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}
