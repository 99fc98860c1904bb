// One style sheet against the floor: what is within @supports is left alone, it asks before it uses.

import { generate, parse, walk } from "css-tree";
import { data, isLaterStyle } from "./compat.mjs";

const { properties, selectors, types, "at-rules": rules } = data.css;
const DYNAMIC = /^[\d.+-]+(?:[dsl]v(?:h|w|min|max|i|b)|cq\w+)$/i;

/** Functions of values that came later, wherever MDN keeps them. */
const FUNCTIONS = new Set();
const gather = (branch) => {
  for (const [key, feature] of Object.entries(branch)) {
    if (key === "__compat") continue;
    if (isLaterStyle(feature)) FUNCTIONS.add(key);
    gather(feature);
  }
};
gather(types);

export function lintStyle(text) {
  const found = new Map();
  const tell = (kind, what, where) => {
    if (!found.has(`${kind} ${what}`)) found.set(`${kind} ${what}`, { kind, what, where: where.slice(0, 160) });
  };
  const tree = parse(text, {
    parseCustomProperty: true,
    onParseError: (error) => tell("parse", error.message, text.slice(Math.max(0, error.offset - 60), error.offset + 60)),
  });
  walk(tree, {
    enter(node) {
      if (node.type === "Atrule" && node.name === "supports") return walk.skip;
      if (node.type === "Atrule") atRule(node, tell);
      else if (node.type === "Rule" && node.prelude.type === "SelectorList") {
        // Within a keyframe "from" and "to" are no selectors of elements; css-tree reads them alike, and finds no pseudo.
        selectorList(node, tell);
        block(node, tell);
      } else if (node.type === "NestingSelector") tell("nesting", "&", "&");
      return undefined;
    },
  });
  return [...found.values()];
}

function atRule(node, tell) {
  const rule = rules[node.name];
  if (isLaterStyle(rule)) tell("at-rule", `@${node.name}`, generate(node));
  if (node.name !== "media" || !node.prelude) return;
  walk(node.prelude, (part) => {
    if (part.type === "Feature" && isLaterStyle(rules.media[part.name])) tell("media", part.name, generate(node.prelude));
    if (part.type === "FeatureRange") tell("media", "range", generate(node.prelude));
  });
}

/** A browser drops the whole rule when it does not know one part of one selector of its list. */
function selectorList(rule, tell) {
  const all = rule.prelude.children.toArray().map((selector) => {
    const unknown = [];
    walk(selector, (part) => {
      if (!part.type.startsWith("Pseudo") || part.name.startsWith("-webkit-")) return;
      if (isLaterStyle(selectors[part.name])) unknown.push(`:${part.name}`);
    });
    return unknown;
  });
  const late = all.flat();
  const mixed = all.some((unknown) => unknown.length === 0);
  for (const name of late) tell(mixed ? "list" : "selector", mixed ? `${name} in ${generate(rule.prelude)}` : name, generate(rule.prelude));
}

function block(rule, tell) {
  const before = new Map();
  const declared = rule.block.children.toArray().filter(({ type }) => type === "Declaration");
  const flex = declared.some(({ property, value }) => property === "display" && /flex/.test(generate(value)));
  const prefixed = new Set(declared.map(({ property }) => property).filter((name) => name.startsWith("-")).map((name) => name.replace(/^-\w+-/, "")));
  for (const { property, value } of declared) {
    if (prefixed.has(property)) continue;
    const written = `${generate(rule.prelude)} { ${property}: ${generate(value)} }`;
    const known = properties[property];
    if (isLaterStyle(known)) {
      tell("property", property, written);
      continue;
    }
    if (flex && property === "gap") tell("property", "flex gap", written);
    const late = [];
    walk(value, (part) => {
      if (part.type === "Function" && FUNCTIONS.has(part.name)) late.push(`${part.name}()`);
      else if (part.type === "Dimension" && DYNAMIC.test(`1${part.unit}`)) late.push(part.unit);
      else if (part.type === "Identifier" && known && isLaterStyle(known[part.name])) late.push(`${property}: ${part.name}`);
    });
    // The same property said in older words just before is what older browsers keep.
    if (late.length === 0) before.set(property, true);
    else if (!before.has(property)) for (const what of late) tell("value", what, written);
  }
}
