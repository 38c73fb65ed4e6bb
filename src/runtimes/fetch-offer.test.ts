import { expect, test } from "vitest";
import { fetchOffer } from "./fetch-offer.ts";

const manifest = { python: { name: "Python", version: "1", folder: "/runtimes/python/1/", files: [] } };

async function fetch(): Promise<Response> {
  return await Promise.resolve(Response.json(manifest));
}

test("gives the offer of an engine with the site's base path", async () => {
  expect(await fetchOffer("/course/runtimes/manifest.json", "python", fetch)).toMatchObject({
    name: "Python",
    folder: "/course/runtimes/python/1/",
  });
  await expect(fetchOffer("/runtimes/manifest.json", "cobol", fetch)).rejects.toThrow("it is not the list");
});

test.each([
  ["the site was not reached", async () => await Promise.reject(new TypeError("offline"))],
  ["the site answered 404", async () => await Promise.resolve(new Response("", { status: 404 }))],
  ["it did not arrive whole", async () => await Promise.resolve(new Response('{"python":'))],
])("says that %s", async (reason, fetch) => {
  await expect(fetchOffer("/runtimes/manifest.json", "python", fetch)).rejects.toThrow(
    `/runtimes/manifest.json could not be loaded: ${reason}. Check the connection, then try again.`,
  );
});
