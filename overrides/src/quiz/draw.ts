/**
 * Drawing a test from the banks, the twin of scripts/portal/content/quizzes/draw.py: a number ("mã đề") names the
 * same test on paper, in Python and here.
 */

export interface Blueprint {
  readonly id: string;
  readonly modules: readonly string[];
  /** Questions from each module. */
  readonly each: number;
  /** Level → at least so many in the whole test. */
  readonly levels: Readonly<Record<string, number>>;
}

export interface Candidate {
  readonly id: string;
  readonly module: string;
  readonly objective: string;
  readonly bloom: string;
}

const LEVELS = ["phan-tich", "van-dung", "hieu", "nho"];

/** mulberry32, started from text. */
export class Random {
  private state: number;

  constructor(seed: string) {
    let state = 2166136261;
    for (const byte of new TextEncoder().encode(seed)) state = Math.imul(state ^ byte, 16777619);
    this.state = state >>> 0;
  }

  /** A whole number from 0 to `below` - 1. */
  next(below: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) * below) / 2 ** 32);
  }

  shuffled<T>(values: readonly T[]): T[] {
    const found = [...values];
    for (let at = found.length - 1; at > 0; at--) {
      const other = this.next(at + 1);
      [found[at], found[other]] = [found[other] as T, found[at] as T];
    }
    return found;
  }
}

/** Ids of the items of one test, in the order they are asked. */
export function draw(blueprint: Blueprint, pool: readonly Candidate[], seed: number): string[] {
  const random = new Random(`${blueprint.id}:${seed}`);
  const order = random.shuffled(pool.filter((one) => blueprint.modules.includes(one.module)));
  const picked: Candidate[] = [];
  const count = (what: "module" | "objective", value: string): number =>
    picked.filter((one) => one[what] === value).length;
  const pick = (level: string | null): boolean => {
    let best: Candidate | null = null;
    let least: readonly [number, number] = [Infinity, Infinity];
    for (const one of order) {
      if (picked.includes(one) || count("module", one.module) >= blueprint.each) continue;
      if (level !== null && one.bloom !== level) continue;
      const weight = [count("objective", one.objective), count("module", one.module)] as const;
      if (weight[0] < least[0] || (weight[0] === least[0] && weight[1] < least[1])) [best, least] = [one, weight];
    }
    if (best) picked.push(best);
    return best !== null;
  };
  for (const level of LEVELS) for (let n = blueprint.levels[level] ?? 0; n > 0; n--) pick(level);
  while (pick(null));
  return random.shuffled(picked).map((one) => one.id);
}

/** Ids of an item's options or steps in the order a test shows them. */
export function answerOrder(item: string, ids: readonly string[], seed: number): string[] {
  return new Random(`${item}:${seed}`).shuffled(ids);
}
