import { formatBytes } from "../../core/measurement/format.ts";
import { make } from "./markup.ts";
import type { FoundContext } from "./project-analysis.ts";
import { showRefusal } from "./show-findings.ts";
import { amountOf, countOf, printable } from "./words.ts";

/** Shows what would be sent to the builder: how much, what makes most of it, and what should stay. */
export function showContext(context: FoundContext): Node[] {
  const { ignorefile, refusal, sent, keptOut } = context;
  const inForce =
    ignorefile === null
      ? make("p", {}, "There is no .dockerignore, so everything is sent.")
      : make("p", {}, make("code", {}, printable(ignorefile)), " is in force.");
  if (refusal) return [inForce, showRefusal(refusal)];
  const amounts = make("dl", { class: "readings" }, ...reading("Sent", sent), ...reading("Kept out", keptOut));
  return [amounts, inForce, ...showSecrets(context), ...showLargest(context), ...showRules(context)];
}

function reading(name: string, amount: FoundContext["sent"]): Node[] {
  const number = make("b", {}, formatBytes(amount.bytes));
  return [make("div", {}, make("dt", {}, name), make("dd", {}, number, ` ${countOf(amount.files, "file")}`))];
}

function showSecrets({ secrets }: FoundContext): Node[] {
  if (secrets.length === 0) return [make("p", {}, "No file that is sent is called like a secret.")];
  const items = secrets
    .slice(0, MOST)
    .map(({ path, isFolder, what, why }) =>
      make("li", {}, make("code", {}, nameOf(path, isFolder)), ` – ${what}. `, ...withCode(why)),
    );
  const more = secrets.length > MOST ? [make("li", {}, `and ${countOf(secrets.length - MOST, "other")}`)] : [];
  const head = make("p", {}, make("b", {}, `${countOf(secrets.length, "secret")} would be sent, to judge by names:`));
  return [make("div", { class: "secrets" }, head, make("ul", {}, ...items, ...more))];
}

/** What stands between backticks is code. */
function withCode(text: string): (Node | string)[] {
  return text.split("`").map((piece, index) => (index % 2 === 1 ? make("code", {}, piece) : piece));
}

const MOST = 20;

function showLargest({ largest }: FoundContext): Node[] {
  const [first] = largest;
  if (!first) return [];
  const rows = largest.map((place) => {
    const { path, isFolder, bytes } = place;
    const bar = make("span", { class: "bar", style: `--share: ${bytes / Math.max(first.bytes, 1)}` });
    const head = make("th", { scope: "row" }, make("code", {}, nameOf(path, isFolder)), bar);
    return make("tr", {}, head, make("td", { class: "number" }, amountOf(place)));
  });
  const caption = make("caption", {}, "What makes up most of it");
  return [make("table", {}, caption, make("tbody", {}, ...rows))];
}

function showRules({ secrets, advice }: FoundContext): Node[] {
  const all = new Map([...secrets, ...advice].map(({ rule, what }) => [rule, what] as const));
  if (all.size === 0) return [];
  const items = [...all].map(([rule, what]) =>
    make("li", {}, make("code", {}, printable(rule)), what === rule ? "" : ` – ${what}`),
  );
  const head = "Lines for your ignore file, unless a COPY needs what they keep out:";
  return [make("p", {}, head), make("ul", {}, ...items)];
}

function nameOf(path: string, isFolder: boolean): string {
  return `${printable(path)}${isFolder ? "/" : ""}`;
}
