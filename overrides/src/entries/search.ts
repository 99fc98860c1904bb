/**
 * The engine's side of the conversation (protocol.ts): a classic script for a worker, and on file:// for the page itself.
 *
 * It opens the index when it is first asked to, and answers one question after another.
 */

import { Answers } from "../engines/search/answer";
import { SearchEngine } from "../engines/search/engine";
import type { Kind, Question } from "../engines/search/protocol";
import type { Answer, DocumentsAnswer, Failure, Told } from "../engines/search/reply";
import type { SearchData } from "../engines/search/shapes";

interface Scope {
  portalSearchData?: SearchData;
  importScripts(url: string): void;
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Question>) => void): void;
}

type Tell = (told: { readonly kind: Kind; readonly answer: Answer | DocumentsAnswer }) => void;

const scope = self as unknown as Scope;
const inPage = typeof document !== "undefined";

let answers: Promise<Answers> | null = null;

async function load(index: string): Promise<Answers> {
  if (inPage) await byTag(index);
  else scope.importScripts(index);
  if (!scope.portalSearchData) throw new Error(`no index at ${index}`);
  return new Answers(new SearchEngine(scope.portalSearchData));
}

function byTag(address: string): Promise<unknown> {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", done);
    script.addEventListener("error", () => failed(new Error(`not loaded: ${address}`)));
    document.head.append(script);
  });
}

function ready(index: string): Promise<Answers> {
  answers ??= load(index).catch((error) => {
    // The next query tries again: the network may be back.
    answers = null;
    throw error;
  });
  return answers;
}

/** What is said where there is no answer: the index is not there, or the engine met a fault of its own. */
function failing(typed: string, kind: Failure["kind"], error: unknown): Told {
  console.warn(`search (${kind}):`, error);
  return { typed, literal: false, unknown: [], failure: { kind, message: String(error) } };
}

async function told<T extends { readonly portal: Told }>(
  { text, index }: Question,
  ask: (answers: Answers) => T,
  none: (portal: Told) => T,
): Promise<T> {
  let loaded: Answers;
  try {
    loaded = await ready(index);
  } catch (error) {
    return none(failing(text, "index", error));
  }
  try {
    return ask(loaded);
  } catch (error) {
    return none(failing(text, "engine", error));
  }
}

const ANSWER: Readonly<Record<Kind, (question: Question) => Promise<Answer | DocumentsAnswer>>> = {
  list: (question) => told(question, (answers) => answers.to(question.text), (portal) => ({ items: [], portal })),
  documents: (question) =>
    told(question, (answers) => answers.documents(question.text), (portal) => ({ documents: [], portal })),
};

/** Returns what hears questions; the answers go to `tell`. */
function serve(tell: Tell): (question: Question) => void {
  /** The newest question of each kind; one that a newer has overtaken is not answered. */
  const newest = new Map<Kind, Question>();
  /** Answers leave in the order of the questions, and what came meanwhile is heard between two. */
  let queue: Promise<unknown> = Promise.resolve();
  return (question) => {
    const { kind } = question;
    if (kind === "open") return void ready(question.index).catch(() => undefined);
    newest.set(kind, question);
    queue = queue
      .then(() => new Promise((heard) => setTimeout(heard, 0)))
      .then(async () => {
        if (newest.get(kind) === question) tell({ kind, answer: await ANSWER[kind](question) });
      });
  };
}

if (inPage) Object.assign(self, { portalEngine: serve });
else {
  const hear = serve((told) => scope.postMessage(told));
  scope.addEventListener("message", ({ data }) => hear(data));
}
