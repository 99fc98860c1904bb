/**
 * The course as the build writes it, window.portalCourse. Written by `portal schema` from
 * scripts/portal/questions/learning.py; not to be edited.
 */

/** One step of a unit: a section of its page. */
export interface CourseStep {
  /** Id of the section's heading. */
  readonly anchor: string;
  /** The heading in plain words. */
  readonly title: string;
  /** Ids of the objectives that the step is for. */
  readonly objectives: ReadonlyArray<string>;
  /** Ids of the items for practice that are asked at its end. */
  readonly questions: ReadonlyArray<string>;
}

/** What is to be known, and the questions that show it: question id → its revision. */
export interface CourseObjective {
  /** Its id. */
  readonly id: string;
  /** What one can do, in plain words. */
  readonly text: string;
  /** The questions for practice, those of a case one by one. */
  readonly practice: Readonly<Record<string, string>>;
  /** The questions kept for tests. */
  readonly tested: Readonly<Record<string, string>>;
}

/** A module, or a lesson of the village track. */
export interface CourseUnit {
  /** Its id: hp05, bh01. */
  readonly id: string;
  /** Its number within its kind. */
  readonly number: number;
  /** Its title in plain words, without the number. */
  readonly title: string;
  /** Its address below the root of the site, a folder with a slash at the end. */
  readonly href: string;
  /** What is to be known of it. */
  readonly objectives: ReadonlyArray<CourseObjective>;
  /** Its steps in order; may be empty. */
  readonly steps: ReadonlyArray<CourseStep>;
}

/** A test, as far as choosing what comes next needs it. */
export interface CourseTest {
  /** Its id. */
  readonly id: string;
  /** Its title. */
  readonly title: string;
  /** When it is taken: before the course, after a module, at the end. */
  readonly purpose: "dau-khoa" | "hoc-phan" | "cuoi-khoa";
  /** Ids of the modules asked. */
  readonly modules: ReadonlyArray<string>;
  /** Right answers it takes to pass. */
  readonly needed: number;
  /** Questions, minutes and pass mark in words. */
  readonly facts: string;
}

/** All there is to learn, in order. */
export interface CourseData {
  /** The modules, by number. */
  readonly modules: ReadonlyArray<CourseUnit>;
  /** The lessons of the village track, by number. */
  readonly lessons: ReadonlyArray<CourseUnit>;
  /** The tests, as they are listed. */
  readonly tests: ReadonlyArray<CourseTest>;
  /** Id of the test that somebody who learns alone takes first: the widest of its purpose. */
  readonly first: string | null;
  /** Id of the test that answers the first one at the end. */
  readonly last: string | null;
}
