// Takes from a stylesheet what no page can use: rules whose classes, ids and elements are in none of the words that
// pages are made from, then animations and variables that nothing left names.

import postcss from "postcss";
import parse from "postcss-selector-parser";

/** Of these, one branch must be possible; what a negation names need not be there, and others hold no selectors. */
const BRANCHED = new Set([":is", ":where", ":has", ":matches", ":-webkit-any", ":-moz-any"]);

/** Whether a name may be met: as it stands, or put together from a beginning such as "pill--". */
function met(name, words) {
  if (words.has(name)) return true;
  for (let end = name.indexOf("-"); end >= 0; end = name.indexOf("-", end + 1)) {
    if (words.has(`${name.slice(0, end + 1)}*`)) return true;
  }
  return false;
}

/** Whether an element can be there that `node` (a selector, or part of one) asks for. */
function possible(node, words) {
  switch (node.type) {
    case "class":
    case "id":
      return met(node.value, words);
    case "tag":
      return node.value === "*" || words.has(node.value.toLowerCase());
    case "pseudo": {
      return !BRANCHED.has(node.value) || node.nodes.some((branch) => possible(branch, words));
    }
    case "selector":
      return node.nodes.every((part) => possible(part, words));
    default:
      return true;
  }
}

/** The parts of a list of selectors that are possible and not among `dropped`, as text; "" when none is left. */
function pruned(selector, words, dropped) {
  const root = parse().astSync(selector);
  const kept = root.nodes.filter((one) => possible(one, words) && !dropped.some((what) => what.test(String(one))));
  return kept.map((one) => String(one).trim()).join(",");
}

/** Returns `css` without rules that no element can meet; `words`: a Set of names and of beginnings ("pill--*"), `dropped`: patterns of selectors. */
export function pruneRules(css, words, dropped = []) {
  const root = postcss.parse(css);
  root.walkRules((rule) => {
    if (/keyframes$/.test(rule.parent.name ?? "")) return;
    rule.selector = pruned(rule.selector, words, dropped);
    if (rule.selector === "") rule.remove();
  });
  return root.toString();
}

/** Returns `css` without variables and animations that neither it nor `beside` (sheets loaded with it) names. */
export function pruneNames(css, beside) {
  const root = postcss.parse(css);
  const uses = (text) => Array.from(text.matchAll(/var\(\s*(--[\w-]+)/g), ([, name]) => name);
  for (let gone = true; gone; ) {
    const used = new Set(uses(beside));
    root.walkDecls((decl) => {
      for (const name of uses(decl.value)) used.add(name);
      if (decl.prop.startsWith("animation")) for (const [name] of decl.value.matchAll(/[\w-]+/g)) used.add(name);
    });
    gone = false;
    const drop = (node, name) => {
      if (used.has(name)) return;
      node.remove();
      gone = true;
    };
    root.walkDecls(/^--/, (decl) => drop(decl, decl.prop));
    root.walkAtRules(/keyframes$/, (rule) => drop(rule, rule.params));
  }
  return root.toString();
}
