/** While the menu of a phone is open, the page behind it can be neither reached by key nor read out. */
const menu = document.querySelector<HTMLElement>(".menu-pane");

menu?.addEventListener("toggle", (event) => {
  const open = event instanceof ToggleEvent && event.newState === "open";
  for (const behind of document.querySelectorAll(".main-frame, .site-foot, lab-pane"))
    behind.toggleAttribute("inert", open);
});
