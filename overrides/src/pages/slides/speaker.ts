/** The speaker's window: this slide, the next one, notes, time, counting. It follows the window with the slides. */

import { remaining } from "../../engines/hall/countdown";
import { clockFace } from "../../engines/hall/pace";
import { h } from "../shared/dom";
import { drawBars } from "./bars";
import { counter } from "./counter";
import { type DeckPage, questionOf, titleOf } from "./deck";
import { type Key, listenToKeys } from "./keys";
import { type Command, listen, send, type State } from "./messages";
import { notices } from "./notice";
import { parkLine } from "./park";
import { drawPicture, fitPicture, pictureRoom } from "./picture";
import { timeBoard } from "./time-board";
import { say } from "./words";

const TICK = 1000;
/** Silence of the other window, in ms, after which it is said to be lost. */
const LOST = 3500;

type Plain = Exclude<Command["what"], "go" | "count" | "park">;

/** Turns this window into the speaker's view of what `show` shows; `token` is what the two have in common. */
export function speak(page: DeckPage, show: Window, token: string): void {
  const { slides } = page;
  document.documentElement.classList.add("speaking");
  document.title = say("speaker", page.title);
  const order = (command: Command): void => {
    if (!show.closed) send(show, token, command);
  };
  const plain = (what: Plain): void => order({ kind: "do", what });
  const button = (words: string, pressed: () => void): HTMLButtonElement => {
    const made = h("button", { type: "button", class: "tool" }, words);
    made.addEventListener("click", pressed);
    return made;
  };

  const now = pictureRoom("speaker__now", false);
  const next = pictureRoom("speaker__next", false);
  const notes = h("div", { class: "speaker__notes", tabindex: "0", role: "region", "aria-label": say("notes") });
  const place = h("p", { class: "speaker__place", role: "status" });
  const lost = h("p", { class: "speaker__lost", role: "alert" });
  const time = timeBoard(page, () => plain("clock"), () => plain("restart"));
  const left = h("span", { class: "speaker__left" });
  const start = button(say("start"), () => plain("countdown"));
  const activity = h("p", { class: "speaker__activity", hidden: true }, left, start, button(say("oneMore"), () => plain("longer")));
  const counting = counter((letter, hands) => order({ kind: "do", what: "count", letter, hands }), () => notes.focus());
  const tell = notices();
  const park = parkLine((text) => {
    if (text.trim() === "") return;
    order({ kind: "do", what: "park", text });
    tell(say("noted"));
  });
  const controls = h(
    "p",
    { class: "speaker__controls" },
    button(say("back"), () => plain("back")),
    button(say("next"), () => plain("next")),
    button(say("dark"), () => plain("dark")),
    button(say("openPark"), () => park.open()),
  );
  const nextHead = h("h2", { class: "speaker__head" }, say("next"));
  document.querySelector("main")?.replaceChildren(
    h(
      "div",
      { class: "speaker" },
      h("section", { class: "speaker__column" }, lost, h("h1", { class: "speaker__head" }, say("showing")), now, place, controls, activity, counting.element, h("p", { class: "speaker__keys" }, say("speakerKeys"))),
      h("section", { class: "speaker__column" }, time.element, nextHead, next, h("h2", { class: "speaker__head" }, say("notes")), notes),
    ),
  );

  let state: State | undefined;
  let heard = Date.now();
  let drawn = "";
  const draw = (): void => {
    if (!state) return;
    const slide = slides[state.slide];
    const following = slides[state.slide + 1];
    if (drawn !== slide?.id) {
      drawn = slide?.id ?? "";
      drawPicture(now, slide);
      drawPicture(next, following);
      nextHead.textContent = following ? say("nextIs", titleOf(following)) : say("nextIsNone");
      const said = slide?.querySelector(".notes")?.cloneNode(true) as HTMLElement | undefined;
      notes.replaceChildren(...(said ? Array.from(said.childNodes) : [say("noNotes")]));
      notes.scrollTop = 0;
      place.textContent = say("place", state.slide + 1, slides.length, titleOf(slide));
    }
    const answered = state.steps > 0;
    const copy = now.firstElementChild as HTMLElement | null;
    copy?.classList.toggle("answered", answered);
    now.classList.toggle("dark", state.dark);
    now.dataset["words"] = say("isDark");
    [...now.querySelectorAll(".fragment")].forEach((step, n) => step.classList.toggle("visible", n < (state?.steps ?? 0)));
    const shown = questionOf(copy ?? undefined);
    if (shown) drawBars(shown, state.counts, answered);
    const letters = shown?.options.map((option) => option.letter) ?? [];
    counting.element.hidden = letters.length === 0;
    counting.show(letters, state.counts);
    tick();
  };
  const tick = (): void => {
    const moment = Date.now();
    const gone = show.closed || moment - heard > LOST;
    const words = gone ? say("lost") : "";
    if (lost.textContent !== words) lost.textContent = words;
    if (!state) return;
    time.draw(state.pace, state.slide, moment);
    const { countdown } = state;
    activity.hidden = countdown === null;
    if (!countdown) return;
    const rest = remaining(countdown, moment);
    left.textContent = rest === 0 ? say("timeUp") : say("activity", clockFace(rest + 999));
    start.textContent = say(countdown.since !== null && rest > 0 ? "hold" : "start");
    start.disabled = rest === 0;
  };
  listen<State>(token, "at", (message, from) => {
    if (from !== show) return;
    state = message;
    heard = Date.now();
    draw();
  });
  addEventListener("resize", () => [now, next].forEach(fitPicture));
  const keys: ReadonlyArray<Key> = [
    { keys: ["arrowright", "arrowdown", "pagedown", " ", "enter"], name: "", does: "", pressed: () => plain("next"), repeats: true },
    { keys: ["arrowleft", "arrowup", "pageup", "backspace"], name: "", does: "", pressed: () => plain("back"), repeats: true },
    { keys: ["home"], name: "", does: "", pressed: () => order({ kind: "do", what: "go", slide: 0 }) },
    { keys: ["end"], name: "", does: "", pressed: () => order({ kind: "do", what: "go", slide: slides.length - 1 }) },
    { keys: ["b", "."], name: "", does: "", pressed: () => plain("dark") },
    { keys: ["g"], name: "", does: "", pressed: () => plain("countdown") },
    { keys: ["p"], name: "", does: "", pressed: () => park.open() },
    { keys: ["h"], name: "", does: "", pressed: () => {
      if (!counting.element.hidden) counting.begin();
    } },
  ];
  listenToKeys(keys, {
    shown: (digits) => tell(digits === "" ? "" : say("goTo", digits, titleOf(slides[Number(digits) - 1])), true),
    entered: (n) => order({ kind: "do", what: "go", slide: n - 1 }),
  });
  const ask = (): void => {
    plain("hello");
    tick();
  };
  ask();
  setInterval(ask, TICK);
}
