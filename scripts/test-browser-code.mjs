// Runs tests/browser-code/*.test.ts: bundles each with esbuild, then Node's own test runner.

import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const TESTS = join(dirname(dirname(fileURLToPath(import.meta.url))), "tests", "browser-code");
const out = await mkdtemp(join(tmpdir(), "browser-code-"));
try {
  const files = (await readdir(TESTS)).filter((name) => name.endsWith(".test.ts"));
  if (files.length === 0) throw new Error(`no tests in ${TESTS}`);
  await build({
    entryPoints: files.map((name) => join(TESTS, name)),
    outdir: out,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    // Packages of the older kind ask for it.
    banner: { js: 'import { createRequire as _requireOf } from "node:module"; globalThis.require ??= _requireOf(import.meta.url);' },
    logLevel: "warning",
  });
  const bundles = files.map((name) => join(out, name.replace(/\.ts$/, ".mjs")));
  const done = spawnSync(process.execPath, ["--test", "--test-reporter=dot", ...bundles], { stdio: "inherit" });
  process.exitCode = done.status ?? 1;
} finally {
  await rm(out, { recursive: true, force: true });
}
