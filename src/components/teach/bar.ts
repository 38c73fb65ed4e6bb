/** What the bar's buttons do. */
interface Acts {
  readonly previous: () => void;
  readonly next: () => void;
  readonly answers: () => void;
  readonly leave: () => void;
}

/** Puts the bar with the buttons of the teacher's view at the foot of the page. */
export function drawBar({ previous, next, answers, leave }: Acts): {
  /** Says where the class is. `number` counts from 0. */
  tell(where: { readonly number: number; readonly of: number; readonly title: string }): void;
} {
  const bar = document.createElement("nav");
  bar.className = "teach-bar";
  bar.setAttribute("aria-label", "Teacher’s view");
  const place = document.createElement("p");
  place.setAttribute("role", "status");
  const [back, on] = [button("Previous", "←", previous), button("Next", "→", next)];
  bar.append(back, place, on, button("Answers", "A", answers), button("Leave", "Esc", leave));
  document.body.append(bar);
  return {
    tell({ number, of, title }) {
      place.textContent = `${number + 1} of ${of}: ${title}`;
      back.setAttribute("aria-disabled", String(number === 0));
      on.setAttribute("aria-disabled", String(number === of - 1));
    },
  };
}

function button(text: string, key: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  const hint = document.createElement("kbd");
  hint.textContent = key;
  hint.ariaHidden = "true";
  made.append(text, hint);
  made.addEventListener("click", act);
  return made;
}
