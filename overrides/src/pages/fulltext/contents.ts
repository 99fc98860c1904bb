/** The contents beside the text: open where there is room, the part being read marked, and a field to jump to an article. */

import { fold } from "../../common/vietnamese";
import { all, h, one } from "../shared/dom";
import { anchorOf } from "./units";
import { say } from "./words";

/** Where the contents stand beside the text, and where notes stand in the margin (fulltext.css). */
const BESIDE = "(min-width: 60em)";
const MARGIN = "(min-width: 76.25em)";

export function startContents(law: HTMLElement): void {
  openWhere(BESIDE, all<HTMLDetailsElement>("details.law-toc", law));
  openWhere(MARGIN, all<HTMLDetailsElement>("details.law-note", law));
  const side = one(".law__side", law);
  if (!side) return;
  side.prepend(jumpField(law));
  follow(law, side);
}

function openWhere(width: string, boxes: readonly HTMLDetailsElement[]): void {
  const wide = window.matchMedia(width);
  const set = (): void => boxes.forEach((box) => (box.open = wide.matches));
  set();
  // Safari 14 knows it, and so do all later ones.
  wide.addEventListener("change", set);
}

function jumpField(law: HTMLElement): HTMLFormElement {
  const field = h("input", { id: "law-jump", type: "text", autocomplete: "off", placeholder: say("jumpHint") });
  const said = h("p", { class: "law-jump__said", role: "status" });
  const form = h("form", { class: "law-jump" }, h("label", { for: "law-jump" }, say("jump")), field, h("button", {}, say("jumpGo")), said);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const anchor = anchorAsked(field.value, all(".law-unit", law).map(anchorOf));
    said.textContent = anchor === null && field.value.trim() !== "" ? say("jumpNone", field.value.trim()) : "";
    if (anchor === null) return;
    window.location.hash = anchor;
    const unit = all(".law-unit", law).find((one_) => anchorOf(one_) === anchor);
    (unit ? one(".law-no", unit) : null)?.focus({ preventScroll: true });
  });
  return form;
}

/** The address that is meant by "6", "khoản 2 điều 6", "điều 6.2", "phụ lục II"; null where the text has no such place. */
export function anchorAsked(asked: string, anchors: readonly string[]): string | null {
  // The letter đ counts points and articles too, and is not d.
  const text = fold(asked.toLowerCase().replace(/(^|[^\p{L}])\u0111(?!\p{L})/gu, "$1dd"));
  const number = (unit: string, value: string): string | undefined => new RegExp(`${unit}\\s*(${value})(?![a-z0-9])`).exec(text)?.[1];
  const bare = /^\s*(\d+[a-z]{0,2})(?:[.,](\d+))?\s*$/.exec(text);
  const article = number("dieu", "\\d+[a-z]{0,2}") ?? bare?.[1];
  const clause = number("khoan", "\\d+[a-z]{0,2}") ?? /dieu\s*\d+[a-z]*\.(\d+)/.exec(text)?.[1] ?? bare?.[2];
  const point = number("diem", "[a-z]{1,2}");
  const frame = [["phu-luc", "phu luc"], ["chuong", "chuong"], ["phan", "phan"], ["muc", "muc"]]
    .map(([token, name]) => [token, number(name ?? "", "[ivxlc\\d]+")])
    .find(([, value]) => value !== undefined); // prettier-ignore
  const paths = article === undefined ? [] : [[`dieu-${article}`, clause && `khoan-${clause}`, point && `diem-${point}`]];
  if (frame) paths.push([`${frame[0]}-${frame[1]}`]);
  for (const path of paths) {
    const tokens = path.filter((token): token is string => typeof token === "string" && token !== "");
    for (; tokens.length > 0; tokens.pop()) {
      const wanted = tokens.join(".");
      const found = anchors.find((anchor) => anchor === wanted) ?? anchors.find((anchor) => anchor.endsWith(`.${wanted}`));
      if (found !== undefined) return found;
    }
  }
  return /^\s*phu luc\s*$/.test(text) ? (anchors.find((anchor) => anchor.startsWith("phu-luc")) ?? null) : null;
}

/** Marks the part being read in the contents, and keeps it in view there. */
function follow(law: HTMLElement, side: HTMLElement): void {
  const links = new Map(all<HTMLAnchorElement>(".law-toc a", side).map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const seen = new Set<HTMLElement>();
  const parts = all(".law-unit", law).filter((unit) => links.has(anchorOf(unit)));
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) seen[isIntersecting ? "add" : "delete"](target as HTMLElement);
    const current = parts.filter((part) => seen.has(part)).pop();
    for (const [anchor, link] of links) {
      if (current && anchor === anchorOf(current)) {
        link.setAttribute("aria-current", "location");
        if (side.scrollHeight > side.clientHeight) side.scrollTop = link.offsetTop - side.clientHeight / 2;
      } else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-15% 0px -75% 0px" }); // prettier-ignore
  for (const part of parts) observer.observe(part);
}
