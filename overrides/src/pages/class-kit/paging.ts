/** Laying blocks out on A4 pages that print one to one, so that sheets can be counted before anything is printed. */

import { h } from "../shared/dom";

/** A part of the kit: pages printed together, so many times. */
export interface PrintPart {
  readonly id: string;
  readonly title: string;
  readonly pages: readonly HTMLElement[];
  readonly copies: number;
  /** Cut or signed: nothing on the back. */
  readonly oneSided: boolean;
}

/** Fills pages with `blocks` in order; a block that does not fit begins the next page. `look` is a class of the pages. */
export function paged(blocks: readonly HTMLElement[], foot: string, look = ""): HTMLElement[] {
  const stage = h("div", { class: "kit-print kit-print--measuring", "aria-hidden": "true" });
  document.body.append(stage);
  const bodies: HTMLElement[] = [];
  const begin = (): HTMLElement => {
    const body = h("div", { class: "kit-page__body" });
    stage.append(pageOf(body, foot, look, bodies.push(body)));
    return body;
  };
  let body = begin();
  for (const block of blocks) {
    body.append(block);
    if (body.scrollHeight > body.clientHeight + 1 && body.childElementCount > 1) {
      body = begin();
      body.append(block);
    }
  }
  stage.remove();
  return Array.from(stage.children) as HTMLElement[];
}

/** One page that holds what is known to fit. */
export function page(content: readonly HTMLElement[], foot: string, look = ""): HTMLElement {
  return pageOf(h("div", { class: "kit-page__body" }, ...content), foot, look, 0);
}

function pageOf(body: HTMLElement, foot: string, look: string, number: number): HTMLElement {
  const line = foot === "" ? null : h("footer", { class: "kit-page__foot" }, h("span", {}, foot), h("span", {}, number > 0 ? String(number) : ""));
  return h("section", { class: `kit-page ${look}`.trim() }, body, line);
}

export function sheets(part: PrintPart, bothSides: boolean): number {
  return part.copies * (bothSides && !part.oneSided ? Math.ceil(part.pages.length / 2) : part.pages.length);
}

/** The pages in the order of the printer; printed on both sides, every copy begins on a front. */
export function inOrder(parts: readonly PrintPart[], bothSides: boolean, originals: boolean): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const part of parts) {
    for (let copy = 0; copy < (originals ? 1 : part.copies); copy++) {
      part.pages.forEach((one, at) => {
        found.push(one.cloneNode(true) as HTMLElement);
        if (bothSides && (part.oneSided || (at === part.pages.length - 1 && at % 2 === 0))) found.push(page([], ""));
      });
    }
  }
  return found;
}

/** Prints the pages instead of the site's page around them. */
export function printPages(pages: readonly HTMLElement[]): void {
  document.querySelectorAll(".kit-print").forEach((old) => old.remove());
  // Named pages are not known everywhere; while the kit is printed, every page is one of ours.
  const rule = h("style", {}, "@page { size: A4; margin: 0 }");
  document.body.append(h("div", { class: "form-print kit-print", lang: "vi" }, rule, ...pages));
  document.documentElement.classList.add("prints-form");
  window.addEventListener(
    "afterprint",
    () => {
      document.documentElement.classList.remove("prints-form");
      document.querySelectorAll(".kit-print").forEach((old) => old.remove());
    },
    { once: true },
  );
  window.print();
}
