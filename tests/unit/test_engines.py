"""What engines are given, and what is said of what they leave."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from portal import pipeline
from portal.cli import main
from portal.content.loader import load
from portal.engines import ENGINES, zensical
from portal.engines.building import HOOK, EngineError, build_pages, draft_command, languages_left_out
from portal.engines.comparing import broken_links, differences, published_sources, unlike
from portal.engines.configuration import BASE, read, write, written_languages
from portal.paths import Paths

ROOT = Path(__file__).resolve().parent.parent.parent


def site_of(folder: Path, **pages: str) -> Path:
    """A site with these pages (``a__b`` is ``a/b/index.html``); returns its folder."""
    for name, body in pages.items():
        file = folder / name.replace("__", "/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = (
            f"<html><head><title>x</title></head><body><div><article>{body}</article></div></body></html>"
        )
        file.write_text(text, encoding="utf-8")
    return folder


def test_links_that_lead_nowhere_are_found(tmp_path: Path) -> None:
    body = (
        '<h1 id="y">A</h1><a href="../b/">b</a><a href="?de=1#y">a</a><a href="https://x.example/z">x</a>'
    )
    site = site_of(tmp_path, a=body, b='<a href="/a/#y">a</a>')
    assert list(broken_links(site)) == []
    site_of(tmp_path, c='<a href="../khong/">1</a><a href="../a/#la">2</a><a href="../b/index.md">3</a>')
    assert list(broken_links(site)) == [
        "c/index.html → ../a/#la",
        "c/index.html → ../b/index.md",
        "c/index.html → ../khong/",
    ]


def test_sites_that_differ_are_told(tmp_path: Path) -> None:
    body = '<p>Lời  ở đây</p><a href="../b/">b</a><a href="./">a</a>'
    one, other = site_of(tmp_path / "1", a=body, b=""), site_of(tmp_path / "2", a=body, b="")
    assert differences(one, other) == []
    site_of(other, a='<p>Lời ở đây</p>\n<a href="../b">b</a><a href="">a</a>'.replace("../b", "/b/"))
    assert differences(one, other) == ["a/index.html"]
    assert unlike(one, other, ["a/index.html", "b/index.html"]) == []
    for changed in (body.replace("Lời", "Chữ"), body.replace("../b/", "../c/"), body.replace(">b<", ">c<")):
        assert unlike(one, site_of(other, a=changed), ["a/index.html"]) == ["a/index.html"]
    (other / "src").mkdir()
    for name in ("src/a.css", "b/module.yml", "b/index.md"):
        (other / name).write_text("x", encoding="utf-8")
    assert published_sources(other) == ["b/index.md", "b/module.yml", "src/a.css"]
    assert published_sources(one) == []


def test_a_configuration_is_read_with_what_it_inherits(tmp_path: Path) -> None:
    (tmp_path / "goc.yml").write_text(
        "site_dir: !ENV [X, site]\ntheme: {name: material, features: [a, b]}\nnav: [a.md, b.md]\n"
        "markdown_extensions:\n- toc: {slugify: !!python/name:portal.vietnamese.slugify ''}\n"
    )
    (tmp_path / "con.yml").write_text("INHERIT: goc.yml\ntheme: {language: vi}\nnav: [c.md]\n")
    found = read(tmp_path / "con.yml")
    assert found["theme"] == {"name": "material", "features": ["a", "b"], "language": "vi"}
    assert found["nav"] == ["c.md"]
    again = write(tmp_path / "lai.yml", found).read_text(encoding="utf-8")
    assert "!!python/name:portal.vietnamese.slugify" in again
    assert "!ENV [X, site]" in again


def test_languages_are_those_of_the_configuration() -> None:
    assert written_languages(read(ROOT / "mkdocs.yml")) == {"vi": "Tiếng Việt", "en": "English"}
    assert written_languages({"site_name": "x", "plugins": ["search"]}) == {"vi": "Tiếng Việt"}
    left = [{"locale": "vi", "name": "Việt"}, {"locale": "en", "name": "English", "build": False}]
    assert written_languages({"plugins": [{"i18n": {"languages": left}}]}) == {"vi": "Việt"}


def test_nothing_but_pages_is_laid_out_for_zensical(mini: Path, tmp_path: Path) -> None:
    paths = Paths(mini)
    file, _ = zensical.lay_out(paths, load(paths)[0], tmp_path / "z", offline=True)
    laid = {p.relative_to(tmp_path / "z").as_posix() for p in (tmp_path / "z").rglob("*") if p.is_file()}
    assert {"docs/index.md", "docs/hoc-phan/01-bat-dau/index.md", "theme/main.html", "resolved.yml"} <= laid
    assert not [n for n in laid if n.startswith(("theme/src/", "theme/assets/engines/", "docs/en/"))]
    assert [n for n in laid if n.endswith((".yml", ".json"))] == ["resolved.yml"]
    values = yaml.safe_load(
        "\n".join(line for line in file.read_text(encoding="utf-8").splitlines() if "!!python" not in line)
    )
    assert values["site_name"] == "Cổng thử của tỉnh Mẫu"
    assert values["use_directory_urls"] is False
    assert {"portal.markdown": {"root": str(mini), "language": "vi"}} in values["markdown_extensions"]
    assert values["extra"]["portal"]["languages"] == {"vi": "Tiếng Việt"}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("wrong", ["[[khong-co-dau]]", "[hỏng](khong-co-dau.md)"])
def test_what_an_engine_complains_of_is_told(engine: str, wrong: str, mini: Path, tmp_path: Path) -> None:
    page = mini / "docs" / "vi" / "index.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n\n{wrong}\n", encoding="utf-8")
    paths = Paths(mini)
    with pytest.raises(EngineError, match=r"không dựng được trang") as told:
        build_pages(paths, load(paths)[0], tmp_path / "site", engine=engine)
    assert "index.md" in str(told.value)
    assert "khong-co-dau" in str(told.value)
    assert "Traceback" not in str(told.value)
    assert "\x1b" not in str(told.value)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_portal_of_one_language_needs_no_other_and_no_theme(
    engine: str, mini: Path, tmp_path: Path
) -> None:
    ours = read(mini / "mkdocs.yml")
    write(mini / "mkdocs.yml", {"nav": ours["nav"]})
    shutil.rmtree(mini / "docs" / "en")
    paths, site = Paths(mini), tmp_path / "site"
    build_pages(paths, load(paths)[0], site, engine=engine)
    pages = sorted(site.rglob("*.html"))
    assert len(pages) == len(list((mini / "docs" / "vi").rglob("*.md"))) + 1
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "Hội thử nghiệm tỉnh Mẫu" in text
        for english in ("hreflang", 'class="lang"', "English", 'href="/en/'):
            assert english not in text, page
    # Written after the build, for the finished site.
    links = [link for link in broken_links(site) if not link.endswith("manifest.webmanifest")]
    assert links == []


def test_an_engine_that_is_not_installed_is_asked_for(
    mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.engines.building.find_spec", lambda _: None)
    with pytest.raises(EngineError, match=r"chưa có Zensical\. Cài bằng: pip install zensical"):
        build_pages(Paths(mini), load(Paths(mini))[0], tmp_path / "site", engine="zensical")


def test_plain_mkdocs_builds_the_owners_configuration(mini: Path, tmp_path: Path) -> None:
    ours = {"INHERIT": str(BASE), "theme": {"custom_dir": str(Paths(mini).theme)}, "hooks": [str(HOOK)]}
    write(mini / "mkdocs.yml", ours | read(mini / "mkdocs.yml"))
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(mini / "mkdocs.yml")]
    target = tmp_path / "site"
    subprocess.run(
        [*command, "-d", str(target)], check=True, cwd="/", env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    )
    paths = Paths(mini)
    build_pages(paths, load(paths)[0], tmp_path / "ours")
    assert differences(target, tmp_path / "ours") == []


def test_drafts_are_shown_by_engines_that_can(mini: Path) -> None:
    paths = Paths(mini)
    catalogue = load(paths)[0]
    for engine in ("mkdocs", "properdocs"):
        command, environment = draft_command(paths, catalogue, engine, "127.0.0.1:8001")
        assert command[1:5] == ["-m", engine, "serve", "--dirty"]
        assert environment["NO_MKDOCS_2_WARNING"] == "1"
        assert str(mini / "mkdocs.yml") in read(Path(command[6]))["watch"]
    with pytest.raises(EngineError, match="Zensical không xem thử được"):
        draft_command(paths, catalogue, "zensical", "127.0.0.1:8001")


def test_what_an_engine_leaves_out_is_said(mini: Path) -> None:
    paths = Paths(mini)
    assert languages_left_out(paths, "properdocs") == []
    assert languages_left_out(paths, "zensical") == ["en"]


def test_the_command_tells_what_is_wrong_and_fails(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [
        (pipeline.Report("MkDocs", 1.0, {"pages": 9}), []),
        (pipeline.Report("Zensical", 2.0, {"pages": 8}), ["thiếu địa chỉ: a/index.html"]),
    ]
    for step in ("assets", "handouts"):
        monkeypatch.setattr(pipeline, step, lambda *_, **__: None)
    for found, code in ((told, 1), (told[:1], 0)):
        monkeypatch.setattr(pipeline, "other_engines", lambda *_, found=found: iter(found))
        done = CliRunner().invoke(main, ["--project", str(mini), "engines"])
        said = done.output + (done.stderr or "")
        assert done.exit_code == code, said
        assert "MkDocs: 9 trang, 1.0 giây, đạt." in said
        assert ("Zensical: 8 trang, 2.0 giây, 1 chỗ sai." in said) == (code == 1)
        assert ("thiếu địa chỉ: a/index.html" in said) == (code == 1)
