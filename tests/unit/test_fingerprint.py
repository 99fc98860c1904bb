"""Names with a hash: all references follow, what is not there stops the build, dependencies come first."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from portal.fingerprint import FingerprintError, fingerprint, plain_name, present_names

FILES = {
    "assets/portal/fonts/a-400.woff2": "font",
    "assets/portal/band.svg": "<svg/>",
    "assets/portal/LICENSE.txt": "licence",
    "assets/portal/portal.css": '@font-face{src:url(./fonts/a-400.woff2)}a{b:url("./band.svg#x")}i{b:url(data:x)}',
    "assets/portal/portal.js": 'const more=["forms.js"];load("quiz/bank.js");work("sw.js");say("forms.js is late")',
    "assets/portal/forms.js": 'once("assets/portal/office.js")',
    "assets/portal/office.js": "1",
    "quiz/bank.js": "2",
    "a/index.html": '<link href="../assets/portal/portal.css"><script>f(["../assets/portal/fonts/a-400.woff2"])</script>'
    '<script type="application/json">{"search": "../assets/portal/forms.js?lang=vi#x"}</script>',
    "404.html": '<script src="/assets/portal/portal.js"></script>',
    "whole.html": '<script>once("assets/portal/office.js")</script>',
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_every_reference_follows_the_name(site: Path) -> None:
    names = fingerprint(site)
    assert set(names) == {n for n in FILES if n.startswith("assets/") and not n.endswith(".txt")}
    for old, new in names.items():
        assert not (site / old).exists()
        digest = hashlib.sha256((site / new).read_bytes()).hexdigest()[:8]
        assert new == re.sub(r"(\.\w+)$", rf".{digest}\1", old)
        assert plain_name(new) == old
    assert present_names(site) == names | {"assets/portal/LICENSE.txt": "assets/portal/LICENSE.txt"}

    def read(name: str) -> str:
        return (site / names.get(name, name)).read_text(encoding="utf-8")

    font, band = (
        names[f"assets/portal/{n}"].removeprefix("assets/portal/")
        for n in ("fonts/a-400.woff2", "band.svg")
    )
    assert read("assets/portal/portal.css") == (
        f'@font-face{{src:url("./{font}")}}a{{b:url("./{band}#x")}}i{{b:url(data:x)}}'
    )
    forms = names["assets/portal/forms.js"].removeprefix("assets/portal/")
    assert read("assets/portal/portal.js") == FILES["assets/portal/portal.js"].replace(
        '"forms.js"', f'"{forms}"'
    )
    assert read("assets/portal/forms.js") == f'once("{names["assets/portal/office.js"]}")'
    page = read("a/index.html")
    for name in ("portal.css", "fonts/a-400.woff2", "forms.js"):
        assert f"../{names[f'assets/portal/{name}']}" in page
        assert f"/{name}" not in page
    assert names["assets/portal/portal.js"] in read("404.html")
    assert read("whole.html") == FILES["whole.html"], (
        "a page that carries everything in itself is left alone"
    )


def test_names_change_with_one_byte_and_with_what_is_loaded(site: Path, tmp_path: Path) -> None:
    same, other = tmp_path / "same", tmp_path / "other"
    shutil.copytree(site, same)
    shutil.copytree(site, other)
    before = fingerprint(site)
    assert fingerprint(same) == before, "the same files have the same names"
    (other / "assets/portal/fonts/a-400.woff2").write_text("fonT", encoding="utf-8")
    after = fingerprint(other)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"assets/portal/fonts/a-400.woff2", "assets/portal/portal.css"}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("assets/portal/portal.css", "a{b:url(./gone.svg)}"),
        ("assets/portal/portal.js", 'load("assets/portal/gone.js")'),
        ("assets/portal/portal.js", 'load("gone.js")'),
        ("assets/portal/portal.js", "load(`assets/portal/${name}.js`)"),
        ("a/index.html", '<img src="../assets/portal/gone.svg">'),
        (
            "a/index.html",
            '<img src="../assets/portal/band.svg"><script>"assets/portal/gone-"+w+".js"</script>',
        ),
    ],
)
def test_what_is_not_there_stops_the_build_by_name(site: Path, file: str, text: str) -> None:
    (site / file).write_text(text, encoding="utf-8")
    with pytest.raises(FingerprintError, match=re.escape(file)):
        fingerprint(site)


def test_files_that_name_each_other_are_told(site: Path) -> None:
    (site / "assets/portal/office.js").write_text('load("forms.js")', encoding="utf-8")
    with pytest.raises(FingerprintError, match=r"vòng: .*forms\.js"):
        fingerprint(site)
