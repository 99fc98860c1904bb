/**
 * The search worker: speaks the theme's protocol (0 set-up → 1 ready, 2 query → 3 result) around the engine.
 *
 * A classic script for a Worker and, on file://, for the frame that stands in for one. It loads the index of its
 * language when somebody begins to search ("warm") or with the first query, not with the page.
 */

import { Answers, type Answer } from "./answer";
import { SearchEngine } from "./engine";
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

const nothing = (typed: string): Answer => ({
  items: [],
  portal: { typed, reading: null, literal: false, unknown: [] },
});

async function answer(typed: string): Promise<unknown> {
  if (typed.trim() === "") return { type: RESULT, data: nothing(typed) };
  try {
    return { type: RESULT, data: (await ready()).to(typed) };
  } catch (error) {
    console.warn("search:", error);
    const data = nothing(typed);
    return { type: RESULT, data: { ...data, portal: { ...data.portal, failed: true } } };
  }
}

/** Answers leave in the order of the questions. */
let queue: Promise<unknown> = Promise.resolve();

scope.addEventListener("message", ({ data: message }) => {
  const type: unknown = message?.type;
  if (type === 0) scope.postMessage({ type: READY });
  else if (type === LOOKUP) {
    const typed = String(message.data);
    const told = async (): Promise<unknown> => (await ready()).documents(typed);
    queue = queue.then(async () => {
      const data = await told().catch(() => ({ documents: [], portal: { ...nothing(typed).portal, failed: true } }));
      scope.postMessage({ type: LOOKED_UP, data });
    });
  } else if (type === 2) {
    queue = queue.then(async () => scope.postMessage(await answer(String(message.data))));
  } else if (type === "warm") void ready().catch(() => undefined);
});
