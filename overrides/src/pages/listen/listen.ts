/** "Nghe": a button at the head of each part of a page, where the device has a Vietnamese voice. */

import type { Store } from "../../common/storage";
import { placesOf } from "../../engines/speech/places";
import { Reading, speedOf, type Speed } from "../../engines/speech/reading";
import { sentencesOf, type Sentence } from "../../engines/speech/texts";
import { all, h, one } from "../shared/dom";
import { notLoaded } from "../shared/not-loaded";
import { siteFile } from "../shared/site";
import { keepInSight, mark } from "./mark";
import { Player } from "./player";
import { partsOf } from "./texts";
import { DeviceVoice, whenHeard, type Synthesis } from "./voice";
import { LEFT_OUT, PartText } from "./words";
import { say } from "./words-said";

const SPEED = "listen.speed";
/** What the button of a part says, and its name for those who do not see what it stands beside. */
const LABELS = {
  reading: ["pause", "pauseTo"],
  paused: ["on", "onTo"],
  ended: ["listen", "listenTo"],
  stopped: ["listen", "listenTo"],
} as const;

/** Offers to read the parts of the page aloud, as soon as there is a voice. */
export function startListening(page: Document, synthesis: Synthesis | undefined, store: Store): void {
  const id = idOf(page);
  if (!synthesis || id === "") return;
  const listener = new Listener(page, id, new DeviceVoice(synthesis), store);
  whenHeard(synthesis, () => styled(page, () => listener.offer()));
  window.addEventListener("pagehide", () => listener.stop());
  page.addEventListener("portal-step", () => listener.leave());
}

/** The name by which the page is heard; "" for one that is not. */
function idOf(page: Document): string {
  const place = one('[data-listen]:not([data-listen="none"]), article[data-lesson]', page);
  return place?.dataset["listen"] ?? place?.dataset["lesson"] ?? "";
}

/** Headings of what can be heard: those with words below them that are read. */
function headings(page: Document): HTMLElement[] {
  const found = all(".md-content__inner h1, .md-content__inner h2[id]", page);
  return found.filter((heading) => !heading.closest(LEFT_OUT) && new PartText(heading).more);
}

/** The styles come before what they are for: nothing is shown bare. */
function styled(page: Document, then: () => void): void {
  const link = h("link", { rel: "stylesheet", href: siteFile("assets/portal/listen.css") });
  link.addEventListener("load", then);
  page.head.append(link);
}

class Listener {
  private reading: Reading | null = null;
  private player: Player | null = null;
  private heading: HTMLElement | null = null;
  private readonly buttons = new Map<HTMLElement, HTMLButtonElement>();

  constructor(
    private readonly page: Document,
    private readonly id: string,
    private readonly voice: DeviceVoice,
    private readonly store: Store,
  ) {}

  offer(): void {
    for (const heading of headings(this.page)) {
      const button = h("button", { type: "button", class: "listen" }, say("listen"));
      button.setAttribute("aria-label", say("listenTo", title(heading)));
      button.addEventListener("click", () => void this.pressed(heading));
      heading.classList.add("heard");
      heading.after(h("div", { class: "listen-at" }, button));
      this.buttons.set(heading, button);
    }
  }

  stop(): void {
    this.reading?.stop();
  }

  /** Another step is shown: what is no longer seen is no longer read. */
  leave(): void {
    if (this.heading && this.heading.getClientRects().length === 0) this.stop();
  }

  private async pressed(heading: HTMLElement): Promise<void> {
    if (heading === this.heading && this.reading) {
      this.toggle();
      return;
    }
    this.stop();
    const button = this.buttons.get(heading);
    try {
      button?.setAttribute("aria-busy", "true");
      const parts = await partsOf(this.id);
      const anchor = heading.tagName === "H1" ? "" : heading.id;
      const part = parts.find(([at]) => at === anchor);
      if (part) this.begin(heading, sentencesOf(part));
    } catch {
      heading.after(notLoaded(heading, () => void this.pressed(heading)));
    } finally {
      button?.removeAttribute("aria-busy");
    }
  }

  private begin(heading: HTMLElement, sentences: readonly Sentence[]): void {
    const part = new PartText(heading);
    const places = placesOf(sentences.map((sentence) => sentence.shown), part.text);
    const speed = speedOf(this.store.get(SPEED));
    this.heading = heading;
    this.reading = new Reading(sentences, this.voice, speed, (reading) => {
      const place = places[reading.place] ?? null;
      const range = place && (reading.state === "reading" || reading.state === "paused") ? part.range(place) : null;
      mark(range, this.page);
      if (reading.state === "reading") keepInSight(range);
      this.show(reading);
    });
    this.player = new Player(
      {
        toggle: () => this.toggle(),
        move: (by) => this.reading?.move(by),
        speed: (wanted) => this.speed(wanted),
        stop: () => this.stop(),
      },
      speed,
    );
    this.page.body.append(this.player.element);
    this.page.documentElement.classList.add("listening");
    this.reading.read();
    this.player.focus();
  }

  private toggle(): void {
    if (this.reading?.state === "reading") this.reading.pause();
    else this.reading?.read();
  }

  private speed(wanted: Speed): void {
    this.store.set(SPEED, wanted);
    this.reading?.setSpeed(wanted);
  }

  private show(reading: Reading): void {
    const button = this.heading && this.buttons.get(this.heading);
    if (this.heading && button) {
      const [words, about] = LABELS[reading.state];
      button.textContent = say(words);
      button.setAttribute("aria-label", say(about, title(this.heading)));
    }
    this.player?.show(reading);
    if (reading.state === "stopped") this.end(button ?? null);
    const next = reading.state === "ended" ? this.following() : null;
    if (next) void this.pressed(next);
  }

  /** The next part of the step that is shown alone: a step is read to its end. */
  private following(): HTMLElement | null {
    const step = this.heading?.closest(".step");
    if (!step || this.page.documentElement.dataset["view"] !== "steps") return null;
    const parts = Array.from(this.buttons.keys()).filter((heading) => step.contains(heading));
    return parts[parts.findIndex((heading) => heading === this.heading) + 1] ?? null;
  }

  private end(button: HTMLButtonElement | null): void {
    const focused = this.player?.element.contains(this.page.activeElement) ?? false;
    this.player?.element.remove();
    this.page.documentElement.classList.remove("listening");
    if (focused) button?.focus({ preventScroll: true });
    this.reading = this.player = this.heading = null;
  }
}

/** The words of a heading, without the link to itself. */
function title(heading: HTMLElement): string {
  return new PartText(heading).title;
}
