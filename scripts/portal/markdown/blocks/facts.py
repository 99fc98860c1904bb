"""``/// facts``: a table of facts with their values and sources."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable

from portal.content.catalogue import own_provisions
from portal.content.models import Fact
from portal.content.references import format_value
from portal.markdown.blocks.base import DataBlock, options_of, unknown
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import place_of, source_line, trust_badge, value_cell
from portal.vietnamese import format_date


class FactsBlock(DataBlock):
    """Draws one row a fact: text, values by column, where it stands and how sure it is."""

    NAME = "facts"
    ARGUMENT = True
    OPTIONS = options_of("facts")

    def render(self, context: PageContext, argument: str) -> etree.Element:
        facts = context.catalogue.select_facts(argument)
        if not facts:
            raise unknown("facts", argument, context)
        if self.options["as"] == "list":
            homes = provision_homes(facts, ())
            return h("ul", [fact_item(context, f, "", homes) for f in facts], cls="provision")
        columns = self.options["columns"]
        keys = [str(c) for c in columns] if columns is not None else value_keys(facts)
        return fact_table(context, facts, keys, self.options["caption"], self.options["heading"])


def value_keys(facts: list[Fact]) -> list[str]:
    """The value keys of *facts* in order of first appearance."""
    return list(dict.fromkeys(key for fact in facts for key in fact.values or {}))


def label(context: PageContext, key: str) -> str:
    """The column label of a value key: a year as it is, else from labels.yml."""
    return context.catalogue.labels.get(key, key.replace("_", " "))


def table(
    caption: str | None, heads: list[str], rows: list[list[list[Child]]], numeric: set[int], name: str
) -> etree.Element:
    """A table that turns into cards on phones; the first cell of each row is its header."""
    body = []
    for row in rows:
        cells = [h("th", row[0], scope="row", data_label=heads[0])]
        for i, cell in enumerate(row[1:], 1):
            cells.append(h("td", cell, cls="num" if i in numeric else "", data_label=heads[i]))
        body.append(h("tr", cells))
    drawn = h("table", cls="cards")
    if caption:
        append(drawn, h("caption", caption))
    append(
        drawn,
        h("thead", h("tr", [h("th", head, scope="col") for head in heads])),
        h("tbody", body),
    )
    return h("div", drawn, cls="table-scroll", role="region", tabindex="0", aria_label=caption or name)


def fact_table(
    context: PageContext, facts: list[Fact], keys: list[str], caption: str | None, heading: str | None
) -> etree.Element:
    """The table of *facts* with a column for each of *keys*."""
    heads = [heading or context.t("fact"), *(label(context, k) for k in keys), context.t("source")]
    rows: list[list[list[Child]]] = []
    for fact in facts:
        context.use(fact)
        row: list[list[Child]] = [[fact.text]]
        row += [value_cell(context, fact, key) for key in keys]
        row.append(_where(context, fact))
        rows.append(row)
    return table(caption, heads, rows, set(range(1, len(keys) + 1)), heads[0])


def _where(context: PageContext, fact: Fact) -> list[Child]:
    words = place_of(fact) or context.t("source")
    page = context.catalogue.page_of(fact.id)
    nodes: list[Child] = []
    if page is None or page not in context.catalogue.has_page:
        nodes.append(words)
    else:
        nodes.append(h("a", words, href=context.link(page, fact.id), cls="fact__where"))
    if fact.confidence == "suy-luan":
        nodes += [" ", trust_badge(context, "suy-luan")]
    elif fact.confidence == "thu-cap":
        nodes += [" ", trust_badge(context, "thu-cap")]
    return nodes


def provision_homes(facts: Iterable[Fact], headings: Iterable[str]) -> dict[str, str]:
    """Return which fact carries each provision anchor; those of *headings* are carried already.

    A provision named beside another article ("Điều 5 và Điều 9 khoản 2") belongs to a fact of its own,
    if there is one.
    """
    own: dict[str, str] = dict.fromkeys(headings, "")
    beside: dict[str, str] = {}
    for fact in facts:
        places = own_provisions(fact)
        for place in places:
            homes = own if place.article == places[0].article else beside
            for p in (*place.parents(), place):
                homes.setdefault(p.anchor, fact.id)
    return beside | own


def fact_item(
    context: PageContext, fact: Fact, heading: str, homes: dict[str, str], tool: etree.Element | None = None
) -> etree.Element:
    """One fact as a list item: place, text, values, link to itself, *tool*, sources.

    ``homes`` are the provision anchors of the page, by the fact that carries them.
    """
    item = h("li", id=fact.id)
    for anchor in (anchor for anchor, home in homes.items() if home == fact.id):
        append(item, h("span", id=anchor, cls="anchor-target"))
    line = h("p")
    where = place_of(fact)
    if where and where != heading:
        append(line, h("span", below(where, heading), cls="provision__at"), " ")
    append(line, fact.text, " ")
    if fact.confidence == "suy-luan":
        append(line, trust_badge(context, "suy-luan"), " ")
    if context.output == "web":
        append(line, h("a", "#", href=f"#{fact.id}", cls="anchor", aria_label=context.t("link-here")), tool)
    append(item, line)
    if fact.values:
        pairs = []
        for key in fact.values:
            pairs += [h("dt", label(context, key)), h("dd", format_value(fact, key))]
        append(item, h("dl", pairs, cls="attr attr--values"))
    if fact.as_of:
        sure = fact.as_of_confidence in (None, "chinh-van")
        how = "" if sure else f" ({context.t(f'confidence.{fact.as_of_confidence}')})"
        append(item, h("p", context.t("as-of", format_date(fact.as_of), how), cls="provision__src"))
    append(item, _contradicting(context, fact))
    append(item, source_line(context, fact))
    return item


def _contradicting(context: PageContext, fact: Fact) -> etree.Element | None:
    """Links to the facts that say otherwise."""
    others: list[Child] = []
    for one in (context.catalogue.facts[i] for i in fact.contradicts):
        page = context.catalogue.page_of(one.id)
        others += ["; " if others else None]
        others.append(h("a", one.text, href=context.link(page, one.id)) if page else one.text)
    if not others:
        return None
    line = h("p", f"{context.t('contradicts')}: ", cls="provision__src", data_search="none")
    return append(line, others)


def below(where: str, heading: str) -> str:
    """*where* as it reads under *heading*: the clause alone, or whole where it names other articles too."""
    short = where.removeprefix(heading).strip(" ,")
    beside = re.sub(r"\(.*?\)", "", short).lower()
    if not beside.startswith(("khoản", "điểm", "mục")) or "điều" in beside:
        return where
    return short[:1].upper() + short[1:]
