/** A lesson as it goes into a handout. */
export interface PaperLesson {
  /** "1.2" */
  readonly number: string;
  readonly title: string;
  /** Its address on the site, with the base. */
  readonly path: string;
}

export interface PaperPart {
  /** "1 Why containers" */
  readonly title: string;
  readonly lessons: readonly PaperLesson[];
}

export interface Handout {
  readonly title: string;
  readonly parts: readonly PaperPart[];
  /** Where readers find the site: "https://example.org". */
  readonly site: string;
}

/**
 * Turns the page of a lesson, in which this runs, into a handout: a title, the contents, the text of every lesson, which is
 * fetched from its own page, and our answers at the end, on sheets that a teacher may keep.
 */
export async function makeHandout({ title, parts, site }: Handout): Promise<void> {
  const made = document.createElement("main");
  const lessons = parts.flatMap((part) => part.lessons);
  const names = new Map(lessons.map(({ path, number }) => [path, `lesson-${number}`]));
  const answers = document.createElement("section");
  answers.className = "paper-answers";
  answers.insertAdjacentHTML("beforeend", `<h1 id="answers">Our answers</h1>`);
  for (const { path, number, title: name } of lessons) {
    const lesson = await fetchLesson(path, names, site);
    made.append(lesson);
    const taken = takeAnswers(lesson);
    if (taken.length === 0) continue;
    answers.insertAdjacentHTML("beforeend", `<h2><a href="#${names.get(path)}">${number} ${name}</a></h2>`);
    answers.append(...taken);
  }
  made.append(answers);
  made.insertAdjacentHTML("afterbegin", frontOf({ title, parts, site }, names));
  document.title = title;
  document.body.replaceChildren(made);
  await document.fonts.ready;
}

/** Gives the first sheet: the title, the contents, and where all this is to be found. */
export function frontOf({ title, parts, site }: Handout, names: ReadonlyMap<string, string>): string {
  const rows = parts.map(({ title: part, lessons }) => {
    const inside = lessons.map(
      ({ path, number, title: name }) => `<li><a href="#${names.get(path)}">${number} ${name}</a></li>`,
    );
    return `<li>${part}<ol>${inside.join("")}</ol></li>`;
  });
  return `<header class="paper-front"><h1>${title}</h1>
    <ol>${rows.join("")}<li><a href="#answers">Our answers</a></li></ol>
    <p>The lessons with their labs, and all files: ${site}/lessons/. Text: CC BY 4.0, code: MIT.</p></header>`;
}

/**
 * Gives the text of a lesson from its page, with the styles that this page lacks. No place is named twice in a handout: each
 * begins with the lesson's name in `names`. Links between these lessons lead within the handout, all others to the site.
 */
export async function fetchLesson(path: string, names: ReadonlyMap<string, string>, site: string): Promise<Element> {
  const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
  const lesson = page.querySelector(".lesson");
  if (!lesson) throw new Error(`${path} has no lesson.`);
  for (const link of page.querySelectorAll(`link[rel="stylesheet"]`)) {
    if (document.head.querySelector(`link[href="${link.getAttribute("href")}"]`)) continue;
    const style = document.adoptNode(link);
    const loaded = new Promise((resolve) => style.addEventListener("load", resolve));
    document.head.append(style);
    await loaded;
  }
  document.head.append(...[...page.querySelectorAll("style")].map((style) => document.adoptNode(style)));
  const name = names.get(path) ?? "";
  for (const element of lesson.querySelectorAll("script, template")) element.remove();
  for (const element of lesson.querySelectorAll("[id]")) element.id = `${name}-${element.id}`;
  for (const use of lesson.querySelectorAll(`use[href^="#"]`))
    use.setAttribute("href", `#${name}-${use.getAttribute("href")?.slice(1)}`);
  for (const link of lesson.querySelectorAll("a[href]")) {
    const address = new URL(link.getAttribute("href") ?? "", new URL(path, location.href));
    if (address.origin !== location.origin) continue;
    const inside = names.get(address.pathname);
    const place = address.hash === "" ? `#${inside}` : `#${inside}-${address.hash.slice(1)}`;
    link.setAttribute("href", inside === undefined ? `${site}${address.pathname}${address.hash}` : place);
    link.toggleAttribute("data-here", true);
  }
  lesson.id = name;
  return document.adoptNode(lesson);
}

/** Takes what is folded out of a lesson: the hints and the answer to each question, under what it asks. Settings are gone. */
export function takeAnswers(lesson: Element): Element[] {
  const taken = new Map<Element, Element>();
  for (const fold of lesson.querySelectorAll("details:not(.whole, .paths)")) {
    const asked = fold.closest(".exercise, open-question") ?? fold;
    const summary = fold.querySelector("summary");
    const heading = asked === fold ? summary : asked.querySelector("h3, p");
    const title = heading?.textContent.trim() ?? "";
    const name = summary?.textContent.trim().replace(/ of \d+$/, "") ?? "";
    fold.remove();
    summary?.remove();
    if (fold.matches(".settings")) continue;
    const answer = taken.get(asked) ?? document.createElement("section");
    if (!taken.has(asked)) answer.append(Object.assign(document.createElement("h3"), { textContent: title }));
    if (fold.matches(".hint") || taken.has(asked))
      fold.querySelector("p")?.prepend(Object.assign(document.createElement("b"), { textContent: `${name}. ` }));
    answer.append(...fold.childNodes);
    taken.set(asked, answer);
  }
  return [...taken.values()];
}
