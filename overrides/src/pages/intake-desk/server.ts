/** Asking the server of this page; what it refuses is thrown with its own words. */

import { one } from "../shared/dom";
import type { DeskDecision, DeskProposal, Draft, Fault, KnownDocument, Preview, Reading, Written } from "./schema";
import { say } from "./words";

export class Refused extends Error {}

export class Server {
  private readonly mark: string;

  constructor(page: Document) {
    this.mark = one<HTMLMetaElement>("meta[name=portal-mark]", page)?.content ?? "";
  }

  documents(): Promise<KnownDocument[]> {
    return this.ask("documents", "");
  }

  read(file: File): Promise<Reading> {
    return this.ask("read", file, { "X-File-Name": encodeURIComponent(file.name) });
  }

  preview(draft: Draft): Promise<Preview> {
    return this.ask("preview", JSON.stringify(draft));
  }

  write(draft: Draft): Promise<Written> {
    return this.ask("write", JSON.stringify(draft));
  }

  proposals(document: string): Promise<DeskProposal[]> {
    return this.ask("proposals", document);
  }

  decide(decisions: ReadonlyArray<DeskDecision>): Promise<Written> {
    return this.ask("decide", JSON.stringify(decisions));
  }

  private async ask<Answer>(path: string, body: Blob | string, headers: Record<string, string> = {}): Promise<Answer> {
    let response: Response;
    try {
      response = await fetch(path, { method: "POST", body, headers: { ...headers, "X-Portal-Mark": this.mark } });
    } catch {
      throw new Refused(say("away"));
    }
    const answer: unknown = await response.json().catch(() => ({ message: say("away") }));
    if (!response.ok) throw new Refused((answer as Fault).message);
    return answer as Answer;
  }
}
