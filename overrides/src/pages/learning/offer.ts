/** What comes next, in words and as a link. */

import type { Next } from "../../engines/learning/next";
import type { CourseUnit } from "../../engines/learning/schema";
import { onDisk, pageAddress, siteFile } from "../shared/site";
import { say } from "./words";

export interface Offer {
  /** What it is about. */
  readonly text: string;
  /** What the link says. */
  readonly label: string;
  readonly href: string;
}

/** The page where tests are taken, which has no folder of its own on a disk. */
export const deskAddress = (test: string): string => `${siteFile(onDisk() ? "kiem-tra/lam-bai.html" : "kiem-tra/lam-bai/")}?de=${test}`;
export const paperAddress = (test: string): string => `${siteFile(onDisk() ? "kiem-tra/giay-tu-hoc.html" : "kiem-tra/giay-tu-hoc/")}?de=${test}`;
export const unitAddress = ({ href }: CourseUnit, anchor?: string): string => pageAddress(href, anchor === undefined ? "" : `#${anchor}`);

const isLesson = ({ id }: CourseUnit): boolean => id.startsWith("bh");
/** "Học phần 5", and the same within a sentence. */
export const nameOf = (unit: CourseUnit): string => say(isLesson(unit) ? "unit.lesson" : "unit.module", unit.number);
export const innerName = (unit: CourseUnit): string => say(isLesson(unit) ? "unit.in-lesson" : "unit.in-module", unit.number);

export function offerOf(next: Next): Offer {
  switch (next.kind) {
    case "running":
      return { text: say("next.running"), label: say("next.running.do"), href: deskAddress(next.test) };
    case "resume": {
      const { unit, place } = next;
      const label = place.of > 1 ? say("next.resume.do", place.step, place.of, place.title) : say("next.unit.begun", innerName(unit));
      return { text: say("next.resume", nameOf(unit), unit.title), label, href: unitAddress(unit, place.anchor) };
    }
    case "review":
      return { text: say("next.review", next.due), label: say("next.review.do", next.due), href: deskAddress("on-tap") };
    case "repeat": {
      const { unit, step, known } = next;
      const label = step ? say("next.repeat.do", step.title) : say("next.repeat.whole", innerName(unit));
      return { text: say("next.repeat", nameOf(unit), known.objective.text), label, href: unitAddress(unit, step?.anchor) };
    }
    case "practise": {
      const { unit, question } = next;
      return { text: say("next.practise", nameOf(unit)), label: say("next.practise.do", innerName(unit)), href: unitAddress(unit, question) };
    }
    case "unit": {
      const { unit, begun, step } = next;
      const label = say(begun ? "next.unit.begun" : "next.unit.new", innerName(unit));
      return { text: say("next.unit", nameOf(unit), unit.title), label, href: unitAddress(unit, begun ? step?.anchor : undefined) };
    }
    case "certificate":
      return { text: say("next.certificate", next.test.title), label: say("next.certificate.do"), href: paperAddress(next.test.id) };
    case "entry":
      return { text: say("next.entry", next.test.title, next.test.facts), label: say("next.entry.do"), href: deskAddress(next.test.id) };
    case "end":
      return { text: say("next.end", next.test.title, next.test.facts), label: say("next.end.do"), href: deskAddress(next.test.id) };
  }
}
