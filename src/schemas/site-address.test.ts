import { expect, test } from "vitest";
import { siteAddress } from "./site-address.ts";

test("siteAddress(…) without a setting is the address that npm start serves on", () => {
  expect(siteAddress({})).toEqual({ origin: "http://localhost:4321", base: "/", url: "http://localhost:4321" });
  expect(siteAddress({ PORT: "4400" }).url).toBe("http://localhost:4400");
});

test("siteAddress(…) keeps the path that a site lives under", () => {
  expect(siteAddress({ SITE_URL: "https://example.org/course" })).toEqual({
    origin: "https://example.org",
    base: "/course/",
    url: "https://example.org/course",
  });
});

test("siteAddress(…) names the variable that is not a web address", () => {
  expect(() => siteAddress({ SITE_URL: "example.org" })).toThrow('SITE_URL is "example.org"');
  expect(() => siteAddress({ REPOSITORY_URL: "git@host:a/b" })).toThrow("REPOSITORY_URL");
});
