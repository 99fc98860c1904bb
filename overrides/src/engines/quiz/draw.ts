/**
 * Drawing a test from the banks, the twin of scripts/portal/questions/draw.py: a number ("mã đề") names the
 * same test on paper, in Python and here.
 */

export interface Blueprint {
  readonly id: string;
  /** Which items it draws: those for practice or those kept for tests. */
  readonly pool: string;
  /** The test whose objectives this one asks again, with other items. */
  readonly matches: string | null;
  readonly modules: readonly string[];
  /** Questions from each module. */
  readonly each: number;
  /** Level → at least so many questions in the whole test. */
  readonly levels: Readonly<Record<string, number>>;
}

export interface Candidate {
  readonly id: string;
  readonly module: string;
  readonly objective: string;
  readonly bloom: string;
  readonly pool: string;
  /** How many questions it asks: a case asks several, everything else one. */
  readonly size: number;
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

/**
 * Ids of the items of one test, in the order they are asked. `first` is the test that it `matches`: item by item the
 * same seed of it is answered by another of the same objective and size, of the same level where there is one.
 */
export function draw(blueprint: Blueprint, items: readonly Candidate[], seed: number, first?: Blueprint): string[] {
  const pool = items.filter((one) => one.pool === blueprint.pool && blueprint.modules.includes(one.module));
  return first ? matched(blueprint, first, pool, seed) : drawn(blueprint, pool, seed);
}

function matched(blueprint: Blueprint, first: Blueprint, pool: readonly Candidate[], seed: number): string[] {
  const random = new Random(`${blueprint.id}:${seed}`);
  const taken = draw(first, pool, seed);
  const left = random.shuffled(pool).filter((one) => !taken.includes(one.id));
  const picked: string[] = [];
  /** Picks an item of `size` questions of the objective of `one`, of its level where there is one. */
  const answer = (one: Candidate, size: number): boolean => {
    const alike = left.filter((other) => other.objective === one.objective && other.size === size);
    const best = alike.find((other) => other.bloom === one.bloom) ?? alike[0];
    if (!best) return false;
    left.splice(left.indexOf(best), 1);
    picked.push(best.id);
    return true;
  };
  for (const id of taken) {
    const one = pool.find((other) => other.id === id);
    // A case that has no like is answered by as many single questions.
    if (one && !answer(one, one.size)) for (let n = 0; n < one.size; n++) answer(one, 1);
  }
  return random.shuffled(picked);
}

/**
 * From each module exactly `each` questions, those of a case counted one by one. A case that would leave a gap nothing
 * fills is passed over.
 */
function drawn(blueprint: Blueprint, pool: readonly Candidate[], seed: number): string[] {
  const random = new Random(`${blueprint.id}:${seed}`);
  const left = random.shuffled(pool);
  const picked: Candidate[] = [];
  // Questions picked, by module, by objective and by level; and what could fill a gap, by module.
  const asked = new Map<string, number>();
  const singles = new Map<string, number>();
  const add = (counts: Map<string, number>, name: string, by: number): unknown => counts.set(name, (counts.get(name) ?? 0) + by);
  for (const one of left) if (one.size === 1) add(singles, one.module, 1);
  const objectives = new Map<string, string[]>();
  for (const { module, objective } of pool) {
    const known = objectives.get(module) ?? [];
    if (!known.includes(objective)) objectives.set(module, [...known, objective]);
  }
  const fits = (one: Candidate): boolean => {
    const room = blueprint.each - (asked.get(one.module) ?? 0) - one.size;
    const goals = objectives.get(one.module) ?? [];
    const waiting = goals.filter((goal) => goal !== one.objective && !asked.get(goal)).length;
    // Where there is a question for every objective, none is left out.
    const covers = blueprint.each < goals.length || room >= waiting;
    return room >= 0 && covers && (one.size === 1 || (singles.get(one.module) ?? 0) >= room);
  };
  const pick = (level: string | null): boolean => {
    let best: Candidate | null = null;
    let least: readonly [number, number] = [Infinity, Infinity];
    for (const one of left) {
      if ((level !== null && one.bloom !== level) || !fits(one)) continue;
      const weight = [asked.get(one.objective) ?? 0, asked.get(one.module) ?? 0] as const;
      if (weight[0] < least[0] || (weight[0] === least[0] && weight[1] < least[1])) [best, least] = [one, weight];
    }
    if (best === null) return false;
    left.splice(left.indexOf(best), 1);
    picked.push(best);
    if (best.size === 1) add(singles, best.module, -1);
    for (const what of [best.module, best.objective, best.bloom]) add(asked, what, best.size);
    return true;
  };
  for (const level of LEVELS) while ((asked.get(level) ?? 0) < (blueprint.levels[level] ?? 0) && pick(level));
  while (pick(null));
  return random.shuffled(picked).map((one) => one.id);
}

/** Ids of an item's options or steps in the order a test shows them. */
export function answerOrder(item: string, ids: readonly string[], seed: number): string[] {
  return new Random(`${item}:${seed}`).shuffled(ids);
}
