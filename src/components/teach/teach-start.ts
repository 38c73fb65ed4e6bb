/** Opens the teacher's view where the address asks for it; its script comes only there. */
export function startTeaching(): void {
  const lesson = document.querySelector<HTMLElement>(".lesson");
  if (lesson && new URLSearchParams(location.search).has("teach"))
    void import("./teach.ts").then(({ teach }) => teach(lesson));
}
