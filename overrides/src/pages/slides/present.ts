/** Presents the deck: reveal.js moves the slides; keys, address, memory and the speaker's window are ours. */

import Reveal from "reveal.js";

import { begun, enter, pause, run, unstarted } from "../../engines/hall/pace";
import { all, h, one } from "../shared/dom";
import { askedFormat, askedSlide, clean, showAddress, speakerAddress } from "./address";
import { book } from "./book";
import { counter } from "./counter";
import { type DeckPage, questionOf, titleOf } from "./deck";
import { openHall } from "./hall";
import { help } from "./help";
import { type Key, listenToKeys } from "./keys";
import { laser } from "./laser";
import { type Command, listen, send, type State } from "./messages";
import { notices } from "./notice";
import { overview } from "./overview";
import { parkLine } from "./park";
import { enterFullScreen, hideWhenStill, leaveFullScreen, toggleFullScreen } from "./screen";
import { keepSession, openSession } from "./session";
import type { Sheet } from "./sheet";
import { timers } from "./timer";
import { say } from "./words";

const FORMATS = { wide: { width: 1280, height: 720 }, narrow: { width: 960, height: 720 } };
const NARROW = 1.5;
const NEXT = ["arrowright", "arrowdown", "pagedown", " ", "enter"];
const BACK = ["arrowleft", "arrowup", "pageup", "backspace"];
const CONTROLS: Readonly<Record<string, string>> = { "navigate-left": say("back"), "navigate-right": say("next") };

/** What reveal.js must not do: take settings from the address, orders from other windows, or keys of its own. */
const OURS = {
  hash: false, history: false, respondToHashChanges: false, postMessage: false, postMessageEvents: false,
  keyboard: false, overview: false, help: false, jumpToSlide: false, mouseWheel: false, previewLinks: false,
};

export function present(page: DeckPage): void {
  const { root, slides } = page;
  const ids = slides.map((slide) => slide.id);
  const asked = askedSlide(ids);
  if (!clean(asked)) return;
  document.documentElement.classList.add("presenting");
  const format = askedFormat();
  let narrow = format === "narrow" || (format === undefined && innerWidth / innerHeight < NARROW);
  const start = asked ?? ids[0] ?? "";
  const session = openSession(page.id, start);
  const stepsBefore = session.pace.here === start ? session.steps : 0;
  if (session.pace.here !== start) session.pace = begun(session.pace) ? enter(session.pace, start, Date.now()) : unstarted(start);
  document.documentElement.classList.add(...session.looks);
  const deck = new Reveal(root, {
    ...(narrow ? FORMATS.narrow : FORMATS.wide),
    ...OURS,
    center: false,
    margin: 0.02,
    minScale: 0.1,
    maxScale: 4,
    slideNumber: "c/t",
    transition: "none",
    backgroundTransition: "none",
    navigationMode: "linear",
    controlsTutorial: false,
  });
  const tell = notices();
  const current = (): HTMLElement => (deck.getCurrentSlide() as HTMLElement | undefined) ?? (slides[0] as HTMLElement);
  const at = (): number => slides.indexOf(current());
  const steps = (): number => current().querySelectorAll(".fragment.visible").length;
  const go = (slide: number): void => {
    // Without its steps: a question reached by leaping is not answered yet.
    if (slides[slide]) deck.slide(slide, 0, -1);
    else tell(say("noSlide", slide + 1, slides.length));
  };

  let speaker: Window | null = null;
  const report = (): void => {
    if (!speaker || speaker.closed) return;
    const now = current();
    const state: State = {
      kind: "at", slide: at(), steps: steps(), dark: deck.isPaused(), pace: session.pace, countdown: countdowns.of(now), counts: hall.counts(now),
    };
    send(speaker, session.token, state);
  };
  const changed = (): void => {
    keepSession(page.id, session);
    report();
  };
  const hall = openHall(page, (kept) => {
    if (!kept) tell(say("notKept"));
    const now = current();
    hall.reveal(now, steps() > 0);
    counting.show(questionOf(now)?.options.map((option) => option.letter) ?? [], hall.counts(now));
    report();
  });
  const countdowns = timers(slides, session.countdowns, changed);
  const counting = counter((letter, n) => hall.count(current(), letter, n), () => {
    counting.element.hidden = true;
    (document.activeElement as HTMLElement | null)?.blur();
  });
  const count = (): void => {
    if (!questionOf(current())) return tell(say("noQuestionHere"));
    if (steps() > 0) deck.prevFragment();
    counting.element.hidden = false;
    counting.begin();
  };
  const park = parkLine((text) => {
    if (text.trim() === "") return;
    hall.park(text, current());
    tell(say("noted"));
  });

  /** What goes with the slide that stands now. */
  const arrived = (): void => {
    const now = current();
    const answered = steps() > 0;
    now.classList.toggle("answered", answered);
    session.steps = steps();
    session.pace = enter(session.pace, now.id, Date.now());
    const question = questionOf(now);
    hall.reveal(now, answered);
    counting.show(question?.options.map((option) => option.letter) ?? [], hall.counts(now));
    if (!question || answered) counting.element.hidden = true;
    countButton.hidden = !question;
    changed();
  };
  const openSpeaker = (): void => {
    speaker = open(speakerAddress(session.token), `nguoi-noi-${page.id}`, "width=1180,height=780");
    if (!speaker) tell(say("popupBlocked"));
  };
  const commands: Readonly<Record<string, () => void>> = {
    hello: report,
    next: () => deck.next(),
    back: () => deck.prev(),
    dark: () => deck.togglePause(),
    clock: () => {
      session.pace = session.pace.since === null ? run(session.pace, Date.now()) : pause(session.pace, Date.now());
      changed();
    },
    restart: () => {
      session.pace = unstarted(current().id);
      changed();
    },
    countdown: () => countdowns.toggle(current()),
    longer: () => countdowns.longer(current()),
  };
  listen<Command>(session.token, "do", (command, from) => {
    speaker = from;
    if (command.what === "go") go(command.slide);
    else if (command.what === "count") hall.count(current(), command.letter, command.hands);
    else if (command.what === "park") hall.park(command.text, current());
    else commands[command.what]?.();
    report();
  });

  /** Big text goes back to the usual size on slides it would overfill. */
  const fill = (): void => {
    for (const slide of slides) slide.classList.remove("slide--full");
    if (!document.documentElement.classList.contains("big")) return;
    for (const slide of slides) {
      const frame = one(".frame", slide);
      const hidden = slide.style.display;
      slide.style.display = "block";
      if (frame && frame.scrollHeight > frame.clientHeight) slide.classList.add("slide--full");
      slide.style.display = hidden;
    }
  };
  const look = (name: string): void => {
    document.documentElement.classList.toggle(name);
    session.looks = ["contrast", "big"].filter((each) => document.documentElement.classList.contains(each));
    fill();
    deck.layout();
    changed();
  };

  const sheets: Record<"help" | "all" | "book", Sheet | undefined> = { help: undefined, all: undefined, book: undefined };
  const keys: ReadonlyArray<Key> = [
    { keys: NEXT, name: say("keyNext"), does: say("doesNext"), pressed: () => deck.next(), repeats: true },
    { keys: BACK, name: say("keyBack"), does: say("doesBack"), pressed: () => deck.prev(), repeats: true },
    { keys: ["home"], name: "Home", does: say("doesFirst"), pressed: () => go(0) },
    { keys: ["end"], name: "End", does: say("doesLast"), pressed: () => go(slides.length - 1) },
    { keys: ["o"], name: "O", does: say("doesAll"), pressed: () => sheets.all?.open() },
    { keys: ["s"], name: "S", does: say("doesSpeaker"), pressed: openSpeaker },
    { keys: ["h"], name: "H", does: say("doesCount"), pressed: count },
    { keys: ["g"], name: "G", does: say("doesCountdown"), pressed: () => {
      if (!countdowns.toggle(current())) tell(say("noCountdownHere"));
    } },
    { keys: ["p"], name: "P", does: say("doesPark"), pressed: park.open },
    { keys: ["m"], name: "M", does: say("doesBook"), pressed: () => sheets.book?.open() },
    { keys: ["b", "."], name: say("keyDark"), does: say("doesDark"), pressed: () => deck.togglePause() },
    { keys: ["f5"], name: "F5", does: say("doesFull"), pressed: enterFullScreen },
    { keys: ["f"], name: "F", does: say("doesFullOrNot"), pressed: toggleFullScreen },
    { keys: ["escape"], name: "Esc", does: say("doesEscape"), pressed: () => {
      if (deck.isPaused()) deck.togglePause();
      counting.element.hidden = true;
      leaveFullScreen();
    } },
    { keys: ["l"], name: "L", does: say("doesLaser"), pressed: laser },
    { keys: ["c"], name: "C", does: say("doesContrast"), pressed: () => look("contrast") },
    { keys: ["t"], name: "T", does: say("doesBig"), pressed: () => look("big") },
    { keys: ["r"], name: "R", does: say("doesFormat"), pressed: () => {
      narrow = !narrow;
      deck.configure(narrow ? FORMATS.narrow : FORMATS.wide);
      fill();
    } },
    { keys: ["?"], name: "?", does: say("doesHelp"), pressed: () => sheets.help?.toggle() },
  ];
  listenToKeys(keys, { shown: (digits) => tell(digits === "" ? "" : say("goTo", digits, titleOf(slides[Number(digits) - 1])), true), entered: (n) => go(n - 1) });
  sheets.help = help(keys);
  sheets.all = overview(page, at, () => narrow, go);
  sheets.book = book(hall);

  const tool = (words: string, pressed: () => void): HTMLButtonElement => {
    const button = h("button", { type: "button", class: "tool" }, words);
    button.addEventListener("click", pressed);
    return button;
  };
  const countButton = tool(say("openCount"), count);
  const tools = [
    countButton, tool(say("openAll"), () => sheets.all?.open()), tool(say("openSpeaker"), openSpeaker), tool(say("openKeys"), () => sheets.help?.open()),
  ];
  document.body.append(counting.element, h("nav", { class: "tools", "aria-label": say("tools") }, ...tools));
  hideWhenStill();

  for (const name of ["fragmentshown", "fragmenthidden", "paused", "resumed"]) deck.on(name, arrived);
  deck.on("slidechanged", () => {
    showAddress(current().id);
    arrived();
  });
  addEventListener("hashchange", () => {
    const slide = askedSlide(ids);
    if (slide === undefined) clean(current().id);
    else go(ids.indexOf(slide));
  });
  void deck.initialize().then(() => {
    for (const [name, label] of Object.entries(CONTROLS)) {
      for (const button of all(`.${name}`, root)) button.setAttribute("aria-label", label);
    }
    const resume = one(".resume-button", root);
    if (resume) resume.textContent = say("resume");
    if (stepsBefore > 0) deck.slide(ids.indexOf(start), 0, stepsBefore - 1);
    fill();
    arrived();
    root.dataset["ready"] = "";
  });
}
