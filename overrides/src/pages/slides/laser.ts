/** A red dot that follows the pointer. */

let dot: HTMLElement | null = null;

const follow = (event: PointerEvent): void => {
  if (dot) dot.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
};

/** Turns the dot on or off. */
export function laser(): void {
  if (dot) {
    dot.remove();
    dot = null;
    removeEventListener("pointermove", follow);
  } else {
    dot = document.createElement("div");
    dot.className = "laser";
    document.body.append(dot);
    addEventListener("pointermove", follow);
  }
  document.documentElement.classList.toggle("pointing", dot !== null);
}
