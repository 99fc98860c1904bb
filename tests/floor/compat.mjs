// What MDN's compatibility data says of the floor (scripts/portal/floor.json): which features some browser of the
// floor, on a computer or a phone, does not have under their own name and without a switch.

import data from "@mdn/browser-compat-data" with { type: "json" };
import floor from "../../scripts/portal/floor.json" with { type: "json" };

export { data };

const COMPUTERS = Object.entries(floor);
/** Phones of the same age have the same number. Firefox on Android lacks what phones have no use for, and is left out. */
const PHONES = [["chrome_android", floor.chrome], ["safari_ios", floor.safari]];

/** "15.4" and "15.10" as numbers that compare; what is no version ("preview", false) comes after all. */
function number(version) {
  const parts = /^≤?(\d+)(?:\.(\d+))?/.exec(String(version));
  return parts ? Number(parts[1]) * 1000 + Number(parts[2] ?? 0) : Infinity;
}

function has(statement, version) {
  const { version_added: added, version_removed: removed, flags, prefix, alternative_name: alias } = statement;
  if (flags || prefix || alias) return false;
  return number(added) <= number(version) && !(removed && number(removed) <= number(version));
}

const lacked = (feature, browsers) =>
  feature?.__compat !== undefined &&
  browsers.some(([browser, version]) => ![feature.__compat.support[browser] ?? []].flat().some((one) => has(one, version)));

/** Whether `feature`, a branch of the data, is there and some browser of the floor lacks it. */
export const isLater = (feature) => lacked(feature, [...COMPUTERS, ...PHONES]);

/** The same on computers: a phone without cursors or handles loses nothing of a style. */
export const isLaterStyle = (feature) => lacked(feature, COMPUTERS);
