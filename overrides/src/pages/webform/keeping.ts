/**
 * Keeping what is typed: which draft of this device is open here, when it is written down, who else has it open.
 *
 * A page writes only over what it has itself read or written. Whatever another page has written in between stays,
 * and what is typed here then goes on as a draft of its own.
 */

import type { Store } from "../../common/storage";
import type { Draft } from "../../engines/forms/draft";
import { h } from "../shared/dom";
import { DraftList, Notice, titleOfDraft } from "./draft-list";
import { DraftBackup } from "./drafts/draft-backup";
import { DraftStore, type Kept } from "./drafts/draft-store";
import { Tabs, type Note } from "./drafts/tabs";
import type { Say } from "./words";

/** Milliseconds without typing after which the draft is written down: JSON of hundreds of records takes a while. */
const PAUSE = 400;
/** Milliseconds another page has to write down what it holds and let go; a sleeping one does not answer. */
const PATIENCE = 1000;

/** What the form does for its keeper. */
export interface KeeperPage {
  /** Another draft is open: draw it. */
  readonly draw: () => void;
  /** While held, nothing can be typed. */
  readonly hold: (held: boolean) => void;
  readonly saveFile: () => void;
  readonly tell: (words: string) => void;
}

export class Keeper {
  readonly notice = new Notice();
  readonly line = h("p", { class: "wf-kept" });
  readonly list: DraftList;
  private readonly drafts: DraftStore;
  private readonly tabs: Tabs;
  private id: string;
  private mark = "";
  private since = Date.now();
  private waiting = 0;
  private held = false;
  private asking = 0;
  private failed = false;
  private beside = false;
  /** Nothing has been typed since a file was saved. */
  private carried = false;

  constructor(
    private readonly draft: Draft,
    store: Store,
    private readonly say: Say,
    private readonly unit: string,
    private readonly page: KeeperPage,
  ) {
    const form = draft.model.id;
    this.drafts = new DraftStore(store, form, new DraftBackup());
    this.list = new DraftList(draft.model, say, unit, {
      all: () => this.drafts.list(),
      current: () => this.id,
      open: (kept) => this.open(kept),
      remove: (kept) => this.remove(kept),
      putBack: (kept) => this.putBack(kept),
      fresh: () => this.fresh(),
    });
    this.drafts.takeOver();
    this.id = this.remembered() ?? this.drafts.list()[0]?.id ?? this.drafts.fresh();
    this.tabs = new Tabs(store, form, this.drafts.start, (note) => this.hear(note), () => this.changed());
  }

  /** Takes up the draft of this page; false if it was of another version, and so may have lost something. */
  start(): boolean {
    const fits = this.read();
    const leave = (): void => {
      if (this.waiting) this.now();
    };
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) this.comeBack();
    });
    window.addEventListener("beforeunload", (event) => {
      if (!this.failed || this.carried || this.draft.isBlank) return;
      event.preventDefault();
      event.returnValue = true; // what browsers before 2023 go by
    });
    if (this.draft.isBlank) this.now();
    else this.told(true);
    this.announce();
    void this.drafts.recover().then((ids) => this.recovered(ids));
    return fits;
  }

  /** Drafts have come back that the browser had lost: a page nobody has written on yet shows the last of them. */
  private recovered(ids: ReadonlyArray<string>): void {
    if (ids.length === 0 || this.held || this.waiting) return;
    if (!ids.includes(this.id) && this.draft.isBlank) this.id = this.drafts.list()[0]?.id ?? this.id;
    this.comeBack();
  }

  /** Something was typed. */
  soon(): void {
    this.carried = false;
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.now(), PAUSE);
  }

  /** Writes the draft down. */
  now(): void {
    window.clearTimeout(this.waiting);
    this.waiting = 0;
    if (this.held) return;
    const { id, mark } = this;
    const done = this.draft.isBlank ? this.drafts.remove(id, mark) : this.drafts.write(id, this.draft.toSave(), mark);
    if (done === "foreign") this.fork();
    else {
      if (done !== "unkept") this.mark = done.mark;
      this.told(done !== "unkept");
    }
    this.list.refresh();
  }

  /** All of it has been saved as a file. */
  carriedAway(): void {
    this.carried = true;
  }

  private told(kept: boolean): void {
    this.line.textContent = this.say(kept ? "kept" : "unkept") + (kept && this.beside ? ` ${this.say("keptBeside")}` : "");
    this.line.classList.toggle("wf-kept--not", !kept);
    if (!kept && this.notice.element.hidden) this.notice.show(this.say("full"), [{ words: this.say("save"), act: this.page.saveFile }]);
    if (kept && this.failed) this.notice.hide();
    this.failed = !kept;
  }

  private read(): boolean {
    const kept = this.drafts.read(this.id);
    this.mark = kept?.mark ?? "";
    this.draft.clear();
    return this.draft.restore(kept?.content);
  }

  private announce(): void {
    this.since = Date.now();
    this.remember();
    this.tabs.say("open", this.id, this.since);
    this.list.refresh();
  }

  /** Goes to draft `id`; what is open is written down first. */
  private goTo(id: string, words: string): void {
    if (this.waiting) this.now();
    this.release();
    this.id = id;
    this.read();
    this.page.draw();
    this.announce();
    this.page.tell(words);
  }

  private open(kept: Kept): void {
    if (kept.id !== this.id) this.goTo(kept.id, this.say("draftOpened", titleOfDraft(this.draft.model, kept, this.unit, this.say)));
  }

  private fresh(): void {
    this.goTo(this.drafts.fresh(), this.say("draftNew"));
  }

  private remove(kept: Kept): void {
    this.drafts.remove(kept.id, this.drafts.read(kept.id)?.mark ?? "");
    if (kept.id === this.id) {
      window.clearTimeout(this.waiting);
      this.waiting = 0;
      this.read();
      this.page.draw();
    }
    this.list.refresh();
  }

  private putBack(kept: Kept): void {
    const done = this.drafts.putBack(kept);
    if (done && kept.id === this.id && this.draft.isBlank) {
      this.read();
      this.page.draw();
    }
    this.list.refresh();
  }

  /** Another page has written this draft: what was typed here goes on under a new id. */
  private fork(): void {
    this.id = this.drafts.fresh();
    this.mark = "";
    this.now();
    this.announce();
    this.page.tell(this.say("forked"));
  }

  private hear({ kind, draft, since }: Note): void {
    if (draft !== this.id) {
      if (kind === "open" || kind === "here") this.meet();
      if (kind === "open") this.tabs.say("here", this.id, this.since);
      return;
    }
    if (kind === "given" && this.asking) this.goOn();
    if (this.held) return;
    if (kind === "open") this.tabs.say("here", draft, this.since);
    // Of two pages that open a draft in the same moment, the later one asks.
    else if (kind === "here" && since <= this.since) this.hold("twice");
    else if (kind === "take") {
      this.now();
      this.hold("taken");
      this.tabs.say("given", draft, this.since);
    }
  }

  /** Another page has written: notes may run ahead of what it has written, which is then shown here. */
  private changed(): void {
    if (!this.held) this.catchUp();
    this.list.refresh();
  }

  /** Another page has another draft of the form open. */
  private meet(): void {
    this.beside = true;
    if (!this.failed) this.told(true);
  }

  private hold(why: Parameters<Say>[0]): void {
    if (this.waiting) {
      this.fork();
      return;
    }
    this.held = true;
    this.page.hold(true);
    const others = this.drafts.list().some((kept) => kept.id !== this.id);
    this.notice.show(this.say(why), [
      { words: this.say("goOn"), act: () => this.ask() },
      ...(others ? [{ words: this.say("otherDraft"), act: () => this.list.show() }] : []),
      { words: this.say("newDraft"), act: () => this.fresh() },
    ]);
  }

  private release(): void {
    window.clearTimeout(this.asking);
    this.asking = 0;
    this.held = false;
    this.notice.hide();
    this.page.hold(false);
  }

  /** "Go on here": the other page writes down what it has and lets go; then this one reads that. */
  private ask(): void {
    window.clearTimeout(this.asking);
    this.asking = window.setTimeout(() => this.goOn(), PATIENCE);
    this.tabs.say("take", this.id, this.since);
  }

  private goOn(): void {
    this.release();
    this.read();
    this.page.draw();
    this.announce();
  }

  /** Back out of the browser's memory: the draft may have gone on elsewhere meanwhile. */
  private comeBack(): void {
    this.catchUp();
    this.announce();
  }

  /** Shows what another page has written, unless something was typed here since. */
  private catchUp(): void {
    const there = this.drafts.read(this.id);
    if (this.waiting || there === undefined || there.mark === this.mark) return;
    this.read();
    this.page.draw();
  }

  /** The draft this tab had open before it was loaded anew. */
  private remembered(): string | undefined {
    try {
      return window.sessionStorage.getItem(this.slot) ?? undefined;
    } catch {
      return undefined;
    }
  }

  private remember(): void {
    try {
      window.sessionStorage.setItem(this.slot, this.id);
    } catch {
      // Then the tab takes up the last draft written, as a new one does.
    }
  }

  private get slot(): string {
    return `xhht.form.${this.draft.model.id}.draft`;
  }
}
