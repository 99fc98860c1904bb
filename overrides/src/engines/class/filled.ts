/** The forms of a class with what is known of it written in, the twin of scripts/portal/outputs/kit/forms.py. */

import { exact, plain } from "../../common/numbers";
import { blankRecord, blankRow, type FormRecord, type Row, type Value } from "../forms/model";
import { clockWords, dateOf, days, say, taught, whenWords, type ClassPaper, type KitData, type Plan } from "./kit";

type Known = Readonly<Record<string, Value>>;

/** The records of each file of `paper`: one a person, or one for as many half-days as the form has columns for. */
export function filesOf(data: KitData, plan: Plan, paper: ClassPaper): ReadonlyArray<readonly FormRecord[]> {
  const parts = partsOf(plan, paper, knownOf(data, plan)).map((known) => recordOf(data, plan, paper, known));
  const first = parts[0];
  if (first && Object.keys(paper.person).length > 0 && plan.delegates.length > 0) {
    const people = plan.delegates.map(({ name, place }) => {
      const own = Object.entries(paper.person).map(([field, what]) => [field, what === "name" ? name : place]);
      return { ...first, fields: { ...first.fields, ...(Object.fromEntries(own) as Row) } };
    });
    return [people];
  }
  return parts.map((record) => [record]);
}

function knownOf(data: KitData, plan: Plan): Known {
  const modules = taught(plan).flatMap((id) => data.modules[id] ?? []);
  const minutes = modules.reduce((sum, module) => sum + module.minutes, 0);
  return {
    title: plan.title,
    when: whenWords(plan),
    place: plan.place,
    "when-and-place": say("when-and-place", whenWords(plan), plan.place),
    people: plan.people,
    modules: modules.map(({ title }) => title).join("\n"),
    "first-day": plan.day,
    "last-day": dateOf(plan, days(plan)),
    hours: plain(exact(minutes).div(60), 1),
    sessions: plan.halves.length,
  };
}

function partsOf(plan: Plan, paper: ClassPaper, known: Known): Known[] {
  const all = plan.halves.length;
  const most = paper.mostSessions ?? all;
  if (all <= most) return [known];
  return Array.from({ length: Math.ceil(all / most) }, (_, n) => {
    const first = n * most + 1;
    const last = Math.min(first + most - 1, all);
    return { ...known, title: say("sessions-of", plan.title, first, last), sessions: last - first + 1 };
  });
}

function recordOf(data: KitData, plan: Plan, paper: ClassPaper, known: Known): FormRecord {
  const blank = blankRecord(paper.model);
  const fields = Object.entries(paper.fields).map(([field, what]) => [field, known[what] ?? null] as const);
  const tables = paper.tables.map(({ table, each, columns }) => {
    const shape = paper.model.tables.find(({ id }) => id === table);
    const rows = rowsOf(data, plan, each, known["sessions"] ?? null).map((row) => {
      const own = Object.entries(columns).map(([column, what]) => [column, row[what] ?? null] as const);
      return { ...(shape ? blankRow(shape) : {}), ...Object.fromEntries(own) };
    });
    return [table, rows] as const;
  });
  return { fields: { ...blank.fields, ...Object.fromEntries(fields) }, tables: { ...blank.tables, ...Object.fromEntries(tables) } };
}

function rowsOf(data: KitData, plan: Plan, each: "lesson" | "module" | "person", sessions: Value): Row[] {
  if (each === "person") return plan.delegates.map(({ name, place }) => ({ name, unit: place, sessions }));
  if (each === "module") return taught(plan).map((id) => ({ what: data.modules[id]?.title ?? id }));
  return plan.halves.flatMap(({ day, slots }) =>
    slots
      .filter(({ kind }) => kind === "hoc-phan")
      .map((slot) => ({
        date: dateOf(plan, day),
        clock: clockWords(slot.start),
        what: slot.what,
        minutes: slot.minutes,
        documents: data.modules[slot.subject]?.documents ?? "",
      })),
  );
}
