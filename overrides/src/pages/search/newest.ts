/**
 * Questions to the worker, one at a time: while one is being answered only the newest of each kind waits, so that a
 * person who types on never waits for answers to what they no longer ask. Knows neither pages nor workers.
 */

export class Newest<Kind, Message> {
  private readonly waiting = new Map<Kind, Message>();
  private asked: Kind | null = null;

  constructor(private readonly send: (message: Message) => void) {}

  ask(kind: Kind, message: Message): void {
    if (this.asked === null) {
      this.asked = kind;
      this.send(message);
    } else this.waiting.set(kind, message);
  }

  /** An answer of that kind has come: the next question may go. */
  answered(kind: Kind): void {
    if (kind !== this.asked) return;
    this.asked = null;
    for (const [next, message] of this.waiting) {
      this.waiting.delete(next);
      this.ask(next, message);
      return;
    }
  }
}
