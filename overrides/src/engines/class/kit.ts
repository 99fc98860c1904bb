/** A class as a trainer prepares it in the browser: its hours, what is known of it, how many sheets it takes. */

import words from "locales/vi/class-kit.json";
import { speaker } from "../../common/say";
import { fold, formatDate, formatNumber } from "../../common/vietnamese";
import type { FormModel } from "../forms/model";
import { Random } from "../quiz/draw";
import type { Delegate } from "./delegates";

export type Part = "sang" | "chieu";

export interface Slot {
  /** Minutes after midnight. */
  readonly start: number;
  readonly minutes: number;
  readonly kind: string;
  /** Id of the module or test, "" for anything else. */
  readonly subject: string;
  readonly what: string;
}

export interface HalfDay {
  readonly day: number;
  readonly part: Part;
  readonly slots: readonly Slot[];
}

export interface Course {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** The tests of entry and end. */
  readonly tests: readonly string[];
  readonly halves: readonly HalfDay[];
}

export interface PrintFile {
  /** "each": one a person; "desk": a few to lend; "one". */
  readonly copies: string;
  readonly title: string;
  readonly href: string;
  readonly pages: number;
}

export interface ModuleInfo {
  readonly title: string;
  readonly minutes: number;
  readonly documents: string;
  readonly page: string;
  /** "" where there is none. */
  readonly deck: string;
  readonly prints: readonly PrintFile[];
}

/** A paper of class.yml (scripts/portal/markdown/blocks/class_kit.py). */
export interface ClassPaper {
  readonly id: string;
  readonly title: string;
  readonly endings: ReadonlyArray<"docx" | "xlsx">;
  readonly copies: "each" | "one";
  readonly note: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly tables: ReadonlyArray<{ readonly table: string; readonly each: "lesson" | "module" | "person"; readonly columns: Readonly<Record<string, string>> }>;
  readonly person: Readonly<Record<string, string>>;
  readonly mostSessions: number | null;
  readonly model: FormModel;
  readonly template: string;
  readonly blank: PrintFile | null;
}

export interface KitData {
  readonly organisation: string;
  readonly title: string;
  readonly courses: readonly Course[];
  readonly modules: Readonly<Record<string, ModuleInfo>>;
  readonly papers: readonly ClassPaper[];
}

export type Per = "lop" | "ngay" | "buoi";

export interface Cost {
  readonly name: string;
  /** Dong for one person, once, a day or a half-day. */
  readonly price: number;
  readonly per: Per;
}

export interface Plan {
  readonly course: Course;
  /** yyyy-mm-dd. */
  readonly day: string;
  readonly place: string;
  readonly title: string;
  readonly people: number;
  readonly delegates: readonly Delegate[];
  /** At the hours of this class. */
  readonly halves: readonly HalfDay[];
  readonly seeds: readonly number[];
  readonly costs: readonly Cost[];
}

/** When a half-day should be over, in minutes after midnight (LATEST of scripts/portal/content/agenda.py). */
const LATEST: Readonly<Record<Part, number>> = { sang: 12 * 60, chieu: 17 * 60 + 30 };
const NOON = LATEST.sang;
const VARIANTS = 4;
/** Copies that lie on the desk for whoever asks. */
const DESK = 2;

/** What may stand behind the stroke, folded. */
const PER: Readonly<Record<string, Per>> = { "": "lop", lop: "lop", nguoi: "lop", ngay: "ngay", buoi: "buoi" };

export const say = speaker(words);

/** "07:30" as minutes after midnight, undefined for no time of day. */
export function minutesOf(clock: string): number | undefined {
  const found = /^(\d{1,2}):(\d{2})$/.exec(clock);
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}

export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** The half-days of `course` beginning at `hours` (mornings, afternoons); a single one is where its hour puts it. */
export function atHours(course: Course, hours: Readonly<Partial<Record<Part, number>>>): HalfDay[] {
  return course.halves.map((half) => {
    const start = half.slots[0]?.start ?? 0;
    const wanted = course.halves.length === 1 ? (hours.sang ?? hours.chieu) : hours[half.part];
    const by = (wanted ?? start) - start;
    const part: Part = start + by < NOON ? "sang" : "chieu";
    return { ...half, part: course.halves.length === 1 ? part : half.part, slots: half.slots.map((slot) => ({ ...slot, start: slot.start + by })) };
  });
}

/** The half-days that run late: their number, from 1, and when they end. */
export function late(halves: readonly HalfDay[]): Array<readonly [number, number]> {
  return halves.flatMap(({ part, slots }, at) => {
    const last = slots[slots.length - 1];
    const end = last ? last.start + last.minutes : 0;
    return end > LATEST[part] ? [[at + 1, end] as const] : [];
  });
}

/** Four numbers in a row that no page publishes, the same for the same day and place, here and by command. */
export function seedsFor(day: string, place: string): number[] {
  const start = 1000 + new Random(`${day} ${place.trim()}`).next(9000 - VARIANTS);
  return Array.from({ length: VARIANTS }, (_, n) => start + n);
}

/** The date of a day of the class, from 1, as yyyy-mm-dd. */
export function dateOf(plan: Pick<Plan, "day">, day: number): string {
  const at = new Date(`${plan.day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + day - 1);
  return at.toISOString().slice(0, 10);
}

export function days(plan: Pick<Plan, "halves">): number {
  return Math.max(...plan.halves.map(({ day }) => day));
}

/** The modules taught, in order. */
export function taught(plan: Pick<Plan, "halves">): string[] {
  return plan.halves.flatMap(({ slots }) => slots.filter(({ kind }) => kind === "hoc-phan").map(({ subject }) => subject));
}

/** "7 giờ 30". */
export function clockWords(minutes: number): string {
  const rest = minutes % 60;
  const hours = Math.floor(minutes / 60);
  return rest ? say("hours-minutes", hours, String(rest).padStart(2, "0")) : say("hours", hours);
}

/** "7 giờ 30 ngày 10/12/2026 tới hết ngày 11/12/2026". */
export function whenWords(plan: Plan): string {
  const clock = clockWords(plan.halves[0]?.slots[0]?.start ?? 0);
  const last = days(plan);
  return last === 1 ? say("begins", clock, formatDate(plan.day)) : say("begins-and-ends", clock, formatDate(plan.day), formatDate(dateOf(plan, last)));
}

/** "Sáng 10/12". */
export function sessionWords(plan: Plan, half: HalfDay): string {
  const [, month = "", day = ""] = dateOf(plan, half.day).split("-");
  return say(half.part === "sang" ? "session.sang" : "session.chieu", day, month);
}

/** "Ngày 10/12/2026, buổi sáng". */
export function halfDayWords(plan: Plan, half: HalfDay): string {
  return say("day", formatDate(dateOf(plan, half.day)), say(half.part === "sang" ? "part.sang" : "part.chieu"));
}

export function timesOf(plan: Plan, per: Per): number {
  return { lop: 1, ngay: days(plan), buoi: plan.halves.length }[per];
}

/** How a cost adds up, in words, and what it comes to. */
export function costOf(plan: Plan, cost: Cost): readonly [string, number] {
  const times = timesOf(plan, cost.per);
  const key = ({ lop: "cost.lop", ngay: "cost.ngay", buoi: "cost.buoi" } as const)[cost.per];
  return [say(key, plan.people, times, formatNumber(cost.price)), plan.people * times * cost.price];
}

/** Lines such as "Nước uống = 15000 / buổi"; those that are none come back as they are. */
export function costsIn(text: string): { readonly costs: Cost[]; readonly odd: string[] } {
  const costs: Cost[] = [];
  const odd: string[] = [];
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    const found = /^\s*([^=]+?)\s*=\s*([\d.]+)([^\d=/]*)(?:\/([^/=]*))?$/.exec(line);
    const price = Number((found?.[2] ?? "").replace(/\./g, ""));
    const unit = fold(found?.[3] ?? "").trim();
    const per = PER[fold(found?.[4] ?? "").trim()];
    if (!found || !(price > 0) || per === undefined || !["", "d", "dong"].includes(unit)) odd.push(line.trim());
    else costs.push({ name: found[1] ?? "", price, per });
  }
  return { costs, odd };
}

/** How many copies of a file the class needs. */
export function copiesOf(file: Pick<PrintFile, "copies">, people: number): number {
  return file.copies === "each" ? people : file.copies === "desk" ? DESK : 1;
}

export function sheetsOf(pages: number, copies: number, oneSided = false): number {
  return copies * (oneSided ? pages : Math.ceil(pages / 2));
}
