import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refuseUnknown } from "./unknown-component.ts";

const file = join(mkdtempSync(join(tmpdir(), "lesson-")), "03-lesson.mdx");

test("refuseUnknown(…) says where a component is that does not exist, and what was meant", async () => {
  const text = 'Text with a <Term name="layer">layer</Term>.\n\n<Measure unit="s" />\n';
  writeFileSync(file, text);
  await expect(refuseUnknown(file, text, ["Measured", "Term"])).rejects.toThrow(
    `${file}:3: There is no component <Measure>. Did you mean "Measured"?`,
  );
});

test("refuseUnknown(…) leaves alone what exists, and what stands as code", async () => {
  const text = "<Term>a</Term> `<Image>` a < b\n\n```html\n<Video />\n```\n\n<div>b</div>\n";
  await expect(refuseUnknown(file, text, ["Term"])).resolves.toBeUndefined();
});
