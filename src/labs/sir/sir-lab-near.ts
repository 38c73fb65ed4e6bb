/** Starts the labs of a page when they come near the view, so that a lesson need not wait for one that stands further down. */
const observer = new IntersectionObserver(
  (entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    void import("./sir-lab.ts");
  },
  { rootMargin: "600px" },
);
for (const lab of document.querySelectorAll("sir-lab")) observer.observe(lab);
