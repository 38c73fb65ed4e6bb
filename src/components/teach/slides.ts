/** One section of a lesson: what is shown at a time. */
export interface Slide {
  readonly heading: HTMLElement;
  readonly elements: readonly Element[];
}

/** What a class is not shown. */
const LEFT_OUT = "lesson-progress, script, style, .turn";

/** Parts a lesson at its headings of the second level: what stands above the first of them is the first slide. */
export function slidesOf(lesson: Element): Slide[] {
  const slides: { heading: HTMLElement; elements: Element[] }[] = [];
  for (const element of lesson.children) {
    if (element.matches(LEFT_OUT)) continue;
    const heading = headingOf(element, slides.length === 0 ? "h1" : "h2");
    if (heading)
      slides.push({ heading, elements: slides.length === 0 ? [...before(lesson, element), element] : [element] });
    else slides.at(-1)?.elements.push(element);
  }
  return slides;
}

function headingOf(element: Element, level: "h1" | "h2"): HTMLElement | undefined {
  const found = element.matches(level) ? element : element.querySelector(level);
  return found instanceof HTMLElement && !found.closest("details") ? found : undefined;
}

function before(lesson: Element, element: Element): Element[] {
  const all = [...lesson.children];
  return all.slice(0, all.indexOf(element));
}
