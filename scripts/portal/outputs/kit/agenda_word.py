"""The agenda of a class as a Word file, to be changed."""

from __future__ import annotations

from portal.content.agenda import clock_words, halves
from portal.document import Block, Heading, PageTree, Pairs, Paragraph, ReadPage, Span, Table
from portal.locales import Speaker
from portal.outputs.kit.papers import what_words, when_words
from portal.outputs.kit.plan import KitPlan
from portal.render.docx.cover import Cover
from portal.render.docx.handout import handout_docx
from portal.render.typst.typesetting import qr_png
from portal.vietnamese import format_date

say = Speaker("class-kit")


def agenda_docx(plan: KitPlan) -> bytes:
    """Return the agenda as DOCX."""
    facts = [
        (say("class"), plan.title),
        (say("when"), when_words(plan)),
        (say("where"), plan.place),
        (say("people"), str(plan.people)),
    ]
    blocks: list[Block] = [Pairs(tuple(((Span(name),), (_text(value),)) for name, value in facts))]
    head = tuple((Span(words),) for words in (say("clock"), say("what"), say("minutes"), say("who")))
    for half in halves(plan.slots):
        day = format_date(plan.date_of(half[0].day).isoformat())
        blocks.append(Heading(2, (Span(say("day", day, say(f"part.{half[0].part}"))),)))
        rows = tuple(
            (
                (_text(clock_words(s.start)),),
                (_text(what_words(plan.catalogue, s)),),
                (_text(str(s.minutes)),),
                (),
            )
            for s in half
        )
        blocks.append(Table("", head, rows, frozenset({2})))
    portal = plan.catalogue.portal
    page = ReadPage("", portal.site_url, PageTree(plan.title, blocks))
    cover = Cover(
        say("head.agenda"),
        plan.title,
        portal.organisation.vi,
        portal.name.vi,
        plan.day.isoformat(),
        say("agenda-note"),
    )
    return handout_docx(page, cover, [], qr_png(portal.site_url), _no_picture)


def _text(words: str) -> Paragraph:
    return Paragraph((Span(words),))


def _no_picture(picture: object) -> bytes:
    raise TypeError(picture)
