"""Running the browser's TypeScript in Node, for tests that compare or measure it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from portal.node import find_node
from tests.conftest import ROOT


def bundle(entry: Path, folder: Path, kind: str = "esm") -> Path:
    """Bundle *entry* into *folder* with esbuild: "esm" for Node, "iife" for a page. Return the file.

    Raises subprocess.CalledProcessError when it does not compile.
    """
    out = folder / f"{entry.stem}.{'mjs' if kind == 'esm' else 'js'}"
    platform = "node" if kind == "esm" else "browser"
    script = (
        "import { build } from 'esbuild';"
        f"await build({{ entryPoints: [{json.dumps(str(entry))}], bundle: true, platform: '{platform}',"
        f" format: '{kind}', target: 'es2022', outfile: {json.dumps(str(out))}, logLevel: 'error' }});"
    )
    subprocess.run([str(find_node()), "--input-type=module", "-e", script], cwd=ROOT, check=True)
    return out


def run_typescript(entry: Path, folder: Path, *arguments: str) -> str:
    """Bundle *entry* into *folder*, run it in Node and return what it prints.

    Raises subprocess.CalledProcessError when either fails.
    """
    command = [str(find_node()), str(bundle(entry, folder)), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
