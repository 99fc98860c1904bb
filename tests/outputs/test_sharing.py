"""What others are told of the site agrees with its pages: links passed on, feed, sitemap, structured data."""

from __future__ import annotations

import io
import re
from email.utils import parsedate_to_datetime
from functools import cache
from html import unescape
from pathlib import Path

import PIL.Image
import pytest
from lxml import etree

from portal.content.catalogue import Catalogue
from portal.content.models import Portal

from .read_heads import Head, read_head

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@cache
def heads(site: Path) -> dict[str, Head]:
    """The head of every page with an address of its own, by that address below the site."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        found[path.relative_to(site).as_posix().removesuffix("index.html")] = read_head(path)
    return found


@pytest.fixture(scope="module")
def root(built_site: Path) -> str:
    """The address that the site was built for."""
    return heads(built_site)[""].link("canonical") or ""


def file_of(address: str, root: str, site: Path) -> Path:
    assert address.startswith(root), address
    path = address.removeprefix(root).partition("#")[0]
    return site / (path + "index.html" if path.endswith("/") or not path else path)


def test_every_page_says_how_it_looks_when_passed_on(built_site: Path, root: str) -> None:
    assert len(heads(built_site)) > 150
    pictures = set()
    for path, head in heads(built_site).items():
        told = {
            name.removeprefix("og:"): value for name, value in head.meta.items() if name.startswith("og:")
        }
        assert told["url"] == head.link("canonical") == root + path
        assert told["type"] == ("website" if path in ("", "en/") else "article")
        assert told["locale"] == ("en_US" if path.startswith("en/") else "vi_VN")
        assert all(told[name] for name in ("title", "description", "site_name", "image:alt")), path
        assert head.meta["twitter:card"] == "summary_large_image"
        picture = file_of(told["image"], root, built_site)
        pictures.add(picture)
        with PIL.Image.open(io.BytesIO(picture.read_bytes())) as drawn:
            assert drawn.size == (int(told["image:width"]), int(told["image:height"])) == (1200, 630)
            colours = drawn.convert("RGB").getcolors(256)
            assert colours, "a small table of colours"
            assert len(colours) > 8, f"{path}: an empty picture"
    assert pictures == set((built_site / "chia-se").iterdir()), "a picture a page, and no other"
    assert len(pictures) == len(heads(built_site))
    assert sum(p.stat().st_size for p in pictures) / len(pictures) < 20_000


def test_a_passed_on_document_says_whether_it_is_in_force(built_site: Path) -> None:
    old, new = (
        heads(built_site)[f"van-ban/{name}/"].meta for name in ("tt-44-2014-bgddt", "tt-25-2023-bgddt")
    )
    assert old["og:description"].startswith("Hết hiệu lực từ 12/02/2024. ")
    assert "Hết hiệu lực từ 12/02/2024" in old["og:image:alt"]
    assert new["og:description"].startswith("Còn hiệu lực")
    assert "Thông tư 25/2023/TT-BGDĐT" in new["og:image:alt"]
    assert "Học phần 6" in heads(built_site)["hoc-phan/06-cong-dan-hoc-tap/"].meta["og:image:alt"]


def test_only_who_is_asked_online_tells(built_site: Path, offline_site: Path) -> None:
    html = (offline_site / "index.html").read_text(encoding="utf-8")
    assert "og:image" not in html
    assert not (offline_site / "chia-se").exists()
    listed = (built_site / "offline-files.js").read_text(encoding="utf-8")
    assert not re.search(r"chia-se|robots\.txt|rss\.xml", listed), "no phone keeps what only others ask for"


def test_languages_point_at_each_other(built_site: Path, root: str) -> None:
    pages = heads(built_site)
    twins = {path.removeprefix("en/") for path in pages if path.startswith("en/")}
    assert len(twins) > 3
    for path, head in pages.items():
        told = {link["hreflang"]: link["href"] for link in head.links if "hreflang" in link}
        plain = path.removeprefix("en/")
        if plain in twins:
            assert told == {"vi": root + plain, "en": f"{root}en/{plain}", "x-default": root + plain}
        else:
            assert told == {}, path


def test_the_sitemap_lists_every_page_by_its_own_address(built_site: Path, root: str) -> None:
    assert f"Sitemap: {root}sitemap.xml\n" in (built_site / "robots.txt").read_text(encoding="utf-8")
    urls = etree.parse(built_site / "sitemap.xml").getroot().findall(f"{SITEMAP}url")
    listed = [url.findtext(f"{SITEMAP}loc") or "" for url in urls]
    assert sorted(listed) == sorted(root + path for path in heads(built_site))
    for url, address in zip(urls, listed, strict=True):
        head = read_head(file_of(address, root, built_site))
        assert head.link("canonical") == address
        assert "noindex" not in head.meta.get("robots", "")
        told = {link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")}
        own = {link["hreflang"]: link["href"] for link in head.links if "hreflang" in link}
        assert told == {language: to for language, to in own.items() if language != "x-default"}


def test_the_way_to_a_page_is_the_one_it_shows(built_site: Path, root: str) -> None:
    for path, head in heads(built_site).items():
        found = head.of("BreadcrumbList")
        if path in ("", "en/"):
            assert found is None
            continue
        assert found, path
        items = found["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert items[-1]["item"] == head.link("canonical")
        assert items[-1]["name"] == head.heading
        names = [item["name"] for item in items[:-1]]
        # A group is called by its first page, which does not stand above itself.
        assert names == (head.crumbs if len(names) == len(head.crumbs) else head.crumbs[:-1] or names), path
        for item in items:
            assert file_of(item["item"], root, built_site).is_file(), path


def test_questions_are_told_as_the_page_shows_them(built_site: Path, catalogue: Catalogue) -> None:
    head = heads(built_site)["tra-cuu/hoi-dap/"]
    found = head.of("FAQPage")
    assert found
    told = [(one["name"], one["acceptedAnswer"]["text"]) for one in found["mainEntity"]]
    assert told == head.questions
    assert [question for question, _ in told] == [
        q.question
        for topic in dict.fromkeys(q.topic for q in catalogue.questions.values())
        for q in catalogue.questions.values()
        if q.topic == topic
    ]
    assert all(len(answer) > 30 for _, answer in told)
    others = [path for path, head in heads(built_site).items() if head.of("FAQPage")]
    assert others == ["tra-cuu/hoi-dap/"]


def test_modules_are_courses_and_documents_legislation(built_site: Path, catalogue: Catalogue) -> None:
    pages = heads(built_site)
    for module in catalogue.modules.values():
        course = pages[f"hoc-phan/{catalogue.module_folders[module.id]}/"].of("Course")
        assert course
        assert course["name"] == module.title
        assert re.fullmatch(r"PT(\d+H)?(\d+M)?", course["hasCourseInstance"]["courseWorkload"])
    for document in catalogue.documents.values():
        law = pages[f"van-ban/{document.id}/"].of("Legislation")
        assert law
        assert law.get("legislationIdentifier") == document.number
    old = pages["van-ban/tt-44-2014-bgddt/"].of("Legislation")
    assert old
    assert old["legislationLegalForce"] == "NotInForce"
    assert old["temporalCoverage"].endswith("/2024-02-12")


def test_descriptions_cannot_end_their_script(built_site: Path) -> None:
    for path in heads(built_site):
        html = (built_site / path / "index.html").read_text(encoding="utf-8")
        for script in re.findall(r'(?s)<script type="application/ld\+json">(.*?)</script>', html):
            assert "<" not in script, path


def test_the_feed_tells_every_change(built_site: Path, catalogue: Catalogue, root: str) -> None:
    page = heads(built_site)["tra-cuu/thay-doi/"]
    feeds = [link for link in page.links if link.get("type") == "application/rss+xml"]
    assert [link["href"] for link in feeds] == [f"{root}tra-cuu/thay-doi/rss.xml"]
    html = (built_site / "tra-cuu/thay-doi/index.html").read_text(encoding="utf-8")
    article = html[html.index("<article") :]
    assert f'href="{feeds[0]["href"]}"' in article, "people see the feed too"
    rss = etree.parse(file_of(feeds[0]["href"], root, built_site)).getroot()
    assert (rss.tag, rss.get("version")) == ("rss", "2.0")
    channel = rss.find("channel")
    assert channel is not None
    assert all(channel.findtext(name) for name in ("title", "description"))
    assert channel.findtext("link") == page.link("canonical")
    assert channel.findtext("language") == "vi"
    assert channel.find(f"{ATOM}link").get("href") == feeds[0]["href"]
    items = channel.findall("item")
    assert {item.findtext("title") for item in items} == {c.what for c in catalogue.changes.values()}
    ids = [item.findtext("guid") or "" for item in items]
    assert len(set(ids)) == len(ids) == len(catalogue.changes)
    days = [parsedate_to_datetime(day) for item in items if (day := item.findtext("pubDate"))]
    assert len(days) > 20
    assert days == sorted(days, reverse=True), "the latest first"
    changes = {c.id: c for c in catalogue.changes.values()}
    for item, place in zip(items, ids, strict=True):
        assert item.findtext("link") == place
        change = changes[place.rpartition("#doi-")[2]]
        assert f'id="{place.partition("#")[2]}"' in article
        told = item.findtext("description") or ""
        assert unescape(re.sub(r"<[^>]+>", "", told)).find(change.means) > 0
        day = item.findtext("pubDate")
        assert day is None or parsedate_to_datetime(day).date().isoformat() == change.date
        for target in re.findall(r'href="([^"]+)"', told):
            assert file_of(target, root, built_site).is_file()


def test_the_address_of_the_feed_follows_the_site(catalogue: Catalogue) -> None:
    moved = catalogue.portal.model_copy(update={"site_url": "https://khac.example/cong/"})
    assert isinstance(moved, Portal)
    assert moved.feed == "https://khac.example/cong/tra-cuu/thay-doi/rss.xml"
