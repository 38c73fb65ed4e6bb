/**
 * Loads what makes some elements of the page work when the first of them comes near the view: a page does not
 * wait for what stands further down, and weighs no more than what a reader comes to.
 * @param name The elements' name.
 */
export function whenNear(name: string, load: () => Promise<unknown>): void {
  const elements = document.querySelectorAll(name);
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      void load();
    },
    { rootMargin: "600px" },
  );
  for (const element of elements) observer.observe(element);
}
