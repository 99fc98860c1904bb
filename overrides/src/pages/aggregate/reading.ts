/** Reading the files somebody gives, one after the other, with a bar and a way to stop. */

import { Cancelled, inSlices } from "../../common/slices";
import type { Data, Item } from "../../engines/forms/aggregation/aggregate";
import type { Packed, Purpose } from "../../engines/forms/aggregation/collection-file";
import { readIncoming, type Incoming } from "../../engines/forms/reading/submission";
import { MAX_FILE } from "../../office/sniffing";
import { isZipName, MAX_ZIP } from "../../office/zip/unpacking";
import { h } from "../shared/dom";
import { button } from "../webform/ask";
import type { Say } from "./words";

/** Called with a file that was read, and with what it was collected for when it comes from another desk. */
type Take = (file: Packed, items: ReadonlyArray<Item>, purpose?: Purpose) => void;

export class Reading {
  private readonly waiting: Incoming[] = [];
  private running: { wanted: boolean } | undefined;
  private readonly bar = h("progress", { max: "1", value: "0" });
  private readonly words = h("span");
  readonly element: HTMLElement;

  constructor(
    private readonly say: Say,
    private readonly data: Data,
  ) {
    const label = h("label", {}, this.words, this.bar);
    this.element = h("div", { class: "agg__busy", hidden: true }, label, button(say("stop"), "md-button", () => this.stop()));
  }

  stop(): void {
    if (this.running) this.running.wanted = false;
  }

  /** Reads `files`, after those that still wait when some do; says what came of it, undefined when another call will. */
  async read(files: ReadonlyArray<Incoming>, take: Take): Promise<string | undefined> {
    if (files.length === 0) return this.say("nothing");
    this.waiting.push(...files);
    if (this.running) return undefined;
    const run = (this.running = { wanted: true });
    this.element.hidden = false;
    const pace = inSlices(() => run.wanted);
    let done = 0;
    let passed = 0;
    try {
      for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
        this.progress(done, done + 1 + this.waiting.length);
        await pace();
        const bytes = next.size > (isZipName(next.name) ? MAX_ZIP : MAX_FILE) * 1_000_000 ? null : await next.bytes().catch(() => null);
        const read = await readIncoming(bytes ? { ...next, bytes: () => Promise.resolve(bytes) } : next, this.data, pace);
        if (!run.wanted) throw new Cancelled();
        if (read.collection) for (const { file, items } of read.collection.members) take(file, items, read.collection.purpose);
        else if (read.items.length > 0) take({ name: next.name, bytes: bytes ?? new Uint8Array(), out: [], reviews: {} }, read.items);
        passed += read.passed;
        done += 1;
      }
      return [this.say("readAll", done - passed), ...(passed > 0 ? [this.say("passed", passed)] : [])].join(" ");
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      return this.say("stopped", done, done + 1 + this.waiting.length);
    } finally {
      this.waiting.length = 0;
      this.running = undefined;
      this.element.hidden = true;
    }
  }

  private progress(done: number, of: number): void {
    this.words.textContent = this.say("reading", done + 1, of);
    this.bar.max = of;
    this.bar.value = done;
  }
}
