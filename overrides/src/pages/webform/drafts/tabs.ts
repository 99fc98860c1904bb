/**
 * What pages of one form say to each other about who has which draft open.
 *
 * Said twice: over BroadcastChannel, which full storage does not silence, and through storage, which also works
 * between files opened from a folder. A page hears each note once.
 */

import { isRecord, parseJson } from "../../../common/json";
import { keyOf, type Store } from "../../../common/storage";

/** open: I have opened it; here: so have I; take: I go on with it, let go; given: I have let go. */
type Kind = "open" | "here" | "take" | "given";

export interface Note {
  readonly kind: Kind;
  readonly tab: string;
  readonly draft: string;
  /** When the page that speaks has opened the draft, in milliseconds since 1970. */
  readonly since: number;
}

const KINDS: ReadonlyArray<unknown> = ["open", "here", "take", "given"];

export class Tabs {
  readonly id = Math.random().toString(36).slice(2);
  private readonly key: string;
  private readonly channel: BroadcastChannel | undefined;
  private readonly heard = new Set<string>();
  private count = 0;

  /** `hear`: another page has said something; `changed`: another page has written or removed drafts. */
  constructor(
    private readonly store: Store,
    form: string,
    drafts: string,
    private readonly hear: (note: Note) => void,
    changed: () => void,
  ) {
    this.key = `form.${form}.tab`;
    this.channel = channelOf(keyOf(this.key));
    this.channel?.addEventListener("message", (event: MessageEvent<unknown>) => this.take(event.data));
    window.addEventListener("storage", (event) => {
      if (event.key === keyOf(this.key)) this.take(parseJson(event.newValue));
      else if (event.key === null || event.key.startsWith(keyOf(drafts))) changed();
    });
  }

  say(kind: Kind, draft: string, since: number): void {
    this.count += 1;
    const note = { kind, tab: this.id, draft, since, number: this.count };
    this.channel?.postMessage(note);
    this.store.set(this.key, note);
    this.store.remove(this.key);
  }

  private take(said: unknown): void {
    if (!isRecord(said)) return;
    const { kind, tab, draft, since, number } = said;
    if (typeof tab !== "string" || typeof draft !== "string" || typeof since !== "number" || !KINDS.includes(kind)) return;
    const name = `${tab}.${String(number)}`;
    if (tab === this.id || this.heard.has(name)) return;
    this.heard.add(name);
    this.hear({ kind: kind as Kind, tab, draft, since });
  }
}

/** Some browsers have none, or refuse it to files. */
function channelOf(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
