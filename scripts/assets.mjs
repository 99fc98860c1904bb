// Builds what the browser loads: overrides/src/ -> overrides/assets/portal/, the engines that Python
// runs in Node -> overrides/assets/engines/, and the fonts of the PDFs -> .cache/fonts/. Files whose content has not changed are left alone, so that `mkdocs serve`
// does not see a change and loop. Nothing is fetched: everything comes from node_modules.

import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { pageStyles, themeLicence } from "./styles.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCE = join(ROOT, "overrides", "src");
const LOCALES = join(ROOT, "scripts", "portal", "locales");
const OUT = join(ROOT, "overrides", "assets", "portal");
const ENGINES = join(ROOT, "overrides", "assets", "engines");
const MODULES = join(ROOT, "node_modules");
const FONTS = join(ROOT, ".cache", "fonts");

// The one floor: no syntax and no style younger than these browsers, without an older form beside it.
const FLOOR = JSON.parse(await readFile(join(ROOT, "scripts", "portal", "floor.json"), "utf8"));
const TARGET = Object.entries(FLOOR).map(([browser, version]) => browser + version);

const PDF_FONTS = [
  ["tinos/400Regular", "Tinos_400Regular.ttf"],
  ["tinos/400Regular_Italic", "Tinos_400Regular_Italic.ttf"],
  ["tinos/700Bold", "Tinos_700Bold.ttf"],
  ["tinos/700Bold_Italic", "Tinos_700Bold_Italic.ttf"],
  ["be-vietnam-pro/400Regular", "BeVietnamPro_400Regular.ttf"],
  ["be-vietnam-pro/600SemiBold", "BeVietnamPro_600SemiBold.ttf"],
];

let written = 0;
const kept = new Set();

/** Writes `contents` (Uint8Array) to `path` unless the file already holds exactly that. */
async function put(path, contents) {
  kept.add(path);
  const before = await readFile(path).catch(() => null);
  if (before !== null && before.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  // Whole or not at all: a command may be running the file, or another one building it too.
  const fresh = `${path}.${process.pid}.new`;
  await writeFile(fresh, contents);
  await rename(fresh, path);
  written += 1;
}

async function copy(from, to) {
  await put(to, await readFile(from));
}

async function bundle(entry, options) {
  const result = await build({
    entryPoints: [join(SOURCE, entry)],
    outdir: OUT,
    entryNames: "[name]",
    bundle: true,
    minify: true,
    charset: "utf8",
    target: TARGET,
    // Safari 14 evaluates destructuring in an order nothing here depends on; its class fields go wrong with parentheses.
    supported: { destructuring: true, "class-field": false },
    legalComments: "none",
    sourcemap: false,
    write: false,
    logLevel: "warning",
    ...options,
  });
  for (const file of result.outputFiles) await put(file.path, Buffer.from(file.contents));
}

/** The hash of all TypeScript and its words: an engine older than its sources is built anew (scripts/portal/node.py). */
async function seal() {
  const hash = createHash("sha256");
  const sources = [SOURCE, LOCALES].map(async (folder) => {
    const found = (await files(folder)).filter((file) => /\.(ts|json)$/.test(file));
    return found.map((file) => [relative(folder, file).replaceAll("\\", "/"), file]);
  });
  const named = (await Promise.all(sources)).flat();
  for (const [name, file] of named.sort(([one], [other]) => (one < other ? -1 : 1))) {
    hash.update(`${name}\0`).update(await readFile(file)).update("\0");
  }
  return hash.digest("hex");
}

async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/**
 * What no site holds as it is built here: the service worker is written into it with the list of its files
 * (scripts/portal/offline/precache.py), the editors' page is served by `portal serve` alone.
 */
const APART = new Set(["worker.ts", "intake-desk.ts"]);

// Each file of entries/ becomes a classic script of its name.
const FIRST = "portal.ts";
const named = await readFile(join(SOURCE, "entries", FIRST), "utf8");
const sizes = {};
for (const entry of (await readdir(join(SOURCE, "entries"))).filter((name) => name !== FIRST)) {
  await bundle(`entries/${entry}`, { format: "iife", outdir: APART.has(entry) ? ENGINES : OUT });
  const name = `assets/portal/${entry.replace(/\.ts$/, ".js")}`;
  if (named.includes(`"${name}"`)) sizes[name] = Math.ceil(gzipSync(await readFile(join(ROOT, "overrides", name))).length / 1000);
}
// The one that loads the others says how large they are.
await bundle(`entries/${FIRST}`, { format: "iife", define: { SIZES: JSON.stringify(sizes) } });
await bundle("css/slides.css", { external: ["*.svg", "*.woff2"] });
await bundle("css/scorm.css", { external: ["*.svg"] });
await bundle("css/intake-desk.css", { outdir: ENGINES, external: ["*.svg", "*.woff2"] });
await bundle("css/single.css", { external: ["*.svg", "*.woff2"] });
for (const [name, css] of await pageStyles(ROOT, ["portal", "tools", "steps", "listen", "fulltext"], TARGET)) {
  await put(join(OUT, `${name}.css`), Buffer.from(css));
}

await bundle("engines/node/forms.ts", {
  platform: "node",
  format: "esm",
  target: "node20",
  outdir: ENGINES,
  outExtension: { ".js": ".mjs" },
  banner: { js: `// sources ${await seal()}` },
});

for (const image of await readdir(join(SOURCE, "images"))) {
  if (image.endsWith(".svg")) await copy(join(SOURCE, "images", image), join(OUT, image));
}

await put(join(OUT, "theme-licence.txt"), await themeLicence(ROOT));
await copy(join(MODULES, "@expo-google-fonts", "be-vietnam-pro", "LICENSE_FONT"), join(OUT, "fonts", "LICENSE.txt"));

for (const [folder, name] of PDF_FONTS) {
  await copy(join(MODULES, "@expo-google-fonts", folder, name), join(FONTS, name));
}

for (const file of [...(await files(OUT)), ...(await files(ENGINES)), ...(await files(FONTS))]) {
  // Fonts and icons are made by scripts/portal/assets.
  if (!kept.has(file) && !/\.(new|woff2|png)$/.test(file)) await rm(file);
}

const bytes = async (name) => ((await readFile(join(OUT, name))).length / 1024).toFixed(1);
console.log(
  `assets: ${kept.size} files in ${relative(ROOT, OUT)} and ${relative(ROOT, FONTS)}, ${written} written; ` +
    `portal.js ${await bytes("portal.js")} KB, forms.js ${await bytes("forms.js")} KB, portal.css ${await bytes("portal.css")} KB`,
);
