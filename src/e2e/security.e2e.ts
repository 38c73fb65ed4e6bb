import { test as plain } from "@playwright/test";
import { expect, test } from "./site.ts";

test("the policy comes as a header and stands in the page", async ({ page }) => {
  const answer = await page.goto("/labs/sir/");
  const header = (await answer?.headerValue("content-security-policy")) ?? "";
  const meta = await page.locator('meta[http-equiv="content-security-policy"]').getAttribute("content");
  expect(header.startsWith(String(meta))).toBe(true);
  expect(header).toContain("connect-src 'self'");
  expect(/script-src [^;]*/.exec(header)?.[0]).not.toContain("unsafe-inline");
});

for (const [name, keepsHeader] of [
  ["sends the policy as a header", true],
  ["can send no header", false],
] as const) {
  plain(`an injected script does not run on a host that ${name}`, async ({ page }) => {
    if (!keepsHeader) {
      await page.route("/", async (route) => {
        const response = await route.fetch();
        const { "content-security-policy": _, ...headers } = response.headers();
        await route.fulfill({ status: response.status(), headers, body: await response.body() });
      });
    }
    await page.goto("/");
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.documentElement.dataset.injected = 'yes'";
      document.head.append(script);
      return document.documentElement.dataset["injected"];
    });
    expect(ran).toBeUndefined();
  });
}
