/**
 * The conversation of a page with the search engine: a worker, or the engine in the page itself where no worker can
 * start (a folder opened from a disk). Loads nothing before somebody is about to search, or the page has nothing else
 * to do. Leaves drawing to box and look-up page.
 */

import type { Answers, Kind, Question } from "../../engines/search/protocol";
import { h } from "../shared/dom";
import { onDisk, siteFile } from "../shared/site";
import { Newest } from "./newest";
import type { PortalSearch } from "./portal-search";

/** What somebody touches who is about to search, here or on the pages that have a box of their own. */
const INTENT = ".md-search__input, [data-portal-toggle=search], .hero__search input, .lookup__ask input";
const SIGNS = ["focusin", "pointerover"];

type Send = (question: Question) => void;
type Hear = <K extends Kind>(kind: K, answer: Answers[K]) => void;

export class SearchClient implements PortalSearch {
  bytes = 0;
  open = false;
  lost = false;
  private readonly index: string;
  private readonly listeners = new Map<Kind, Array<(answer: never) => void>>();
  private readonly questions = new Newest<Kind, Question>((question) => this.send(question));
  private engine: Send | null = null;

  constructor(page: Document) {
    this.index = siteFile(`search/${page.documentElement.lang}.js`);
    const warm = ({ target }: Event): void => {
      if (!(target instanceof Element) || !target.closest(INTENT)) return;
      for (const name of SIGNS) page.removeEventListener(name, warm);
      this.warm();
    };
    for (const name of SIGNS) page.addEventListener(name, warm);
    this.openAhead(page);
  }

  listen<K extends Kind>(kind: K, heard: (answer: Answers[K]) => void): void {
    this.listeners.set(kind, [...(this.listeners.get(kind) ?? []), heard]);
  }

  ask(kind: Kind, text: string): void {
    this.warm();
    this.questions.ask(kind, { kind, text, index: this.index });
  }

  /** Starts the engine and has it open its index. */
  warm(): void {
    if (this.engine) return;
    const heard: Hear = (kind, answer) => this.heard(kind, answer);
    const lost = (): void => {
      // Faults inside the engine come as answers.
      this.lost = !this.open;
    };
    this.engine = onDisk() ? inPage(heard, lost) : inWorker(heard, lost);
    this.send({ kind: "open", text: "", index: this.index });
    if (onDisk()) return;
    const own = (sizes: unknown): void => {
      this.bytes = Number((sizes as Record<string, unknown>)[document.documentElement.lang]) || 0;
    };
    // Only to tell those who wait how much there is to come.
    fetch(siteFile("search/sizes.json")).then((found) => found.json()).then(own, () => undefined);
  }

  private send(question: Question): void {
    this.engine?.(question);
  }

  private heard<K extends Kind>(kind: K, answer: Answers[K]): void {
    if (answer.portal.failure?.kind !== "index") this.open = true;
    this.questions.answered(kind);
    for (const listener of this.listeners.get(kind) ?? []) (listener as (answer: Answers[K]) => void)(answer);
  }

  /** Where there is a mouse and data is not dear, the index is opened when the page has nothing else to do. */
  private openAhead(page: Document): void {
    const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
    const dear = connection?.saveData || /2g/.test(connection?.effectiveType ?? "");
    if (onDisk() || dear || !window.matchMedia("(hover: hover)").matches) return;
    const idle = (): unknown =>
      window.requestIdleCallback ? window.requestIdleCallback(() => this.warm()) : window.setTimeout(() => this.warm(), 1000);
    if (page.readyState === "complete") idle();
    else window.addEventListener("load", idle);
  }
}

function inWorker(hear: Hear, lost: () => void): Send {
  const worker = new Worker(siteFile("assets/portal/search.js"));
  worker.addEventListener("message", ({ data }) => hear(data.kind, data.answer));
  worker.addEventListener("error", lost);
  return (question) => worker.postMessage(question);
}

/** What the engine leaves on a page that it is loaded into (entries/search.ts). */
type Engine = (tell: (told: { kind: Kind; answer: Answers[Kind] }) => void) => Send;

function inPage(hear: Hear, lost: () => void): Send {
  const started = new Promise<Send>((done, failed) => {
    const script = h("script", { src: siteFile("assets/portal/search.js") });
    script.addEventListener("error", failed);
    script.addEventListener("load", () => {
      const { portalEngine } = window as { portalEngine?: Engine };
      if (portalEngine) done(portalEngine(({ kind, answer }) => hear(kind, answer as never)));
      else failed(new Error("no engine"));
    });
    document.head.append(script);
  });
  started.catch(lost);
  return (question) => void started.then((send) => send(question), () => undefined);
}
