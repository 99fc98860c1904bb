// Reads every script and style of a built site, ours and third parties', also those in pages and in SCORM packages,
// and prints what the floor does not know: [{file, kind, what, where}]. One finding a file and name.
//
//   node tests/floor/lint.mjs SITE

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { unzipSync } from "fflate";
import { lintScript } from "./scripts.mjs";
import { lintStyle } from "./styles.mjs";

const site = process.argv[2];
const seen = new Set();
const findings = [];
let count = 0;

function check(file, text, lint) {
  const hash = createHash("sha1").update(text).digest("hex");
  if (seen.has(hash)) return;
  seen.add(hash);
  count += 1;
  for (const finding of lint(text)) findings.push({ file: file.replaceAll("\\", "/").replace(/\.[0-9a-f]{8}\b/, ""), ...finding });
}

function lint(file, bytes) {
  if (file.endsWith(".js")) check(file, bytes.toString(), lintScript);
  else if (file.endsWith(".css")) check(file, bytes.toString(), lintStyle);
  else if (file.endsWith(".html")) {
    const text = bytes.toString();
    for (const [, attributes, script] of text.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
      if (!/\bsrc=|type="?application\//.test(attributes)) check(file, script, lintScript);
    }
    for (const [, style] of text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)) check(file, style, lintStyle);
  } else if (file.endsWith(".zip") && file.includes("scorm")) {
    const parts = unzipSync(bytes, { filter: ({ name }) => /\.(js|css|html)$/.test(name) });
    for (const [name, part] of Object.entries(parts)) lint(`${file}/${name}`, Buffer.from(part));
  }
}

for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
  if (!/\.(js|css|html|zip)$/.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  lint(relative(site, path), await readFile(path));
}
console.log(JSON.stringify({ count, findings }));
