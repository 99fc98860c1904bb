// One script against the floor: its syntax, and names that only a later API has.

import { parse } from "acorn";
import { later } from "./apis.mjs";
import { data, isLater } from "./compat.mjs";

/** All browsers of the floor know ES2021; Safari 14 goes wrong with the class fields of ES2022. */
const SYNTAX = 2021;
const LOOKBEHIND = /\(\?<[=!]/;

const bare = (name) => name.replace(/_static$/, "");

/** Where an interface itself came later, its name is looked for, not its properties'. */
const GLOBALS = new Set(later()[""]);
/** Names of later properties that no earlier property has: others are told apart only by running the page. */
const LATER = new Set(Object.entries(later()).flatMap(([owner, names]) => (owner === "" || GLOBALS.has(owner) ? [] : names.map(bare))));
const forget = (branch) => {
  for (const [key, feature] of Object.entries(branch)) {
    if (key === "__compat") continue;
    if (feature.__compat && !isLater(feature)) LATER.delete(bare(key));
    forget(feature);
  }
};
forget(data.api);
forget(data.javascript.builtins);
for (const name of GLOBALS) LATER.add(name);

export function lintScript(text) {
  const found = new Map();
  const tell = (kind, what, node) => {
    if (!found.has(`${kind} ${what}`)) found.set(`${kind} ${what}`, { kind, what, where: text.slice(Math.max(0, node.start - 40), node.start + 60) });
  };
  let tree;
  try {
    tree = parse(text, { ecmaVersion: SYNTAX, sourceType: "script" });
  } catch (error) {
    return [{ kind: "syntax", what: error.message, where: text.slice(Math.max(0, error.pos - 40), error.pos + 60) }];
  }
  const visit = (node, parent, key) => {
    if (node.type === "MemberExpression") {
      const name = node.computed ? node.property.value : node.property.name;
      if (LATER.has(name)) tell("api", name, node.property);
    } else if (node.type === "Identifier" && GLOBALS.has(node.name) && !names(parent, key)) tell("api", node.name, node);
    else if (node.type === "Literal" && node.regex && (LOOKBEHIND.test(node.regex.pattern) || /[dv]/.test(node.regex.flags))) tell("syntax", `/${node.regex.pattern}/`, node);
    else if (node.type === "Literal" && typeof node.value === "string" && LOOKBEHIND.test(node.value)) tell("syntax", "lookbehind", node);
    for (const [within, child] of Object.entries(node)) {
      for (const one of Array.isArray(child) ? child : [child]) if (one && typeof one.type === "string") visit(one, node, within);
    }
  };
  visit(tree, null, "");
  return [...found.values()];
}

/** Whether an identifier in this place is the name of a property or of something the script declares. */
function names(parent, key) {
  if (parent.type === "MemberExpression") return key === "property" && !parent.computed;
  if (parent.type === "Property" || parent.type === "MethodDefinition") return key === "key" && !parent.computed;
  return /Declarat|Function|LabeledStatement|BreakStatement|ContinueStatement/.test(parent.type) && key !== "init" && key !== "body";
}
