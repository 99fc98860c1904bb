/**
 * The service worker: what is kept on the device is shown from there, everything else comes from the network and,
 * where it belongs to the site, is kept from then on. Written beside the site's front page, which it serves.
 *
 * A new version waits until all pages of the old one are closed or somebody asks for it.
 */

import words from "locales/vi/away.json";
import { Keeper } from "../pages/offline/files";

/** What of the service worker's world is used; TypeScript knows it only in place of the page's. */
interface Worker {
  readonly registration: { readonly scope: string; readonly active: unknown };
  readonly clients: { claim(): Promise<void> };
  readonly navigator: { readonly connection?: { readonly saveData?: boolean } };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", act: (event: Extended) => void): void;
  addEventListener(type: "message", act: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: "fetch", act: (event: Fetched) => void): void;
}
interface Extended {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetched extends Extended {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const worker = self as unknown as Worker;
const site = globalThis.portalFiles;
if (site === undefined) throw new Error("offline-files.js is missing");
const keeper = new Keeper(worker.registration.scope, site);

/** What is kept without being asked, and the new version of all that is kept already. */
async function install(): Promise<void> {
  const cache = await keeper.open();
  const all = (await cache.match(keeper.wanted)) !== undefined;
  const sparing = worker.navigator.connection?.saveData === true && !all;
  const asked = sparing ? [] : await keeper.missing(all ? 1 : 0);
  const failed = await keeper.fetchAll(Array.from(new Set([...asked, ...(await keeper.outdated())])));
  // A new version with holes would spoil what works today; a first one is better than none.
  if (failed > 0 && worker.registration.active) throw new Error(`${failed} files could not be kept`);
}

async function serve(request: Request, path: string): Promise<Response> {
  const cache = await keeper.open().catch(() => undefined);
  const kept = await cache?.match(keeper.key(path));
  if (kept) return kept;
  try {
    const response = await fetch(request);
    // Kept on the side: a full device must not spoil the page.
    if (response.status === 200) void keeper.put(path, response.clone()).catch(() => undefined);
    return response;
  } catch {
    return request.mode === "navigate" ? away() : Response.error();
  }
}

function list(): Response {
  return new Response(`self.portalFiles=${JSON.stringify(site)}`, { headers: { "content-type": "text/javascript; charset=utf-8" } });
}

/** The page for what is not kept while the network is away. */
function away(): Response {
  const { root } = keeper;
  const style = "<style>body{font:18px/1.6 system-ui,sans-serif;max-width:34em;margin:3em auto;padding:0 1em;color:#1b2430;background:#fbfaf7}</style>";
  const head = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${words.title}</title>${style}</head>`;
  const body =
    `<body><main><h1>${words.title}</h1><p>${words.text}</p>` +
    `<p><a href="${root}">${words.home}</a></p><p>${words.keep}</p></main></body></html>`;
  return new Response(head + body, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(keeper.tidy().then(() => worker.clients.claim())));
worker.addEventListener("message", ({ data }) => {
  if (data === "activate") void worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(keeper.root)) return;
  const path = keeper.pathOf(request.url);
  // A page asks for the list of the version that serves it.
  if (request.url === `${keeper.root}offline-files.js`) event.respondWith(Promise.resolve(list()));
  else if (path !== undefined) event.respondWith(serve(request, path));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => away()));
});
