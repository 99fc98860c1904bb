/**
 * What is known of a class, in the sentences of its report: attendance, tests, questions to the hall, what was left
 * open, what people wish. Nothing is said of what nobody has told. Pure; knows no form.
 */

import reports from "locales/vi/class-report.json";
import { readableDay } from "../../common/days";
import { speaker } from "../../common/say";
import { hands, type HallRecord } from "../hall/record";
import { gains, groups } from "./class-stats";
import type { Entry } from "./entry";

const say = speaker(reports);

/** A test as a report needs it. */
export interface Named {
  readonly id: string;
  readonly title: string;
  readonly matches: string | null;
  readonly needed: number;
}

const percent = (part: number): string => `${Math.round(part * 100)}%`;

/** How many were there, session by session; null for one that nobody has counted. */
export function sessions(counts: ReadonlyArray<number | null>): string[] {
  const told = counts.flatMap((count, at) => (count === null ? [] : [say("session", at + 1, count)]));
  return told.length > 0 ? [say("sessions", told.join("; "))] : [];
}

/** "35, 34, , 36" as numbers of people; undefined where something else is written. */
export function readSessions(typed: string): ReadonlyArray<number | null> | undefined {
  if (typed.trim() === "") return [];
  const parts = typed.split(/[,;]/).map((part) => part.trim());
  if (!parts.every((part) => /^\d{0,4}$/.test(part))) return undefined;
  return parts.map((part) => (part === "" ? null : Number(part)));
}

/** Results test by test, then what was gained between tests that match; `entries` are those that count. */
export function testLines(entries: readonly Entry[], tests: readonly Named[]): string[] {
  const of = new Map(tests.map((test) => [test.id, test]));
  const order = tests.map(({ id }) => id);
  const taken = groups(entries, (id) => of.get(id)?.needed ?? Infinity).sort((a, b) => order.indexOf(a.test) - order.indexOf(b.test));
  const lines = taken.map(({ test, people, passed, mean }) => say("test", of.get(test)?.title ?? test, people, passed, percent(mean)));
  for (const last of tests) {
    const first = of.get(last.matches ?? "");
    const { people } = first ? gains(entries, first.id, last.id) : { people: [] };
    if (!first || people.length === 0) continue;
    const mean = (pick: "before" | "after"): string => percent(people.reduce((sum, one) => sum + one[pick], 0) / people.length);
    lines.push(say("gain", first.title, last.title, people.length, mean("before"), mean("after")));
  }
  return lines;
}

/** A line a question to the hall that hands were counted for. */
export function hallLines(records: readonly HallRecord[]): string[] {
  return records.flatMap(({ questions }) =>
    questions
      .filter(({ counts }) => hands(counts) > 0)
      .map(({ question, options, right, counts, day }) => {
        const shown = options.map(({ letter }) => say(right.includes(letter) ? "handsRight" : "hands", letter, counts[letter] ?? 0));
        return say("asked", readableDay(day), question, shown.join(", "));
      }),
  );
}

/** The questions that wait for an answer. */
export function openLines(records: readonly HallRecord[]): string[] {
  const lines = records.flatMap(({ parked }) => parked.map(({ text }) => `– ${text}`));
  return lines.length > 0 ? [say("open"), ...lines] : [];
}

/** What people wrote on their sheets, by the label of the place; the same words once. */
export function wishLines(written: ReadonlyMap<string, readonly string[]>): string[] {
  return [...written].flatMap(([label, texts]) => {
    const kept = [...new Set(texts.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== ""))];
    return kept.length > 0 ? [say("wish", label), ...kept.map((text) => `– ${text}`)] : [];
  });
}
