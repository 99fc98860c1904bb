"""A whole file: head, contents, pages with their questions and sources, where links lead, foot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from portal.content.models import Portal
from portal.document import Heading, Pages, ReadPage, plain, walk
from portal.locales import Speaker, text
from portal.markdown import PageContext
from portal.markdown.blocks.quiz import quiz_form
from portal.markdown.context import address
from portal.markdown.standard import render
from portal.offline.single.writer import SingleWriter
from portal.render.epub.foot import page_foot
from portal.vietnamese import format_date

say = Speaker("single-file")

_HREF = re.compile(r'(?<=\shref=")([^"]*)(?=")')
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    "font-src data:; base-uri 'none'; form-action 'none'"
)
"""Whatever gets into a page: the file asks nobody for anything."""
_SCHEME = (
    'matchMedia("(prefers-color-scheme: dark)").matches&&(document.body.dataset.mdColorScheme="slate")'
)
_FILE = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="{colour}">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{css}</style>
</head>
<body data-md-color-scheme="default">
<script>{scheme}</script>
<header class="single__head">
<p>{organisation} · {portal}</p>
</header>
<main class="md-typeset" id="dau-trang">
<h1>{title}</h1>
<p class="fine">{about}</p>
{contents}
{body}
</main>
<footer class="single__foot md-typeset">
<p>{newest} <a href="{address}">{address}</a></p>
<p>{rights}</p>
</footer>
<script>{js}</script>
</body>
</html>
"""


@dataclass(frozen=True)
class Look:
    """What every file carries."""

    css: str
    js: str


@dataclass(frozen=True)
class Part:
    """One page of a file."""

    path: str
    """Source path below the language folder."""
    quiz: str
    """Module whose questions stand on it, empty for none."""


def whole_file(
    pages: Pages, title: str, day: str, parts: Sequence[Part], homes: Mapping[str, str], look: Look
) -> str:
    """Return the file of *parts* under *title*; *day* is when they were checked.

    *homes* gives the file that holds a page (source path → file name). Raises ReferenceLookupError when a
    reference stands for nothing.
    """
    portal = pages.catalogue.portal
    read = [pages.of(part.path) for part in parts]
    links = _Links(portal, read, homes)
    bodies = [_body(pages, part, page, links) for part, page in zip(parts, read, strict=True)]
    other = _elsewhere(pages, links)
    words = {
        "title": title,
        "colour": portal.colours.primary,
        "organisation": portal.organisation.vi,
        "portal": portal.name.vi,
        "rights": text("handout", "rights"),
        "about": say("checked", format_date(day), say("about")),
        "newest": say("newest"),
        "address": read[0].url if len(read) == 1 else portal.site_url,
    }
    return _FILE.format(
        **{name: escape(text) for name, text in words.items()},
        policy=_POLICY,
        scheme=_SCHEME,
        css=look.css,
        js=look.js,
        contents=_contents(read, links),
        body="\n".join([*bodies, other]),
    )


class _Links:
    """Where the links of a file lead: inside it, to the note on another file, or to the site.

    What a page rests on stands among its sources, and from there one tap leads to the site.
    """

    def __init__(self, portal: Portal, read: Sequence[ReadPage], homes: Mapping[str, str]) -> None:
        alone = len(read) == 1
        self.prefixes = {page.url: "" if alone else f"phan-{n}-" for n, page in enumerate(read, 1)}
        self.elsewhere: dict[str, str] = {}
        """Pages that other files hold and that this one names: source path → id of the note on them."""
        self._inside = {
            page.url: {b.anchor for b in walk(page.tree.blocks) if isinstance(b, Heading)} for page in read
        }
        self._sources = {
            page.url: {source.url: f"nguon-{n}" for n, source in enumerate(page.sources, 1)}
            for page in read
        }
        self.homes = homes
        self._paths = {portal.site_url + address(path): path for path in homes}

    def top(self, url: str) -> str:
        """Id of the place where the page at *url* begins."""
        return self.prefixes[url] + "dau-trang"

    def lead(self, page: str, href: str) -> str:
        """Return where *href* on the page at the address *page* leads."""
        url, _, anchor = href.partition("#")
        if url in self._inside:
            inside = anchor in self._inside[url]
            return f"#{self.prefixes[url]}{anchor}" if inside else f"#{self.top(url)}"
        if url in self._sources[page]:
            return f"#{self.prefixes[page]}{self._sources[page][url]}"
        path = self._paths.get(url)
        if path is None:
            return href
        return "#" + self.elsewhere.setdefault(path, f"tep-khac-{len(self.elsewhere) + 1}")


def _body(pages: Pages, part: Part, page: ReadPage, links: _Links) -> str:
    prefix = links.prefixes[page.url]
    deeper = 1 if prefix else 0
    lead, quiz = partial(links.lead, page.url), ""
    if part.quiz:
        context = PageContext(pages.catalogue, part.path, output="package")
        (quiz,) = render([quiz_form(context, part.quiz)], context)
        quiz = _HREF.sub(lambda match: lead(match[1]), quiz)
    writer = SingleWriter(lead, quiz, prefix, deeper)
    head = f'<h2 id="{links.top(page.url)}">{escape(page.tree.title)}</h2>\n' if prefix else ""
    body = writer.blocks(page.tree.blocks)
    return f"{head}{body}\n{page_foot(page, 2 + deeper, prefix)}"


def _contents(read: Sequence[ReadPage], links: _Links) -> str:
    """The pages of the file; of one page its highest headings."""
    if len(read) > 1:
        lines = [(links.top(page.url), page.tree.title) for page in read]
    else:
        lines = [
            (b.anchor, plain(b))
            for b in read[0].tree.blocks
            if isinstance(b, Heading) and b.level == 2 and b.anchor
        ]
    items = "".join(f"<li><a href={quoteattr('#' + to)}>{escape(name)}</a></li>" for to, name in lines)
    return (
        f'<details class="single__contents"><summary>{say("contents")}</summary><ul>{items}</ul></details>'
    )


def _elsewhere(pages: Pages, links: _Links) -> str:
    """What is named here and has a file of its own: its name, and its address for those with a network."""
    if not links.elsewhere:
        return ""
    lines = []
    for path, name in links.elsewhere.items():
        page = pages.of(path)
        file = f"<code>{escape(links.homes[path])}</code>"
        link = f"<a href={quoteattr(page.url)}>{say('page')}</a>"
        told = say("elsewhere-at", escape(page.tree.title), file, link)
        lines.append(f'<li id="{name}">{told}</li>')
    return f'<h2 id="tep-khac">{say("elsewhere")}</h2>\n<ul class="fine">{"".join(lines)}</ul>'
