import { expect, test } from "./site.ts";

const DIAGRAMS = [
  {
    page: "/lessons/why-containers/it-works-on-my-machine/",
    name: "The tower that code stands on, from top to bottom",
    words: ["Model file", "Interpreter", "Operating system", "a lockfile pins this"],
  },
  {
    page: "/lessons/why-containers/images-and-containers/",
    name: "From a Dockerfile to containers",
    words: ["Dockerfile", "docker build", "Image", "docker run", "Containers"],
  },
] as const;

for (const { page: address, name, words } of DIAGRAMS) {
  test(`the drawing “${name}” can be read out, selected and seen whole on a small phone`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    const drawing = page.getByRole("group", { name, exact: true });
    await expect(drawing).toHaveCount(1);
    for (const word of words) await expect(drawing).toContainText(word);
    const selected = await drawing.evaluate((svg) => {
      globalThis.getSelection()?.selectAllChildren(svg);
      return globalThis.getSelection()?.toString() ?? "";
    });
    expect(selected).toContain(words[0]);
    const edges = await drawing.evaluate((svg) => {
      const frame = svg.getBoundingClientRect();
      const boxes = [...svg.querySelectorAll("text, rect")].map((part) => part.getBoundingClientRect());
      return { left: frame.left, right: Math.max(frame.right, ...boxes.map(({ right }) => right)) };
    });
    expect(edges.left).toBeGreaterThanOrEqual(0);
    expect(edges.right).toBeLessThanOrEqual(320);
  });
}
