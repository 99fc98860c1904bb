/** Presents the deck with reveal.js: keys, laser, contrast, size of text, help, speaker's window. */

import Reveal from "reveal.js";

import { help } from "./help";
import { laser } from "./laser";
import { type Command, listen, send } from "./messages";
import { openSpeaker } from "./speaker";
import { say } from "./words";

const FORMATS = { wide: { width: 1280, height: 720 }, narrow: { width: 960, height: 720 } };
const NARROW = 1.5;
const CONTROLS: Readonly<Record<string, string>> = {
  "navigate-left": say("back"),
  "navigate-right": say("next"),
};

export function present(): void {
  const root = document.querySelector<HTMLElement>(".reveal");
  if (!root) return;
  document.documentElement.classList.add("presenting");
  const asked = new URLSearchParams(location.search).get("kho");
  let narrow = asked === "4x3" || (asked !== "16x9" && innerWidth / innerHeight < NARROW);
  const deck = new Reveal(root, {
    ...(narrow ? FORMATS.narrow : FORMATS.wide),
    hash: true,
    center: false,
    margin: 0.02,
    minScale: 0.1,
    maxScale: 4,
    help: false,
    slideNumber: "c/t",
    transition: "none",
    backgroundTransition: "none",
    navigationMode: "linear",
    controlsTutorial: false,
    pdfSeparateFragments: false,
  });
  const speaker: { window: Window | null } = { window: null };
  const slides = [...root.querySelectorAll<HTMLElement>(".slides > section")];

  const tell = (): void => {
    const now = deck.getCurrentSlide() as HTMLElement;
    now.classList.toggle("answered", now.querySelector(".answer.visible") !== null);
    if (!speaker.window || speaker.window.closed) return;
    const steps = now.querySelectorAll(".fragment.visible").length;
    send(speaker.window, { kind: "at", slide: slides.indexOf(now), steps, dark: deck.isPaused() });
  };
  for (const name of ["ready", "slidechanged", "fragmentshown", "fragmenthidden", "paused", "resumed"]) {
    deck.on(name, tell);
  }
  listen<Command>(
    () => speaker.window,
    ({ what }) => {
      if (what === "next") deck.next();
      else if (what === "back") deck.prev();
      else if (what === "dark") deck.togglePause();
      tell();
    },
  );

  /** Big text goes back to the usual size on slides it would overfill. */
  const fill = (): void => {
    for (const slide of slides) slide.classList.remove("slide--full");
    if (!document.documentElement.classList.contains("big")) return;
    for (const slide of slides) {
      const frame = slide.querySelector<HTMLElement>(".frame");
      const hidden = slide.style.display;
      slide.style.display = "block";
      if (frame && frame.scrollHeight > frame.clientHeight) slide.classList.add("slide--full");
      slide.style.display = hidden;
    }
  };

  const toggle = (name: string): void => {
    document.documentElement.classList.toggle(name);
    fill();
    deck.layout();
  };
  const helped = help();
  const keys: ReadonlyArray<readonly [number, string, string, () => void]> = [
    [83, "S", say("doesSpeaker"), () => {
      speaker.window = openSpeaker();
    }],
    [76, "L", say("doesLaser"), laser],
    [67, "C", say("doesContrast"), () => toggle("contrast")],
    [84, "T", say("doesBig"), () => toggle("big")],
    [82, "R", say("doesFormat"), () => {
      narrow = !narrow;
      deck.configure(narrow ? FORMATS.narrow : FORMATS.wide);
      fill();
    }],
    [191, "?", say("doesHelp"), () => helped.toggle()],
  ];
  for (const [keyCode, key, description, callback] of keys) deck.addKeyBinding({ keyCode, key, description }, callback);
  // Layouts of keyboards disagree about where the question mark is.
  addEventListener("keydown", (event) => {
    if (event.key === "?" && event.keyCode !== 191) helped.toggle();
  });
  helped.fill(keys.map(([, key, description]) => [key, description]));

  void deck.initialize().then(() => {
    for (const [name, label] of Object.entries(CONTROLS)) {
      for (const button of root.querySelectorAll(`.${name}`)) button.setAttribute("aria-label", label);
    }
    root.dataset.ready = "";
    tell();
  });
}
