/**
 * The engine of forms as a program for Node: what the command and the tests ask, one request a line of JSON.
 *
 * Files are read here, by their paths. A request is answered by lines `{"read": name}` as its files are done, then
 * one of `{"answer": …}`, `{"refused": words}`, `{"fault": what happened}`. Python's side: scripts/portal/forms/engine.py.
 */

import { readFile, stat } from "node:fs/promises";
import process, { stdin, stdout } from "node:process";
import { answer, Refused, type Opened, type Request } from "./requests";

/** What a request may ask besides those of the command, by the value of `do`. */
export type More = Readonly<Record<string, (request: never) => unknown>>;

async function open(path: string): Promise<Opened> {
  const found = await stat(path).catch(() => undefined);
  return { size: found?.size ?? 0, bytes: () => readFile(path) };
}

function write(line: unknown): void {
  stdout.write(`${JSON.stringify(line)}\n`);
}

/** Megabytes of memory taken at most. */
function peak(): number {
  return Math.round(process.resourceUsage().maxRSS / 1000);
}

async function respond(line: string, more: More): Promise<void> {
  try {
    const request = JSON.parse(line) as Request;
    const other = { peak, ...more }[request.do as string] as ((request: never) => unknown) | undefined;
    const tell = (name: string): void => write({ read: name });
    write({ answer: (other ? await other(request as never) : await answer(request, open, tell)) ?? null });
  } catch (error) {
    if (error instanceof Refused) write({ refused: error.message });
    else write({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** Answers requests until the input ends. */
export async function serve(more: More = {}): Promise<void> {
  const utf8 = new TextDecoder();
  let waiting = "";
  for await (const chunk of stdin) {
    waiting += utf8.decode(chunk, { stream: true });
    for (let end = waiting.indexOf("\n"); end >= 0; end = waiting.indexOf("\n")) {
      const line = waiting.slice(0, end);
      waiting = waiting.slice(end + 1);
      await respond(line, more);
    }
  }
}
