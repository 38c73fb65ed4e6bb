import type { Field } from "../../core/openapi/fields.ts";
import type { Operation } from "../../core/openapi/operations.ts";

/** One operation of the service as a part that opens, with its fields and a button that writes it into the form. */
export function operationItem(operation: Operation, onFill: () => void): HTMLElement {
  const summary = make("summary", make("b", operation.method), ` ${operation.path}`);
  const button = make("button", "Write it into the form");
  button.setAttribute("type", "button");
  button.addEventListener("click", onFill);
  return make(
    "details",
    summary,
    make("p", operation.summary),
    ...fieldTable("In the address or a header", operation.parameters),
    ...fieldTable("In the body", operation.fields),
    ...operation.answers.flatMap(answerParts),
    button,
  );
}

/** The fields of a good answer; for another the status says enough. */
function answerParts({ status, description, fields }: Operation["answers"][number]): HTMLElement[] {
  const title = `Answer ${status}: ${description}`;
  if (fields.length === 0 || !status.startsWith("2")) return [make("p", title)];
  return fieldTable(
    title,
    fields.map((field) => Object.assign({}, field, { required: false })),
  );
}

function fieldTable(caption: string, fields: readonly Field[]): HTMLElement[] {
  if (fields.length === 0) return [];
  const head = make("tr", ...["Field", "Type", "What it is"].map((title) => make("th", title)));
  for (const cell of head.children) cell.setAttribute("scope", "col");
  const scroller = make(
    "div",
    make("table", make("caption", caption), make("thead", head), make("tbody", ...fields.map(fieldRow))),
  );
  scroller.className = "fields";
  scroller.tabIndex = 0;
  return [scroller];
}

function fieldRow(field: Field): HTMLElement {
  const name = make("th", make("code", field.name), field.required ? " (needed)" : "");
  name.setAttribute("scope", "row");
  const about = [field.description, field.limits, field.default && `without it: ${field.default}`].filter(Boolean);
  return make("tr", name, make("td", field.type), make("td", about.join("; ")));
}

function make(name: string, ...content: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...content);
  return element;
}
