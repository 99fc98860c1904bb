/**
 * The search worker: speaks the theme's protocol (0 set-up → 1 ready, 2 query → 3 result) around the engine.
 *
 * A classic script for a Worker and, on file://, for the frame that stands in for one. It loads the index of its
 * language when somebody begins to search ("warm") or with the first query, not with the page.
 */

import { Answers } from "./answer";
import { SearchEngine } from "./engine";
import type { Answer, DocumentsAnswer, Failure, Told } from "./reply";
import { LOOKED_UP, LOOKUP, type SearchData } from "./shapes";

interface Scope {
  readonly location: { readonly href: string };
  portalSearchData?: SearchData;
  /** Returns nothing in a Worker and a promise in the stand-in. */
  importScripts(...urls: string[]): unknown;
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

const READY = 1;
const QUERY = 2;
const RESULT = 3;

const scope = self as unknown as Scope;
const script = typeof document === "undefined" ? null : (document.currentScript as HTMLScriptElement | null);
const own = script ? script.src : scope.location.href;
const language = /[?&]lang=([a-z-]+)/i.exec(own)?.[1] ?? "vi";

let answers: Promise<Answers> | null = null;

async function load(): Promise<Answers> {
  await scope.importScripts(new URL(`../../search/${language}.js`, own).href);
  if (!scope.portalSearchData) throw new Error(`no index for ${language}`);
  return new Answers(new SearchEngine(scope.portalSearchData));
}

function ready(): Promise<Answers> {
  answers ??= load().catch((error) => {
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
  typed: string,
  ask: (answers: Answers) => T,
  none: (portal: Told) => T,
): Promise<T> {
  // The theme asks for nothing when a page opens: no reason to load anything.
  if (typed.trim() === "") return none({ typed, literal: false, unknown: [] });
  let loaded: Answers;
  try {
    loaded = await ready();
  } catch (error) {
    return none(failing(typed, "index", error));
  }
  try {
    return ask(loaded);
  } catch (error) {
    return none(failing(typed, "engine", error));
  }
}

const listed = (typed: string): Promise<Answer> =>
  told(typed, (answers) => answers.to(typed), (portal) => ({ items: [], portal }));
const lookedUp = (typed: string): Promise<DocumentsAnswer> =>
  told(typed, (answers) => answers.documents(typed), (portal) => ({ documents: [], portal }));

/** The newest question of each kind; one that a newer has overtaken is not answered. */
const newest = new Map<unknown, number>();
let asked = 0;
/** Answers leave in the order of the questions, and what came meanwhile is heard between two. */
let queue: Promise<unknown> = Promise.resolve();

function enqueue(type: unknown, answer: () => Promise<unknown>): void {
  const number = (asked += 1);
  newest.set(type, number);
  queue = queue
    .then(() => new Promise((heard) => setTimeout(heard, 0)))
    .then(async () => {
      if (newest.get(type) === number) scope.postMessage(await answer());
    });
}

scope.addEventListener("message", ({ data: message }) => {
  const type: unknown = message?.type;
  const typed = String(message?.data);
  if (type === 0) scope.postMessage({ type: READY });
  else if (type === LOOKUP) enqueue(type, async () => ({ type: LOOKED_UP, data: await lookedUp(typed) }));
  else if (type === QUERY) enqueue(type, async () => ({ type: RESULT, data: await listed(typed) }));
  else if (type === "warm") void ready().catch(() => undefined);
});
