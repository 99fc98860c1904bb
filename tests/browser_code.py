"""Running the browser's TypeScript in Node, for tests that compare or measure it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def run_typescript(entry: Path, folder: Path, *arguments: str) -> str:
    """Bundle *entry* into *folder* with esbuild, run it in Node and return what it prints.

    Raises subprocess.CalledProcessError when either fails.
    """
    node = shutil.which("node", path=str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"])
    assert node
    out = folder / f"{entry.stem}.mjs"
    bundle = (
        "import { build } from 'esbuild';"
        f"await build({{ entryPoints: [{json.dumps(str(entry))}], bundle: true, platform: 'node',"
        f" format: 'esm', target: 'es2022', outfile: {json.dumps(str(out))} }});"
    )
    subprocess.run([node, "--input-type=module", "-e", bundle], cwd=ROOT, check=True)
    done = subprocess.run(
        [node, str(out), *arguments], check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    return done.stdout
