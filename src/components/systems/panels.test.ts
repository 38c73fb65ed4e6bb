import { expect, test } from "vitest";
import { fillPanels, writtenIn } from "./panels.ts";
import { planVariants } from "./systems.ts";

const built = '<section class="on" data-written="linux wsl"><h3>Linux, WSL</h3></section>';
const inDevelopment =
  '<section class="on" data-written="powershell" data-astro-source-file="/On.astro" data-astro-source-loc="12:55">curl.exe</section>';

test("writtenIn(…) finds what was built, and what development marks with its source", () => {
  expect(writtenIn(`${built}\n${inDevelopment}`)).toEqual(["linux wsl", "powershell"]);
  expect(writtenIn("<p>Text without a variant.</p>")).toEqual([]);
});

test("fillPanels(…) names each panel and says for whom nothing nearer was written", () => {
  const variants = planVariants([["linux", "wsl"], ["powershell"]]);
  expect(fillPanels(built + inDevelopment, variants, (index) => `group-${index}`)).toBe(
    [
      '<section class="on" id="group-0" data-for="linux macos wsl podman">',
      '<p class="instead" data-for="macos">Nothing here is written for macOS alone. Shown: Linux, WSL.</p>',
      '<p class="instead" data-for="podman">Nothing here is written for Podman alone. Shown: Linux, WSL.</p>',
      "<h3>Linux, WSL</h3></section>",
      '<section class="on" id="group-1" data-for="powershell">curl.exe</section>',
    ].join(""),
  );
});
