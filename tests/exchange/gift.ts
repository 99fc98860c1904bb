/** Parses GIFT files with gift-pegjs and prints what it reads: node gift.mjs a.gift b.gift… */

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

// The parser is an old kind of module that a bundler cannot take in.
const require = createRequire(join(process.cwd(), "package.json"));
const { parse } = require("gift-pegjs") as { parse(text: string): unknown };

console.log(JSON.stringify(process.argv.slice(2).map((path) => parse(readFileSync(path, "utf8")))));
