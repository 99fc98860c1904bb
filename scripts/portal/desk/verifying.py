"""Facts beside their document's wording on the editors' page, decided as ``portal verify`` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.content.held import refreshed
from portal.desk.refusing import RefusedError
from portal.desk.shapes import DeskDecision, DeskFigure, DeskPart, DeskProposal, Written
from portal.intake import verifying
from portal.intake.flow import IntakeError
from portal.intake.verifying.reporting import figure_words
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("verify")


def proposals(paths: Paths, document: str) -> list[DeskProposal]:
    """Return what there is to decide about a document. Raises RefusedError where it has no text."""
    try:
        return [_shown(one) for one in verifying.proposals(refreshed(paths).catalogue, document)]
    except IntakeError as error:
        raise RefusedError(str(error)) from None


def decided(paths: Paths, decisions: Iterable[DeskDecision]) -> Written:
    """Write *decisions*, all or none. Raises RefusedError, and OSError when the disk refuses."""
    catalogue = refreshed(paths).catalogue
    try:
        made = []
        for one in decisions:
            fact = catalogue.facts.get(one.id)
            known = (fact.values if fact else None) or {}
            values = {key: _typed(one.id, key, value, known.get(key)) for key, value in one.values.items()}
            text, note = one.text.strip() or None, one.note.strip() or None
            made.append(verifying.Decision(one.id, one.verdict, values, text, note))
        files = verifying.decide(paths, catalogue, made)
    except IntakeError as error:
        raise RefusedError(str(error)) from None
    return Written(files=[path.relative_to(paths.root).as_posix() for path in files], page="")


def _typed(fact: str, key: str, written: str, before: int | float | str | None) -> int | float | str:
    """What was typed for the value *key*, a number where it was one. Raises RefusedError for no number."""
    written = written.strip()
    if isinstance(before, str):
        return written
    try:
        number = float(written.replace(",", "."))
    except ValueError:
        raise RefusedError(say("no-number", fact, key, written)) from None
    return int(number) if number.is_integer() else number


def _shown(one: verifying.Proposal) -> DeskProposal:
    how = say("by-place") if one.by_place else say("by-words", round(one.share * 100))
    return DeskProposal(
        id=one.id,
        kind=one.kind,
        said=one.said,
        read=one.read,
        figures=[
            DeskFigure(
                key=figure.key,
                value=str("" if figure.value is None else figure.value).replace(".", ","),
                told=f"{figure.shown}: {figure_words(figure)}",
                found=bool(figure.spans),
            )
            for figure in one.figures
        ],
        place=one.passage.place if one.passage else "",
        how=how if one.passage else "",
        wording=list(_parts(one)) if one.passage else [],
        settled=one.settled,
    )


def _parts(one: verifying.Proposal) -> Iterator[DeskPart]:
    """The wording, cut where something was found; a figure counts before a word."""
    marks: list[str] = [""] * len(one.wording)
    figures = [span for figure in one.figures for span in figure.spans]
    for mark, spans in (("word", one.marks), ("figure", figures)):
        for start, end in spans:
            marks[start:end] = [mark] * (end - start)
    start = 0
    for end in range(1, len(marks) + 1):
        if end == len(marks) or marks[end] != marks[start]:
            yield DeskPart(text=one.wording[start:end], mark=marks[start])
            start = end
