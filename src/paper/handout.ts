/** A lesson as it goes into a handout. */
export interface PaperLesson {
  /** "1.2" */
  readonly number: string;
  readonly title: string;
  /** Its address on the site, with the base. */
  readonly path: string;
}

export interface PaperPart {
  readonly title: string;
  readonly lessons: readonly PaperLesson[];
}

/**
 * Turns the page of a lesson, in which this runs, into a handout: a title, the contents, and the text of every lesson, which is
 * fetched from its own page. Links between these lessons lead within the handout, and no place is named twice.
 */
export async function makeHandout({ title, parts }: { title: string; parts: readonly PaperPart[] }): Promise<void> {
  const made = document.createElement("main");
  const heading = Object.assign(document.createElement("h1"), { textContent: title });
  const contents = document.createElement("ol");
  contents.className = "paper-contents";
  made.append(heading, contents);
  const lessons = parts.flatMap((part) => part.lessons);
  const names = new Map(lessons.map(({ path, number }) => [path, `lesson-${number}`]));
  for (const part of parts) {
    const rows = part.lessons.map(
      ({ path, number, title: name }) => `<li><a href="#${names.get(path)}">${number} ${name}</a></li>`,
    );
    contents.insertAdjacentHTML("beforeend", `<li>${part.title}<ol>${rows.join("")}</ol></li>`);
    for (const { path } of part.lessons) made.append(await fetchLesson(path, names));
  }
  document.title = title;
  document.body.replaceChildren(made);
  await document.fonts.ready;
}

/** Gives the text of a lesson from its page, with names of its own. `names` holds those of all lessons, by their paths. */
export async function fetchLesson(path: string, names: ReadonlyMap<string, string>): Promise<Element> {
  const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
  const lesson = page.querySelector(".lesson");
  if (!lesson) throw new Error(`${path} has no lesson.`);
  const name = names.get(path) ?? "";
  for (const element of lesson.querySelectorAll("script, template")) element.remove();
  for (const element of lesson.querySelectorAll("[id]")) element.id = `${name}-${element.id}`;
  for (const use of lesson.querySelectorAll("use")) {
    const target = use.getAttribute("href");
    if (target?.startsWith("#")) use.setAttribute("href", `#${name}-${target.slice(1)}`);
  }
  for (const link of lesson.querySelectorAll("a[href]")) {
    const address = new URL(link.getAttribute("href") ?? "", new URL(path, location.href));
    const inside = names.get(address.pathname);
    if (inside !== undefined && address.origin === location.origin)
      link.setAttribute("href", address.hash === "" ? `#${inside}` : `#${inside}-${address.hash.slice(1)}`);
  }
  lesson.id = name;
  return document.adoptNode(lesson);
}
