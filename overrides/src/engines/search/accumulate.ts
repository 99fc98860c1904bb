/** Scores of sections, kept in arrays that are used again for every query. */

export class Scores {
  readonly values: Float64Array;
  readonly touched: number[] = [];
  private readonly seen: Uint8Array;

  constructor(size: number) {
    this.values = new Float64Array(size);
    this.seen = new Uint8Array(size);
  }

  /** Keeps the larger of what is there and `value`. */
  raise(at: number, value: number): void {
    if (!this.seen[at]) {
      this.seen[at] = 1;
      this.touched.push(at);
      this.values[at] = value;
    } else if (value > (this.values[at] ?? 0)) this.values[at] = value;
  }

  add(at: number, value: number): void {
    if (!this.seen[at]) {
      this.seen[at] = 1;
      this.touched.push(at);
      this.values[at] = value;
    } else this.values[at] = (this.values[at] ?? 0) + value;
  }

  has(at: number): boolean {
    return this.seen[at] === 1;
  }

  clear(): void {
    for (const at of this.touched) {
      this.seen[at] = 0;
      this.values[at] = 0;
    }
    this.touched.length = 0;
  }
}
