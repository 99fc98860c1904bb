"""Two texts beside each other: what changed, and, when asked, what did not. Works without scripts."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Sequence

from portal.content.catalogue import Catalogue
from portal.content.fulltext import StoredText
from portal.content.fulltext.comparing import GroupPair, LinePair, Part, compare
from portal.content.references import full_name
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.vietnamese import format_date

ANCHOR = "so-sanh"


def later(catalogue: Catalogue, stored: StoredText) -> StoredText | None:
    """Return the text that came after *stored*: the newest wording, or that of its successor."""
    texts, document = catalogue.texts, stored.origin.document
    if stored.origin.version:
        return texts.newest.get(document)
    known = catalogue.documents.get(document)
    successors = known.superseded_by if known else []
    return next((texts.newest[other] for other in successors if other in texts.newest), None)


def pair_of(catalogue: Catalogue, named: list[str]) -> tuple[StoredText, StoredText] | None:
    """Return the texts that a block names: the last two wordings of one, or two documents."""
    texts = catalogue.texts
    if len(named) == 2 and all(one in texts.newest for one in named):
        return texts.newest[named[0]], texts.newest[named[1]]
    if len(named) != 1 or named[0] not in texts.newest:
        return None
    older = texts.older.get(named[0])
    return (older[max(older)], texts.newest[named[0]]) if older else None


def drawn_comparison(context: PageContext, old: StoredText, new: StoredText) -> etree.Element:
    """Return both texts part by part; a box to tick shows what did not change too."""
    one_document = old.origin.document == new.origin.document
    pairs = compare(old.text, new.text, one_document=one_document)
    names = [_name(context, stored, one_document) for stored in (old, new)]
    pages = (old.page.path, new.page.path)
    links = [h("a", n, href=context.link(page)) for n, page in zip(names, pages, strict=True)]
    told = context.t("law-diff-changed", sum(not pair.same for pair in pairs))
    box = h("section", h("h2", context.t("law-diff"), id=ANCHOR), cls="law-diff", data_search="none")
    append(box, h("p", links[0], " → ", links[1], ". ", told, cls="doc__hint"))
    ticked = h("input", type="checkbox", id="law-diff-all", cls="law-diff__tick")
    append(box, ticked, h("label", context.t("law-diff-all"), for_="law-diff-all", cls="law-diff__label"))
    heads = [h("span", name) for name in names]
    groups = h("div", h("div", heads, cls="law-diff__heads", aria_hidden="true"), cls="law-diff__groups")
    return append(box, append(groups, [_group(context, pair) for pair in pairs]))


def _name(context: PageContext, stored: StoredText, one_document: bool) -> str:
    document = context.catalogue.documents[stored.origin.document]
    if not one_document:
        return full_name(document)
    if stored.origin.version:
        return context.t("law-version-of", format_date(stored.origin.version))
    return context.t("law-version-newest")


def _group(context: PageContext, pair: GroupPair) -> etree.Element:
    same = " law-diff__group--same" if pair.same else ""
    box = h("div", cls=f"law-diff__group{same}")
    return append(box, [_row(context, line) for line in pair.lines])


def _row(context: PageContext, line: LinePair) -> etree.Element:
    row = h("div", cls="law-diff__row law-diff__row--same" if line.same else "law-diff__row")
    for side, parts in (("old", line.old), ("new", line.new)):
        cell = h("div", cls=f"law-diff__{side}")
        if parts is None:
            append(cell, h("span", context.t(f"law-diff-no-{side}"), cls="law-diff__none"))
        else:
            label = h("span", f"{context.t(f'law-diff-{side}')} ", cls="law-diff__side")
            append(cell, label, _marked(context, parts))
        row.append(cell)
    return row


def _marked(context: PageContext, parts: Sequence[Part]) -> list[Child]:
    """Words that went and came, said aloud too: not every reading program tells <del> and <ins>."""
    nodes: list[Child] = []
    for kind, words in parts:
        if kind == "same":
            nodes.append(words)
        else:
            begins = h("span", f" [{context.t(f'law-{kind}')}: ", cls="visually-hidden")
            ends = h("span", "] ", cls="visually-hidden")
            nodes.append(h(kind, begins, words, ends))
    return nodes
