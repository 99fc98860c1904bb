/** Prints, as JSON, the marked words of an index and of text files that are no syllables: node syllables.mjs index.js file… */

import { readFileSync } from "node:fs";

import { clean, plain, wordsOf } from "../../overrides/src/engines/search/letters";
import type { SearchData } from "../../overrides/src/engines/search/shapes";
import { isSyllable } from "../../overrides/src/engines/search/syllables";

const [index = "", ...files] = process.argv.slice(2);
const raw = readFileSync(index, "utf8");
const data = JSON.parse(raw.slice(raw.indexOf("=") + 1).replace(/;\s*$/, "")) as SearchData;
const texts = data.sections.flatMap((section) => [section[2], section[3], section[6] ?? ""]);
texts.push(...files.map((path) => readFileSync(path, "utf8")));
const words = new Set(texts.flatMap((text) => wordsOf(clean(text))).filter((word) => plain(word) !== word));
console.log(JSON.stringify({ known: [...words].filter(isSyllable).length, others: [...words].filter((word) => !isSyllable(word)) }));
