"""Every script and style of the built site, third parties' too, is known to the oldest browsers promised.

What the lint finds must be in ``tests/floor/allowed.json`` with what is lost without it, and what is in that list must be
found: the list shrinks. Names of properties that older interfaces have too are left to ``tests/browser/test_floor.py``.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from portal.node import find_node
from tests.conftest import ROOT

FLOOR = ROOT / "tests" / "floor"
ALLOWED: dict[str, dict[str, str]] = json.loads((FLOOR / "allowed.json").read_text(encoding="utf-8"))


def lint(folder: Path) -> dict[str, Any]:
    command = [str(find_node()), str(FLOOR / "lint.mjs"), str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_nothing_built_is_younger_than_the_floor(built_site: Path, offline_site: Path) -> None:
    runs = [lint(site) for site in (built_site, offline_site)]
    assert all(run["count"] > 40 for run in runs), "hardly anything was read"
    findings = [finding for run in runs for finding in run["findings"]]
    new = [
        f"{f['file']}: {f['kind']} {f['what']}: {f['where']}"
        for f in findings
        if f["what"] not in ALLOWED.get(f["kind"], {})
    ]
    assert not new, "\n".join(
        ["not known to the floor; mend it, or say in allowed.json what is lost:", *new]
    )
    met = {(f["kind"], f["what"]) for f in findings}
    stale = [
        f"{kind} {what}" for kind, names in ALLOWED.items() for what in names if (kind, what) not in met
    ]
    assert not stale, f"no longer found, take it out of allowed.json: {stale}"


BAD = {
    "syntax.js": ("a ||= b; class A { x = 1 }", "syntax"),
    "behind.js": (r"/(?<=a)b/.test('ab')", "syntax"),
    "built.js": ("new RegExp('(?<!a)b')", "syntax"),
    "global.js": ("structuredClone({})", "api"),
    "member.js": ("[3, 1].toSorted()", "api"),
    "static.js": ("Object.groupBy([], (x) => x)", "api"),
    "page.html": ("<script>[1].findLast(Boolean)</script>", "api"),
    "list.css": (".a:hover, .b:has(i) { color: red }", "list"),
    "nested.css": (".a { color: red; &:hover { color: blue } }", "nesting"),
    "rule.css": ("@layer base { p { color: red } }", "at-rule"),
    "value.css": (".a { height: 100dvh }", "value"),
    "mixed.css": (".a { color: color-mix(in srgb, red, blue) }", "value"),
    "property.css": (".a { text-wrap: balance }", "property"),
}
GOOD = {
    "good.js": "const a = b?.c ?? 1; c ||= d; if (e) f.flatMap(g).at2; const structured = { structuredClone: 1 }",
    "good.css": ".a { height: 100vh; height: 100dvh } .b:has(i) { } @supports selector(:has(i)) { .a, .b:has(i) { } }"
    " .c { -webkit-mask-image: none; mask-image: none }",
}


def test_what_is_too_young_is_found_unless_an_older_form_stands_beside_it(tmp_path: Path) -> None:
    written = {name: text for name, (text, _) in BAD.items()} | GOOD
    for name, text in written.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found: dict[str, list[str]] = {}
    for finding in lint(tmp_path)["findings"]:
        found.setdefault(finding["file"], []).append(finding["kind"])
    assert found == {name: [kind] for name, (_, kind) in BAD.items()} | {"good.css": ["selector"]}
