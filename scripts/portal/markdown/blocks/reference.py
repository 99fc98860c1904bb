"""``/// glossary``, ``/// changes``: reference pages drawn from data."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Change, Term
from portal.markdown.blocks.base import DataBlock
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import document_link, source_names, trust_badge
from portal.vietnamese import format_date, initial, slugify, sort_key


def _documents(context: PageContext, ids: list[str]) -> list[Child]:
    nodes: list[Child] = []
    for document in ids:
        nodes += [", " if nodes else None, *document_link(context, document)]
    return nodes


class GlossaryBlock(DataBlock):
    """Draws the terms by letter, in Vietnamese order."""

    NAME = "glossary"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        letters: dict[str, list[Term]] = {}
        for term in sorted(context.catalogue.terms.values(), key=lambda t: sort_key(t.term)):
            letters.setdefault(initial(term.term), []).append(term)
        anchors = {letter: _anchor(letter) for letter in letters}
        links = [h("a", letter, href=f"#{anchors[letter]}") for letter in letters]
        box = h("div", h("nav", links, cls="letters", aria_label="A–Z"))
        for letter, terms in letters.items():
            box.append(h("h2", letter, id=anchors[letter]))
            box.append(h("dl", [_term(context, t) for t in terms], cls="glossary"))
        return box


def _anchor(letter: str) -> str:
    """Ă, Â, Đ must not share the anchor of A and D."""
    extra = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw"}
    return "chu-" + extra.get(letter, slugify(letter))


def _term(context: PageContext, term: Term) -> etree.Element:
    name = h("dt", term.term)
    for abbr in term.abbr:
        append(name, " ", h("span", abbr, cls="glossary__abbr"))
    body = h("dd", h("p", term.definition))
    if term.synonyms:
        append(body, h("p", f"{context.t('also-called')}: {'; '.join(term.synonyms)}."))
    last = h("p", cls="provision__src")
    append(last, f"{context.t('source')} ({context.t('confidence.' + term.confidence)}): ")
    known = [s for s in term.sources if s not in term.documents]
    append(last, _documents(context, term.documents), "; " if known and term.documents else None)
    append(last, source_names(context, known), ".")
    last.set("data-search", "none")
    return h(
        "div",
        name,
        append(body, last),
        cls="glossary__item",
        id=term.id,
        data_search="section",
        data_find_title=term.term,
    )


class ChangesBlock(DataBlock):
    """Draws what has changed since the plan, oldest first."""

    NAME = "changes"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        changes = sorted(context.catalogue.changes.values(), key=lambda c: c.date or "9999")
        box = h("div", h("ul", [_change(context, c) for c in changes], cls="deadlines changes"))
        # The whole address: it is carried to a reader of feeds, from a copy without network too.
        follow = h("p", h("a", context.t("feed"), href=context.catalogue.portal.feed))
        follow.set("data-search", "none")
        return append(box, follow)


def _change(context: PageContext, change: Change) -> etree.Element:
    day = format_date(change.date) if change.date else context.t("no-date")
    body = h("div", h("p", h("strong", change.what)), h("p", change.means))
    if change.decider:
        append(body, h("p", f"{context.t('decider')}: {change.decider}."))
    if change.documents:
        append(
            body, append(h("p"), f"{context.t('document')}: ", _documents(context, change.documents), ".")
        )
    last = h("p", cls="provision__src")
    append(last, f"{context.t('source')} ({context.t('confidence.' + change.confidence)}): ")
    append(last, source_names(context, change.sources), ".")
    if change.note:
        append(last, f" {context.t('note')}: {change.note}")
    if change.confidence == "suy-luan":
        append(last, " ", trust_badge(context, "suy-luan"))
    return h(
        "li",
        h("p", day, cls="deadline__date"),
        append(body, last),
        cls="deadline",
        id=f"doi-{change.id}",
        data_search="section",
        data_find_title=change.what,
    )
