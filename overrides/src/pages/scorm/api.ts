/** The learning system's API, SCORM 1.2 or 2004: found among the windows around, spoken to with one set of words. */

type Call = (...values: string[]) => unknown;
type Api = Readonly<Record<string, Call>>;

export type Version = "1.2" | "2004";

const DEPTH = 20;

/** The API object in this window's parents or opener, 2004 before 1.2; null where there is none. */
export function findApi(from: Window): { readonly api: Api; readonly version: Version } | null {
  const starts = [from, from.opener as Window | null].filter((one): one is Window => one !== null);
  for (const [name, version] of [["API_1484_11", "2004"], ["API", "1.2"]] as const) {
    for (const start of starts) {
      let here: Window = start;
      for (let step = 0; step < DEPTH; step++) {
        const api = reach(here, name);
        if (api) return { api, version };
        if (here.parent === here) break;
        here = here.parent;
      }
    }
  }
  return null;
}

/** A window of another origin must not be looked into. */
function reach(where: Window, name: string): Api | null {
  try {
    return ((where as unknown as Record<string, unknown>)[name] as Api | undefined) ?? null;
  } catch {
    return null;
  }
}

/** One question answered, as both versions can take it. */
export interface Interaction {
  readonly id: string;
  readonly type: "choice" | "true-false" | "matching" | "sequencing" | "numeric" | "fill-in";
  readonly response: string;
  readonly right: boolean;
}

export class Session {
  private count = 0;
  private open: boolean;
  private readonly started = Date.now();

  constructor(
    private readonly api: Api,
    readonly version: Version,
  ) {
    this.open = String(this.call("LMSInitialize", "Initialize", "")) === "true";
    this.count = Number(this.get("cmi.interactions._count", "cmi.interactions._count")) || 0;
    // Nothing has been recorded yet, or it was left half-way.
    const status = this.get("cmi.core.lesson_status", "cmi.completion_status");
    if (status === "" || status === "not attempted" || status === "unknown") this.set("cmi.core.lesson_status", "cmi.completion_status", "incomplete");
    this.commit();
  }

  get suspended(): string {
    return this.get("cmi.suspend_data", "cmi.suspend_data");
  }

  /** What is needed to go on, and where the learner was. */
  suspend(data: string, place: string): void {
    this.set("cmi.suspend_data", "cmi.suspend_data", data);
    this.set("cmi.core.lesson_location", "cmi.location", place);
    this.set("cmi.core.exit", "cmi.exit", "suspend");
    this.commit();
  }

  interaction({ id, type, response, right }: Interaction): void {
    const at = `cmi.interactions.${this.count}`;
    this.count += 1;
    const two = this.version === "2004";
    const safe = two ? `urn:xhht:${id}` : id;
    this.raw(`${at}.id`, safe);
    this.raw(`${at}.type`, two || type !== "fill-in" ? type : "fill-in");
    this.raw(`${at}.${two ? "learner_response" : "student_response"}`, response);
    this.raw(`${at}.result`, right ? "correct" : two ? "incorrect" : "wrong");
  }

  /** Percent right, and the verdict once everything is answered. */
  score(percent: number, verdict: "passed" | "failed" | null): void {
    this.set("cmi.core.score.raw", "cmi.score.raw", String(percent));
    this.set("cmi.core.score.min", "cmi.score.min", "0");
    this.set("cmi.core.score.max", "cmi.score.max", "100");
    if (this.version === "2004") this.raw("cmi.score.scaled", String(percent / 100));
    if (verdict === null) return;
    if (this.version === "2004") {
      this.raw("cmi.completion_status", "completed");
      this.raw("cmi.success_status", verdict);
    } else this.raw("cmi.core.lesson_status", verdict);
  }

  commit(): void {
    if (this.open) this.call("LMSCommit", "Commit", "");
  }

  finish(done: boolean): void {
    if (!this.open) return;
    const seconds = Math.round((Date.now() - this.started) / 1000);
    this.set("cmi.core.session_time", "cmi.session_time", this.version === "2004" ? `PT${seconds}S` : clock(seconds));
    this.set("cmi.core.exit", "cmi.exit", done ? (this.version === "2004" ? "normal" : "") : "suspend");
    this.commit();
    this.call("LMSFinish", "Terminate", "");
    this.open = false;
  }

  private get(old: string, now: string): string {
    return this.open ? String(this.call("LMSGetValue", "GetValue", this.version === "2004" ? now : old) ?? "") : "";
  }

  private set(old: string, now: string, value: string): void {
    this.raw(this.version === "2004" ? now : old, value);
  }

  private raw(name: string, value: string): void {
    if (this.open) this.call("LMSSetValue", "SetValue", name, value);
  }

  private call(old: string, now: string, ...values: string[]): unknown {
    return this.api[this.version === "2004" ? now : old]?.(...values);
  }
}

/** hhhh:mm:ss, as SCORM 1.2 writes spans of time. */
function clock(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
