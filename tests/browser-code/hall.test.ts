import assert from "node:assert/strict";
import test from "node:test";

import { fresh, longer, readCountdown, remaining, toggled } from "../../overrides/src/engines/hall/countdown";
import { advise, adviseSlide, begun, clockFace, elapsed, enter, onSlide, pause, readPace, run, unstarted } from "../../overrides/src/engines/hall/pace";
import { type Counted, counted, emptyRecord, hallFile, parked, readHall, readHallFile, shares, unparked } from "../../overrides/src/engines/hall/record";

const MINUTE = 60_000;
const START = 1_700_000_000_000;
const after = (minutes: number): number => START + minutes * MINUTE;

test("the clock begins when the first slide is left, and counts slides apart", () => {
  let pace = unstarted("a");
  assert.equal(elapsed(pace, after(9)), 0);
  pace = enter(pace, "b", START);
  assert.ok(begun(pace));
  pace = enter(pace, "c", after(2));
  assert.equal(elapsed(pace, after(5)), 5 * MINUTE);
  assert.equal(onSlide(pace, after(5)), 3 * MINUTE);
  pace = enter(pace, "b", after(5));
  assert.equal(onSlide(pace, after(6)), 3 * MINUTE, "two minutes before, one now");
});

test("a pause counts nowhere", () => {
  let pace = enter(unstarted("a"), "b", START);
  pace = pause(pace, after(3));
  assert.equal(elapsed(pace, after(20)), 3 * MINUTE);
  pace = run(pace, after(20));
  assert.equal(elapsed(pace, after(21)), 4 * MINUTE);
  assert.equal(onSlide(pace, after(21)), 4 * MINUTE);
  assert.equal(run(pace, after(22)), pace, "running already");
});

test("a clock set back by hand counts nothing twice", () => {
  const pace = enter(unstarted("a"), "b", START);
  assert.equal(elapsed(pace, START - MINUTE), 0);
});

test("what was kept of a clock is read back; anything else is not", () => {
  const pace = enter(unstarted("a"), "b", START);
  assert.deepEqual(readPace(JSON.parse(JSON.stringify(pace))), pace);
  for (const wrong of [undefined, null, 3, {}, { ...pace, passed: "1" }, { ...pace, since: "x" }, { ...pace, spent: { a: "1" } }]) {
    assert.equal(readPace(wrong), undefined);
  }
});

test("advice: the end before the step", () => {
  const plan = { whole: 60, before: 10, slide: 3 };
  const pace = enter(unstarted("a"), "b", START);
  const at = (minutes: number, now = plan): string => {
    const { what, minutes: told } = advise(pace, now, after(minutes));
    return `${what} ${told}`;
  };
  assert.equal(at(7.5), "ahead 2");
  assert.equal(at(9), "in-step 0");
  assert.equal(at(14.5), "in-step 0");
  assert.equal(at(15), "behind 2");
  assert.equal(at(55), "five-left 5");
  assert.equal(at(56.5), "five-left 4");
  assert.equal(at(59.5), "one-left 1");
  assert.equal(at(63.2), "over 3");
  assert.equal(at(5.5, { whole: 10, before: 5, slide: 2 }), "in-step 0", "a short talk is not told from its middle that it ends");
});

test("advice on a slide comes half a minute before its end", () => {
  const plan = { whole: 60, before: 0, slide: 3 };
  const pace = enter(unstarted("a"), "b", START);
  assert.equal(adviseSlide(pace, plan, after(2)), undefined);
  assert.equal(adviseSlide(pace, plan, after(2.6))?.what, "slide-ends");
  assert.equal(adviseSlide(pace, plan, after(3.1))?.what, "slide-over");
  assert.equal(adviseSlide(pace, { ...plan, slide: 0 }, after(9)), undefined);
});

test("a clock's face", () => {
  assert.deepEqual([0, 999, 65_000, 75 * MINUTE, -5].map(clockFace), ["0:00", "0:00", "1:05", "75:00", "0:00"]);
});

test("a countdown stops, goes on, is lengthened, and ends once", () => {
  let countdown = toggled(fresh(2), START);
  assert.equal(remaining(countdown, after(0.5)), 1.5 * MINUTE);
  countdown = toggled(countdown, after(0.5));
  assert.equal(remaining(countdown, after(30)), 1.5 * MINUTE);
  countdown = longer(toggled(countdown, after(30)), after(31));
  assert.equal(remaining(countdown, after(31)), 1.5 * MINUTE);
  assert.equal(remaining(countdown, after(40)), 0);
  assert.deepEqual(toggled(countdown, after(40)), { left: 0, since: null }, "nothing is left to start");
  assert.equal(remaining(longer(countdown, after(40)), after(40.5)), 0.5 * MINUTE, "a minute more runs at once");
  assert.deepEqual(readCountdown({ left: 5, since: null }), { left: 5, since: null });
  assert.equal(readCountdown({ left: "5", since: null }), undefined);
});

const asked: Counted = {
  id: "hoi", question: "Ai chấm?", options: [{ letter: "A", text: "Nhà mình" }, { letter: "B", text: "Xã" }], right: ["A"],
  counts: { A: 3, B: 1 }, day: "2026-12-10", time: "8:15",
};

test("a question counted again the same day is corrected, on another day it stands beside", () => {
  let record = counted(emptyRecord("hp06", "Bài 6"), asked);
  record = counted(record, { ...asked, counts: { A: 5, B: 1 } });
  assert.deepEqual(record.questions.map((one) => one.counts), [{ A: 5, B: 1 }]);
  record = counted(record, { ...asked, day: "2026-12-11" });
  assert.deepEqual(record.questions.map((one) => one.day), ["2026-12-10", "2026-12-11"]);
});

test("percentages are whole and add up to a hundred", () => {
  assert.deepEqual(shares(["A", "B", "C"], { A: 1, B: 1, C: 1 }), { A: 34, B: 33, C: 33 });
  assert.deepEqual(shares(["A", "B"], {}), { A: 0, B: 0 });
  for (let n = 0; n < 300; n += 1) {
    const counts = { A: n % 7, B: (n * 5) % 11, C: (n * n) % 13, D: n % 3 };
    const sum = Object.values(shares(["A", "B", "C", "D"], counts)).reduce((a, b) => a + b, 0);
    assert.equal(sum, Object.values(counts).some((hands) => hands > 0) ? 100 : 0);
  }
});

test("a record goes into a file and comes back; damaged parts are left out", () => {
  const line = { text: "Tiền ở đâu?", slide: "Ba bước", day: "2026-12-10", time: "8:20" };
  const record = parked(counted(emptyRecord("hp06", "Bài 6"), asked), line);
  assert.deepEqual(readHallFile(JSON.parse(hallFile([record]))), [record]);
  assert.deepEqual(unparked(record, 0).parked, []);
  const damaged = { ...record, questions: [asked, { ...asked, counts: { A: -1 } }, { ...asked, counts: { A: 0.5 } }, 3], parked: [line, { text: 5 }] };
  assert.deepEqual(readHall(damaged), record);
  for (const wrong of [null, [], {}, { kind: "xhht-hall", version: 2, records: [] }, { kind: "khac", version: 1, records: [] }]) {
    assert.equal(readHallFile(wrong), undefined);
  }
});
