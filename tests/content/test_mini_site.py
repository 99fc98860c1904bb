"""Another province, two documents, one module, one form: the same code builds its portal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal import pipeline
from portal.cli import main
from portal.paths import Paths

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import shutil

    target = tmp_path_factory.mktemp("mau") / "du-an"
    shutil.copytree(ROOT / "tests" / "scenarios" / "tinh-mau", target)
    paths = Paths(target)
    catalogue, issues = pipeline.checked(paths)
    assert not issues.errors
    pipeline.handouts(paths, catalogue, lambda _: None)
    pipeline.site(paths, catalogue)
    return target / "site"


def test_its_own_names_and_nothing_of_ours(built: Path) -> None:
    home = (built / "index.html").read_text(encoding="utf-8")
    assert "Cổng thử của tỉnh Mẫu" in home
    assert "Hội thử nghiệm tỉnh Mẫu" in home
    for page in built.rglob("*.html"):
        assert "Sơn La" not in page.read_text(encoding="utf-8"), page


def test_pages_of_both_languages(built: Path) -> None:
    pages = {p.relative_to(built).as_posix() for p in built.rglob("index.html")}
    assert "van-ban/qd-1-2020-mau/index.html" in pages
    assert "hoc-phan/01-bat-dau/index.html" in pages
    assert "en/index.html" in pages
    assert [p for p in pages if p.startswith("en/")] == ["en/index.html"], "only what is written in English"
    english = (built / "en" / "index.html").read_text(encoding="utf-8")
    assert "Module 1: Getting started" in english
    assert "Test portal of Mau province" in english


def test_a_page_without_english_leads_to_the_nearest_and_says_so(built: Path) -> None:
    def switch(page: str) -> tuple[str, str]:
        found = re.search(
            r'<a class="lang" href="([^"]*)" hreflang="en"[^>]*>\s*<span class="lang__full">([^<]*)<',
            (built / page).read_text(encoding="utf-8"),
        )
        assert found, page
        return found[1], found[2]

    assert switch("index.html") == ("en/", "English")
    assert switch("van-ban/qd-1-2020-mau/index.html") == ("../../en/", "English (home)")
    assert switch("404.html") == ("/en/", "English")


def test_search_engines_are_told_of_translations_that_exist(built: Path) -> None:
    def alternates(page: str) -> list[tuple[str, str]]:
        html = (built / page).read_text(encoding="utf-8")
        return re.findall(r'<link rel="alternate" href="([^"]*)" hreflang="([^"]*)"', html)

    root = re.findall(r"<loc>(.*?)</loc>", (built / "sitemap.xml").read_text(encoding="utf-8"))[0]
    both = {(root, "vi"), (f"{root}en/", "en"), (root, "x-default")}
    assert set(alternates("index.html")) == set(alternates("en/index.html")) == both
    assert alternates("van-ban/qd-1-2020-mau/index.html") == []
    sitemap = (built / "sitemap.xml").read_text(encoding="utf-8")
    told = re.findall(r'hreflang="en" href="([^"]*)"', sitemap)
    assert set(told) == {f"{root}en/"}
    for place in re.findall(r"<loc>(.*?)</loc>", sitemap):
        assert (built / place.removeprefix(root) / "index.html").exists(), place


def test_links_of_english_pages_lead_somewhere_and_say_when_it_is_vietnamese(built: Path) -> None:
    html = (built / "en" / "index.html").read_text(encoding="utf-8")
    article = html[html.index("<article") : html.index("</article>")]
    inside = [link for link in re.findall(r'<a [^>]*href="([^"#?:]+)[#?"]', article) if link]
    assert inside
    for link in inside:
        target = (built / "en" / link).resolve()
        assert (target / "index.html").exists() or target.is_file(), link
    out = re.findall(r'<a [^>]*href="\.\./[^"]*"[^>]*>', article)
    assert out
    assert all('hreflang="vi"' in tag for tag in out)


def test_nothing_of_the_themes_own_search_is_shipped(built: Path) -> None:
    shipped = {p.relative_to(built).as_posix() for p in built.rglob("*.js")}
    assert not [name for name in shipped if "/lunr/" in name or "/workers/" in name]
    for page in built.rglob("*.html"):
        for script in re.findall(r'<script src="([^"]*)"', page.read_text(encoding="utf-8")):
            assert (page.parent / script.lstrip("/")).exists() or (built / script.lstrip("/")).exists()


def test_templates_leave_no_blank_lines(built: Path) -> None:
    html = (built / "van-ban" / "qd-2-2024-mau" / "index.html").read_text(encoding="utf-8")
    blank = len(re.findall(r"\n[ \t]*(?=\n)", html))
    assert blank < html.count("\n") / 4


def test_module_page_is_whole(built: Path) -> None:
    html = (built / "hoc-phan" / "01-bat-dau" / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<a class="term" data-entry="tu-\d+" href="[^"]+">MTH</a>', html)
    assert re.search(r'href="\.\./\.\./van-ban/qd-2-2024-mau/#qd-2\.dieu-1"', html)
    assert 'href="../../tai-ve/hoc-phan-01-phat-tay.pdf"' in html
    assert (built / "tai-ve" / "hoc-phan-01-phat-tay.pdf").read_bytes().startswith(b"%PDF")
    assert not list(built.rglob("*.yml")), "data must not be published"
    assert not (built / "src").exists(), "sources of the browser code must not be published"


def test_a_broken_link_stops_the_build_and_keeps_the_old_site(mini: Path) -> None:
    paths = Paths(mini)
    catalogue, _ = pipeline.checked(paths)
    pipeline.handouts(paths, catalogue, lambda _: None)
    pipeline.site(paths, catalogue)
    before = (paths.site / "index.html").read_bytes()
    page = mini / "docs" / "vi" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[hỏng](khong-co.md)\n", encoding="utf-8")
    with pytest.raises(pipeline.StepError, match="khong-co"):
        pipeline.site(paths, catalogue)
    assert (paths.site / "index.html").read_bytes() == before


def test_cli_check(mini: Path) -> None:
    run = CliRunner()
    done = run.invoke(main, ["--project", str(mini), "check"])
    assert done.exit_code == 0, done.output
    assert "0 lỗi" in done.output
    (mini / "docs/vi/index.md").write_text("# Không đầu trang\n", encoding="utf-8")
    broken = run.invoke(main, ["--project", str(mini), "check", "--json"])
    assert broken.exit_code == 1
    assert '"code": "TRANG-DAU"' in broken.output


def test_cli_check_on_a_day(mini: Path) -> None:
    run = CliRunner()
    early = run.invoke(main, ["--project", str(mini), "check", "--on", "2021-01-01"])
    assert "QĐ 1 còn hiệu lực, khác với status đã ghi" in early.output + (early.stderr or "")
    wrong = run.invoke(main, ["--project", str(mini), "check", "--on", "1/1/2021"])
    assert wrong.exit_code == 2
    assert "không phải ngày" in wrong.output + (wrong.stderr or "")


def test_project_is_found_or_not(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--project", str(tmp_path), "check"])
    assert done.exit_code == 1
    assert "Không thấy mkdocs.yml" in done.output
