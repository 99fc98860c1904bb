/** Starts the service worker where the site comes from a server, and tells when a new version is there. */

import { h } from "../shared/dom";
import { speakerAt } from "../theme/words";

/**
 * `root`: the address of the folder of the site, which ends with a slash. A copy of the portal, on a disk or in Kiwix,
 * has no manifest and no service worker.
 */
export function startOffline(page: Document, root: string): void {
  if (!/^https?:/.test(root) || !("serviceWorker" in navigator) || !page.querySelector("link[rel=manifest]")) return;
  window.addEventListener("load", () => {
    navigator.serviceWorker.register(`${root}sw.js`).then((found) => watch(page, found), () => undefined);
  });
}

function watch(page: Document, registration: ServiceWorkerRegistration): void {
  const offer = (): void => {
    const { waiting } = registration;
    // Without a controller it is the first version, and nobody has an old one.
    if (waiting && navigator.serviceWorker.controller) tell(page, waiting);
  };
  offer();
  registration.addEventListener("updatefound", () => {
    const fresh = registration.installing;
    fresh?.addEventListener("statechange", () => {
      if (fresh.state === "installed") offer();
    });
  });
}

/** A line at the foot of the screen: the new version is taken when somebody says so, never by itself. */
function tell(page: Document, waiting: ServiceWorker): void {
  if (page.querySelector(".new-version")) return;
  const say = speakerAt(page.documentElement);
  const take = h("button", { type: "button", class: "md-button md-button--primary" }, say("useNew"));
  const later = h("button", { type: "button", class: "md-button" }, say("later"));
  const line = h("div", { class: "new-version", role: "status" }, h("p", {}, say("newVersion")), take, later);
  take.addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => window.location.reload());
    waiting.postMessage("activate");
  });
  later.addEventListener("click", () => line.remove());
  page.body.append(line);
}
