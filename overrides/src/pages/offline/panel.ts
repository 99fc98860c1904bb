/** “Tải cả cổng về máy”: keeps the whole portal on the device, says how far it is, goes on where it stopped, removes it. */

import { formatNumber } from "../../common/vietnamese";
import { all, h } from "../shared/dom";
import { notLoaded } from "../shared/not-loaded";
import { Keeper, type Files } from "./files";
import { speakerAt, type Say } from "./words";

const ROOT = document.currentScript instanceof HTMLScriptElement ? new URL("../../", document.currentScript.src).href : "";

class Panel {
  private readonly say: Say;
  private readonly told = h("p", { class: "offline__told", role: "status" });
  private readonly bar = h("progress", { max: "1", value: "0", hidden: true });
  private readonly take: HTMLButtonElement;
  private readonly stop: HTMLButtonElement;
  private readonly remove: HTMLButtonElement;
  private running = false;

  constructor(
    place: HTMLElement,
    private readonly keeper: Keeper,
  ) {
    const say = (this.say = speakerAt(place));
    this.take = button(say("take"), () => void this.keep(), "md-button--primary");
    this.stop = button(say("stop"), () => {
      this.running = false;
    });
    this.remove = button(say("remove"), () => void this.forget());
    this.bar.setAttribute("aria-label", say("bar"));
    place.replaceChildren(this.told, this.bar, h("div", { class: "offline__buttons" }, this.take, this.stop, this.remove));
    void this.refresh();
  }

  /** What is there and what is missing. */
  private async refresh(note = ""): Promise<void> {
    const { keeper, say } = this;
    const missing = await keeper.missing(1).catch(() => undefined);
    const wanted = await keeper.open().then((cache) => cache.match(keeper.wanted)).catch(() => undefined);
    const size = readable(sizeOf(keeper, missing ?? []));
    this.bar.hidden = this.stop.hidden = true;
    this.remove.hidden = wanted === undefined;
    this.take.hidden = missing === undefined || missing.length === 0;
    this.take.textContent = wanted === undefined ? say("takeAll", size) : say("takeRest", size);
    const state = missing === undefined ? say("forbidden") : missing.length === 0 ? say("all", keeper.site.day) : wanted === undefined ? say("some") : say("holes", missing.length);
    this.told.textContent = [note, state].filter(Boolean).join(" ");
  }

  private async keep(): Promise<void> {
    const { keeper, say } = this;
    this.running = true;
    this.take.hidden = this.remove.hidden = true;
    this.bar.hidden = this.stop.hidden = false;
    this.stop.focus();
    let note = "";
    try {
      // Browsers throw kept things away when the device runs full, unless asked not to.
      await navigator.storage?.persist?.().catch(() => false);
      await (await keeper.open()).put(keeper.wanted, new Response(""));
      const missing = await keeper.missing(1);
      const whole = sizeOf(keeper, missing);
      const tell = (files: number, bytes: number): void => {
        this.bar.max = whole;
        this.bar.value = bytes;
        this.told.textContent = say("going", files, missing.length, readable(bytes), readable(whole));
      };
      tell(0, 0);
      const failed = await keeper.fetchAll(missing, tell, () => this.running);
      note = !this.running ? say("stopped") : failed > 0 ? say("failed", failed) : "";
    } catch (error) {
      note = say(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "broken");
    }
    this.running = false;
    await this.refresh(note);
    (this.take.hidden ? this.remove : this.take).focus();
  }

  private async forget(): Promise<void> {
    await this.keeper.forget().catch(() => undefined);
    await this.refresh(this.say("removed"));
    this.take.focus();
  }
}

function button(words: string, act: () => void, look = ""): HTMLButtonElement {
  const made = h("button", { type: "button", class: `md-button ${look}`.trim() }, words);
  made.addEventListener("click", act);
  return made;
}

function sizeOf(keeper: Keeper, paths: ReadonlyArray<string>): number {
  return paths.reduce((sum, path) => sum + keeper.fileOf(path)[1], 0);
}

/** "2,9 MB", "180 KB". */
function readable(bytes: number): string {
  return bytes >= 1_000_000 ? `${formatNumber(Math.round(bytes / 100_000) / 10)} MB` : `${formatNumber(Math.ceil(bytes / 1000))} KB`;
}

function start(files: Files): void {
  for (const place of all("[data-offline]", document)) new Panel(place, new Keeper(ROOT, files));
}

const places = all("[data-offline]", document);
// A copy of the portal, on a disk or in Kiwix, has no manifest.
if (!/^https?:/.test(ROOT) || !document.querySelector("link[rel=manifest]")) {
  for (const place of places) place.textContent = speakerAt(place)("local");
} else if (!window.isSecureContext || !("caches" in window) || !("serviceWorker" in navigator)) {
  for (const place of places) place.textContent = speakerAt(place)(window.isSecureContext ? "unable" : "insecure");
} else {
  load();
}

function load(): void {
  const list = h("script", { src: `${ROOT}offline-files.js` });
  list.addEventListener("load", () => globalThis.portalFiles && start(globalThis.portalFiles));
  list.addEventListener("error", () => places.forEach((place) => place.replaceChildren(notLoaded(place, load))));
  document.head.append(list);
}
