"""From the XHTML of a page to Typst: every block of the site has its form on paper here."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping

from portal.extensions.diagrams import standalone
from portal.handouts.markup import call, escape, sequence, string
from portal.handouts.questions import questions_markup
from portal.questions import Question

DROPPED = {
    "downloads", "notes", "anchor", "headerlink", "hero__search", "tries", "unverified", "cited",
}  # fmt: skip
"""Classes of things that mean nothing on paper, or are printed elsewhere."""


def classes(element: etree.Element) -> set[str]:
    """The classes of *element*."""
    return set((element.get("class") or "").split())


def plain(element: etree.Element) -> str:
    """The text inside *element*, spaces collapsed."""
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


class TypstWriter:
    """Writes one page. Answer keys are collected in ``keys`` for the last page.

    ``owner_of`` gives the document (or local list) of a fact id; source marks become numbers into
    ``owners``, the order in which the list of sources must stand. ``named`` is where the addresses of
    regulation pages begin: links to them leave a mark for an index; empty for none.
    """

    def __init__(
        self, owner_of: Mapping[str, str], banks: Callable[[str], list[Question]], named: str = ""
    ) -> None:
        self._banks = banks
        self._named = named
        self.keys: list[str] = []
        self.owners: list[str] = []
        self._owner_of = owner_of

    def document(self, xhtml: str) -> str:
        """Return the Typst body of a whole page; its h1 is left to the cover."""
        root = etree.fromstring(f"<div>{xhtml}</div>")
        return self.blocks(root)

    def blocks(self, parent: etree.Element) -> str:
        """Return the block content of *parent*; headings left without content are dropped."""
        parts: list[tuple[int, str]] = []
        loose = escape(parent.text or "") if (parent.text or "").strip() else ""
        run = loose
        for child in parent:
            drawn = self.block(child)
            if drawn is None:
                run = self._after(run, child)
                continue
            if run.strip():
                parts.append((0, run))
            run = escape(child.tail or "") if (child.tail or "").strip() else ""
            level = int(child.tag[1]) if re.fullmatch("h[1-6]", child.tag) else 0
            parts.append((level, drawn))
        if run.strip():
            parts.append((0, run))
        return "\n\n".join(_without_empty_sections(parts))

    def block(self, element: etree.Element) -> str | None:
        """Return the Typst of a block element, "" to drop it, None when it is inline."""
        if classes(element) & DROPPED and element.tag not in ("a", "span", "small"):
            return ""
        special: dict[str, Callable[[etree.Element], str]] = {
            "notice": self._notice,
            "keypoints": lambda e: call("keypoints", self.blocks(e)),
            "module": lambda e: call("modulehead", self.blocks(e)),
            "quiz": self._quiz,
        }
        for name in classes(element):
            if name in special:
                return special[name](element)
        if element.tag == "h1":
            return ""
        if re.fullmatch("h[2-6]", element.tag):
            return call("heading", self.inline(element), depth=str(int(element.tag[1]) - 1))
        if element.tag == "p":
            return self._paragraph(element)
        if element.tag in ("ul", "ol"):
            items = [self.blocks(li) for li in element if li.tag == "li"]
            return sequence("list" if element.tag == "ul" else "enum", items) if items else ""
        if element.tag == "table":
            return self._table(element)
        if element.tag == "dl":
            return self._definitions(element)
        if element.tag == "figure":
            return self._figure(element)
        if element.tag == "summary":
            return ""
        if element.tag in ("div", "section", "aside", "form", "nav", "details", "blockquote"):
            return self.blocks(element)
        if element.tag == "pre":
            return call("raw", block="true") + string(plain(element))
        if element.tag == "hr":
            return "#line(length: 100%)"
        return None

    def inline(self, element: etree.Element) -> str:
        """Return the inline content of *element*."""
        run = escape(element.text or "")
        for child in element:
            run = self._after(run, child)
        return run.strip()

    def _after(self, run: str, child: etree.Element) -> str:
        """Return *run* followed by an inline child and its tail; a dropped child takes its space."""
        drawn = self.element(child)
        if drawn and "".join(child.itertext())[-1:].isspace():
            drawn += " "
        return (run if drawn else run.rstrip()) + drawn + escape(child.tail or "")

    def element(self, element: etree.Element) -> str:
        """Return one inline element."""
        names = classes(element)
        if names & DROPPED:
            return ""
        if "src" in names:
            return self._source_mark(element)
        body = self.inline(element)
        if element.tag == "br":
            return " \\\n"
        if element.tag == "a":
            href = element.get("href", "")
            marked = call("secondary", body) if "fact--thu-cap" in names else body
            if not href.startswith("http"):
                return marked
            link = f"#link({string(href)})[{marked}]"
            if self._named and href.startswith(self._named):
                link += f"#named({string(href.removeprefix(self._named).split('/')[0])})"
            return link
        if "pill" in names:
            kind = next((n.removeprefix("pill--") for n in names if n.startswith("pill--")), "ok")
            return f"#pill({string(kind)})[{body}]"
        if "provision__at" in names or element.tag in ("strong", "b"):
            return call("strong", body)
        if element.tag in ("em", "i"):
            return call("emph", body)
        if element.tag == "code":
            return body
        if element.tag == "small":
            return call("fine", body)
        return body

    def _source_mark(self, element: etree.Element) -> str:
        owner = self._owner_of.get((element.get("href") or "").partition("#")[2])
        if owner is None:
            return ""
        if owner not in self.owners:
            self.owners.append(owner)
        return f"#super[\\[{self.owners.index(owner) + 1}\\]]"

    def _paragraph(self, element: etree.Element) -> str:
        body = self.inline(element)
        names = classes(element)
        if not body or "module-card__progress" in names:
            return ""
        if "lead" in names:
            return call("lead", body)
        if names & {"provision__src", "q__how", "doc__hint"}:
            return call("fine", body)
        return body

    def _notice(self, element: etree.Element) -> str:
        kind = next(
            (n.removeprefix("notice--") for n in classes(element) if n.startswith("notice--")), "info"
        )
        return f"#notice({string(kind)})[{self.blocks(element)}]"

    def _definitions(self, element: etree.Element) -> str:
        rows, term = [], ""
        for child in element.iter():
            if child.tag == "dt":
                term = self.inline(child)
            elif child.tag == "dd":
                rows.append(f"[{term}], [{self.blocks(child)}]")
        return "#attributes(" + ", ".join(rows) + ")" if rows else ""

    def _table(self, table: etree.Element) -> str:
        rows = [[c for c in tr if c.tag in ("th", "td")] for tr in table.iter("tr")]
        head = [tr for part in table.iter("thead") for tr in part.iter("tr")]
        width = max(len(r) for r in rows)
        longest = [max((len(plain(r[i])) for r in rows if i < len(r)), default=1) for i in range(width)]
        weights = ", ".join(f"{min(max(n, 9), 60) ** 0.6:.2f}fr" for n in longest)
        cells = [f"[{self.blocks(c)}]" for row in rows[len(head) :] for c in row]
        heads = [f"[{self.inline(c)}]" for row in rows[: len(head)] for c in row]
        caption = next((plain(c) for c in table.iter("caption")), "")
        return (
            f"#datatable(caption: {string(caption)}, columns: ({weights}), "
            f"head: ({', '.join(heads)},), body: ({', '.join(cells)},))"
        )

    def _figure(self, figure: etree.Element) -> str:
        """A picture drawn from data, its caption, and what stands below it in words or figures."""
        picture = next(figure.iter("svg"))
        title = next((plain(e) for e in picture.iter("title")), "")
        caption = "".join(self.blocks(e) for e in figure if e.tag == "figcaption")
        rest = [self.blocks(e) for e in figure if e.tag == "details"]
        drawn = standalone(picture, "Be Vietnam Pro")
        return "\n\n".join([f"#picture({string(drawn)}, {string(title)})[{caption}]", *rest])

    def _quiz(self, form: etree.Element) -> str:
        written, keys = questions_markup(self._banks(form.get("data-quiz", "")))
        self.keys += keys
        return "\n\n".join(written)


def _without_empty_sections(parts: list[tuple[int, str]]) -> list[str]:
    kept: list[tuple[int, str]] = []
    for level, text in parts:
        if not text:
            continue
        if level:
            while kept and kept[-1][0] and kept[-1][0] >= level:
                kept.pop()
        kept.append((level, text))
    while kept and kept[-1][0]:
        kept.pop()
    return [text for _, text in kept]
