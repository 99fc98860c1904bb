/** What the pages of learning go by: the course, and what this device knows of its learner. */

import { day } from "../../common/days";
import type { Store } from "../../common/storage";
import { parseAttempt, parseResults } from "../../engines/quiz/attempt";
import { parseProgress } from "../../engines/quiz/progress";
import { dayNumber, due, parseQueue } from "../../engines/quiz/spaced-review";
import type { Learning } from "../../engines/quiz/transfer";
import { learningIn } from "../../engines/learning/kept";
import { withBegun } from "../../engines/learning/record";
import { whatNext, type Next } from "../../engines/learning/next";
import type { CourseData } from "../../engines/learning/schema";
import { siteFile } from "../shared/site";
import { runScript } from "../shared/site-script";

interface Loaded {
  portalCourse?: CourseData;
}

export async function loadCourse(): Promise<CourseData> {
  const here = window as Loaded;
  if (!here.portalCourse) await runScript(siteFile("quiz/course.js"));
  if (!here.portalCourse) throw new Error("no course");
  return here.portalCourse;
}

export function knownOn(store: Store): Learning {
  const progress = parseProgress(store.get("progress"));
  return {
    progress,
    review: parseQueue(store.get("review")),
    results: parseResults(store.get("results")),
    // What was answered before there was a record was begun, too.
    learning: withBegun(learningIn(store), progress),
  };
}

/** How many questions are due for review on the day of `now`, of those there are. */
export function dueNow({ review }: Learning, course: CourseData, now: Date): number {
  const units = [...course.modules, ...course.lessons];
  const revs = units.flatMap(({ objectives }) => objectives.flatMap(({ practice, tested }) => [...Object.entries(practice), ...Object.entries(tested)]));
  return due(review, dayNumber(now), new Map(revs)).length;
}

export function nextOn(store: Store, course: CourseData, now: Date): Next[] {
  const known = knownOn(store);
  const running = parseAttempt(store.get("attempt"));
  return whatNext(course, known.learning, {
    due: dueNow(known, course, now),
    results: known.results,
    today: day(now),
    running: running && course.tests.some(({ id }) => id === running.test) ? running.test : null,
  });
}
