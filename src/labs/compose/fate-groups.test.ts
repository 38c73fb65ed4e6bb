import { expect, test } from "vitest";
import { groupFates } from "./fate-groups.ts";
import { nameGroup } from "./fate-words.ts";
import { foretell } from "./fates.ts";
import { studyFiles } from "./study.ts";

const TEXT = `name: demo
services:
  a: { image: a, volumes: ["data:/data", "/own"] }
  b: { image: b, volumes: ["data:/other", "./src:/src"], tmpfs: /tmp }
  c: { image: c, volumes: ["./src:/code", "/own"] }
volumes: { data: }
`;

test("what is the same for several services is said once, and containers come last", () => {
  const study = studyFiles([{ path: "compose.yaml", text: TEXT }]);
  if (study.refusal) throw new Error(study.refusal.message);
  const { places } = foretell(study, { behaviours: new Map(), event: "down", crashing: "" });
  expect(groupFates(places).map((group) => `${nameGroup(group)}: ${group.fate.fate}`)).toEqual([
    "a and b: volume demo_data: kept",
    "a and c: /own, a volume without a name: apart",
    "b: /tmp, in memory: lost",
    "b and c: folder ./src: kept",
    "a, b and c: the containers themselves: lost",
  ]);
});
