/**
 * Tells the page that an exercise was graded, by the events `exercise-tried` and, when the answer is right,
 * `exercise-solved`. Their detail names the exercise, which is the element's `data-name`.
 */
export function tellGraded(element: HTMLElement, isRight: boolean): void {
  const detail = { name: element.dataset["name"] ?? "" };
  for (const type of isRight ? ["exercise-tried", "exercise-solved"] : ["exercise-tried"]) {
    element.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}
