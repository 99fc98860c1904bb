// The stylesheets of the pages: what the installed theme and overrides/src/css say, without the rules that no page can
// use. The theme's own sheet is read from where Python has it and is never copied into the project.

import { build, transform } from "esbuild";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

import { pruneNames, pruneRules } from "./prune.mjs";

/** What is drawn with: every word in these files counts as a class, an element or a part of an id that may be met. */
const TEMPLATES = ["nav", "nav-item", "tabs", "tabs-item", "toc", "toc-item", "path-item"];
const SCANNED = [
  ["overrides", ".html"],
  ["overrides/src", ".ts"],
  ["scripts/portal", ".py"],
];

/** What Markdown makes or authors may write, where no template says so. */
const KEPT = [
  ..."html body a abbr article b blockquote br code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr".split(" "),
  ..."i img input ins kbd label li mark nav ol p pre q s section small span strong sub summary sup table tbody td tfoot".split(" "),
  ..."th thead tr u ul button select textarea fieldset legend svg main header footer".split(" "),
  ..."js no-js save-data ltr checked hidden open type checkbox kiwix".split(" "),
  ..."admonition admonition-title footnote footnote-ref footnote-backref headerlink toclink highlight linenos".split(" "),
];

/** What stands in the theme's sheet for parts that the portal leaves aside, though the words for it may be met. */
const DROPPED = [
  /\[dir=["']?rtl|columnheader|nav--integrated|header--lifted/,
  /\.(?:note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote|inline|annotate|task-list|tabbed|keys|critic)\b/,
  /\.md-(?:annotation|banner|clipboard|code|consent|feedback|post|pagination|profile|progress|select|source|status|suggest|tag|tooltip|version|author|meta|option|draw|hero)\b/,
  /\.highlight|linenodiv|\[data-md-(?:color-(?:primary|accent)|state)|only-(?:light|dark)|mode-only|#__|iframe|video|audio|kbd/,
  /(?<!not\()(?<!:)\.?focus-visible/,
];

const NOTICE = "/* Contains parts of Material for MkDocs, Copyright (c) Martin Donath, MIT: theme-licence.txt */\n";

/** The folder of the theme's templates: named by Python, else in the environment of the project. */
async function theme(root) {
  if (process.env.PORTAL_THEME) return process.env.PORTAL_THEME;
  for (const lib of [join(root, ".venv", "lib"), join(root, ".venv", "Lib")]) {
    for (const part of [".", ...(await readdir(lib).catch(() => []))]) {
      const found = join(lib, part, "site-packages", "material", "templates");
      if (existsSync(found)) return found;
    }
  }
  throw new Error("Không thấy giao diện Material. Chạy: python scripts/bootstrap.py setup");
}

/** The licence that comes with the theme, as the MIT licence asks of who hands parts of it on. */
export async function themeLicence(root) {
  const packages = dirname(dirname(await theme(root)));
  const own = (await readdir(packages)).find((name) => /^mkdocs_material-[\d.]+\.dist-info$/.test(name)) ?? "";
  return readFile(join(packages, own, "licenses", "LICENSE"));
}

/** Every word of what pages are made from; a star after what names are put together from. */
async function words(root, templates) {
  const sources = TEMPLATES.map((name) => join(templates, "partials", `${name}.html`));
  for (const [folder, ending] of SCANNED) {
    const entries = await readdir(join(root, folder), { recursive: true });
    sources.push(...entries.filter((name) => name.endsWith(ending)).map((name) => join(root, folder, name)));
  }
  const found = new Set(KEPT);
  for (const file of sources) {
    const text = await readFile(file, "utf8");
    for (const [word] of text.matchAll(/[\w-]+/g)) found.add(/\w--$/.test(word) ? `${word}*` : word);
    for (const [, start] of text.matchAll(/\b([a-z][\w-]*-)\$?\{/g)) found.add(`${start}*`);
  }
  return found;
}

/** Returns [name, sheet] of overrides/src/css/<name>.css, small; `@import "theme"` in one stands for the theme's own. */
export async function pageStyles(root, names, target) {
  const templates = await theme(root);
  const sheets = join(templates, "assets", "stylesheets");
  const main = (await readdir(sheets)).find((name) => /^main\..*css$/.test(name));
  const met = await words(root, templates);
  const own = {
    name: "theme",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^theme$/ }, () => ({ path: join(sheets, main), namespace: "theme" }));
      onLoad({ filter: /./, namespace: "theme" }, async ({ path }) => {
        return { contents: pruneRules(await readFile(path, "utf8"), met, DROPPED), loader: "css" };
      });
    },
  };
  const whole = await build({
    entryPoints: names.map((name) => join(root, "overrides", "src", "css", `${name}.css`)), outdir: root, plugins: [own],
    bundle: true, write: false, charset: "utf8", legalComments: "none", target, external: ["*.svg", "*.woff2", "data:*"],
    logLevel: "warning",
  }); // prettier-ignore
  const pruned = whole.outputFiles.map(({ path, text }) => [basename(path, ".css"), pruneRules(text, met)]);
  return Promise.all(
    pruned.map(async ([name, css]) => {
      const others = pruned.filter(([other]) => other !== name).map(([, text]) => text).join("\n");
      const small = await transform(pruneNames(css, others), { loader: "css", minify: true, charset: "utf8", target });
      return [name, NOTICE + small.code];
    }),
  );
}
