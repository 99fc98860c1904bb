/** The part "Báo cáo kết quả lớp" while it is closed: what reads forms and fills Word comes when it is opened. */

import reports from "locales/vi/class-report.json";
import { speaker } from "../../common/say";
import type { Store } from "../../common/storage";
import type { Bank } from "../../engines/quiz/bank";
import type { Entry } from "../../engines/quiz/entry";
import { h } from "../shared/dom";
import { once } from "../shared/office-bundle";

export interface Given {
  readonly bank: Bank;
  readonly root: URL;
  readonly store: Store;
  /** Written beside the place by the build (scripts/portal/markdown/blocks/learning.py). */
  readonly report: ReportForm;
  /** The forms that add up into the report, as JSON. */
  readonly forms: string;
}

export interface ReportForm {
  readonly target: string;
  /** Address of the form's page below the root. */
  readonly page: string;
  /** Fields of the form by what they are. */
  readonly places: Readonly<Record<"title" | "when" | "called" | "attended" | "done" | "open" | "wishes", string>>;
}

declare global {
  interface Window {
    /** Draws the report into `place`; returns what takes the results that count whenever they change. */
    portalClassReport?: (place: HTMLElement, given: Given) => (entries: readonly Entry[]) => void;
  }
}

const say = speaker(reports);

export class ReportPart {
  private readonly body = h("div", { class: "class__session" });
  readonly element = h("details", { class: "class__report-part" }, h("summary", {}, say("title")), this.body);
  private show: ((entries: readonly Entry[]) => void) | undefined;
  private entries: readonly Entry[] = [];

  constructor(private readonly given: Given) {
    this.element.addEventListener("toggle", () => {
      if (this.element.open && !this.show) void this.open();
    });
  }

  take(entries: readonly Entry[]): void {
    this.entries = entries;
    this.show?.(entries);
  }

  private async open(): Promise<void> {
    this.body.replaceChildren(h("p", { role: "status" }, say("opening")));
    await once("assets/portal/class-report.js").catch(() => undefined);
    const made = window.portalClassReport;
    if (!made) {
      this.body.replaceChildren(h("p", { role: "alert" }, say("failed")));
      return;
    }
    this.show = made(this.body, this.given);
    this.show(this.entries);
  }
}
