/** The speaker's window: this slide, the next one, notes, time. It follows the window with the slides. */

import { listen, send, type State } from "./messages";
import { say } from "./words";

export const SPEAKER = "nguoi-noi";
const SECOND = 1000;
const CANVAS = 1280;

/** Opens the speaker's window of this page. */
export function openSpeaker(): Window | null {
  const address = new URL(location.href);
  address.search = `?${SPEAKER}`;
  address.hash = "";
  return open(address.href, SPEAKER, "width=1100,height=760");
}

/** "12:05" for seconds. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function part<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, text = ""): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

function button(text: string, pressed: () => void): HTMLButtonElement {
  const made = part("button", "speaker__button", text);
  made.type = "button";
  made.addEventListener("click", pressed);
  return made;
}

/** Shrinks the slide to the room it has. */
function scale(into: HTMLElement): void {
  const frame = into.querySelector<HTMLElement>(".frame");
  if (frame) frame.style.transform = `scale(${into.clientWidth / CANVAS})`;
}

/** Turns this window into the speaker's view of `show`. */
export function speak(show: Window): void {
  const root = document.querySelector<HTMLElement>(".reveal");
  const slides = [...document.querySelectorAll<HTMLElement>(".slides > section")];
  const minutes = Number(root?.dataset.minutes ?? 0);
  document.documentElement.classList.add("speaking");
  document.title = say("speaker", document.title);
  const now = part("div", "speaker__slide");
  const next = part("div", "speaker__slide speaker__slide--next");
  const notes = part("div", "speaker__notes");
  notes.tabIndex = 0;
  notes.setAttribute("role", "region");
  notes.setAttribute("aria-label", say("notes"));
  const place = part("p", "speaker__place");
  place.setAttribute("role", "status");
  const timer = part("p", "speaker__timer");
  let started = Date.now();
  const tick = (): void => {
    const passed = (Date.now() - started) / SECOND;
    const time = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
    timer.textContent = say("time", clock(passed), minutes, time);
    timer.classList.toggle("speaker__timer--late", passed > minutes * 60);
  };
  const command = (what: "next" | "back" | "dark"): void => send(show, { kind: "do", what });
  const controls = part("div", "speaker__controls");
  controls.append(
    button(say("back"), () => command("back")),
    button(say("next"), () => command("next")),
    button(say("dark"), () => command("dark")),
    button(say("restart"), () => {
      started = Date.now();
      tick();
    }),
  );
  const view = part("div", "speaker");
  const head = (text: string): HTMLElement => part("h2", "speaker__head", text);
  const left = part("section", "speaker__left");
  left.append(part("h1", "speaker__head", say("showing")), now, place, timer, controls);
  const right = part("section", "speaker__right");
  right.append(head(say("next")), next, head(say("notes")), notes);
  view.append(left, right);
  root?.replaceWith(view);

  const draw = (into: HTMLElement, slide: HTMLElement | undefined): void => {
    const copy = slide?.querySelector(".frame")?.cloneNode(true) as HTMLElement | undefined;
    for (const one of copy?.querySelectorAll("[id]") ?? []) one.removeAttribute("id");
    into.replaceChildren(...(copy ? [copy] : []));
    into.className = into.className.replace(/ slide--\w+/g, "");
    scale(into);
    if (slide) into.classList.add(...[...slide.classList].filter((name) => name.startsWith("slide--")));
  };
  listen<State>(
    () => show,
    ({ slide, steps, dark }) => {
      draw(now, slides[slide]);
      now.classList.toggle("answered", steps > 0);
      now.classList.toggle("dark", dark);
      draw(next, slides[slide + 1]);
      const said = slides[slide]?.querySelector(".notes")?.cloneNode(true) as HTMLElement | undefined;
      notes.replaceChildren(...(said ? [...said.childNodes] : [say("noNotes")]));
      notes.scrollTop = 0;
      place.textContent = say("place", slide + 1, slides.length, slides[slide]?.dataset.title ?? "");
    },
  );
  addEventListener("resize", () => [now, next].forEach(scale));
  addEventListener("keydown", (event) => {
    if (["ArrowRight", "PageDown", " "].includes(event.key) && !(event.target instanceof HTMLButtonElement)) {
      command("next");
    } else if (["ArrowLeft", "PageUp"].includes(event.key)) command("back");
    else if (event.key === "b" || event.key === ".") command("dark");
    else return;
    event.preventDefault();
  });
  tick();
  setInterval(tick, SECOND);
  send(show, { kind: "do", what: "hello" });
}
