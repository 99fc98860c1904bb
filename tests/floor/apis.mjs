// The script that makes a browser as old as the floor: deletes every interface, function and property that came
// later, wherever they stand. What is read off a feature's name that is no property is not there, and nothing happens.

import { pathToFileURL } from "node:url";
import { data, isLater } from "./compat.mjs";

/** Left alone, with what else would stop working. */
const KEPT = {
  BigInt64Array: "Playwright's own script in the page",
  BigUint64Array: "Playwright's own script in the page",
};

/** Names the objects that hold late properties: "Array" → ["at", …], "Response" → ["json_static", …]; "" is the global object. */
export function later() {
  const found = {};
  const walk = (branch, owner) => {
    for (const [name, feature] of Object.entries(branch)) {
      if (!/^[A-Za-z$][\w$]*$/.test(name) || name.endsWith("_event")) continue;
      const path = owner === "" ? name : `${owner}.${name}`;
      if (isLater(feature) && !(path in KEPT)) (found[owner] ??= []).push(name);
      else walk(feature, path);
    }
  };
  walk({ ...data.api, ...data.javascript.builtins }, "");
  return found;
}

/** Runs in the page: takes the names out of an object, its prototype and, for what every window has, the global object. */
function age(found) {
  let gone = 0;
  const take = (holder, name) => {
    if (holder === null || holder === undefined || !Object.prototype.hasOwnProperty.call(holder, name)) return;
    if (delete holder[name]) gone += 1;
  };
  const reach = (path) => {
    if (path === "TypedArray") return Object.getPrototypeOf(Int8Array);
    return path.split(".").reduce((at, name) => (at === null || at === undefined ? at : at[name]), self);
  };
  // Interfaces are emptied before they are themselves taken away.
  const owners = Object.keys(found).filter((owner) => owner !== "").map((path) => [path, reach(path)]);
  for (const [path, owner] of owners) {
    for (const name of found[path]) {
      const inherent = name.replace(/_static$/, "");
      take(owner, inherent);
      if (owner && inherent === name) take(owner.prototype, name);
      if (path === "Window" || path === "WorkerGlobalScope") take(self, name);
    }
  }
  for (let global = self; global !== null; global = Object.getPrototypeOf(global)) for (const name of found[""]) take(global, name);
  self.portalAged = gone;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(`(${age})(${JSON.stringify(later())});`);
}
