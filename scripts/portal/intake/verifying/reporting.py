"""The report of a verification as Markdown: every fact beside its provision, figures found in bold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from portal.content.catalogue import Catalogue
from portal.content.references import full_name
from portal.intake.verifying.deciding import Decision
from portal.intake.verifying.proposing import Figure, Proposal
from portal.intake.verifying.spellings import Span
from portal.locales import Speaker
from portal.vietnamese import format_date

say = Speaker("verify")

_LONGEST = 900
"""Letters of a wording that are shown around what was found."""


def report(
    catalogue: Catalogue,
    document_id: str,
    made: Iterable[Proposal],
    decisions: Mapping[str, Decision] | None = None,
) -> str:
    """Return the report on *made*, the proposals of a document, with what was decided about them by id."""
    made = list(made)
    decided = decisions or {}
    settled = [one for one in made if one.settled]
    lines = [
        f"# {say('report-title', full_name(catalogue.documents[document_id]))}",
        "",
        say("report-day", format_date(catalogue.on.isoformat()), len(made), len(settled)),
    ]
    for kind in ("attribute", "fact", "missing"):
        of_kind = [one for one in made if one.kind == kind]
        if of_kind:
            lines += ["", f"## {say(f'report-{kind}')}"]
        for one in of_kind:
            lines += ["", f"### {one.id}", "", *_entry(one, decided.get(one.id))]
    return "\n".join(lines) + "\n"


def _entry(one: Proposal, decision: Decision | None) -> list[str]:
    lines = [f"- {say('said')}: {one.said}"]
    if one.kind != "missing":
        sure = "settled" if one.settled else f"confidence-{one.confidence or 'none'}"
        lines.append(f"- {say('state')}: {say(sure)}")
    if one.rejected and decision is None:
        lines.append(f"- {say('decided')}: **{say('verdict-reject')}**")
    if decision is not None:
        lines.append(f"- {say('decided')}: **{say(f'verdict-{decision.verdict}')}**")
    if one.read:
        agrees = "" if one.kind == "missing" else f" ({say('same' if one.read == one.said else 'differs')})"
        lines.append(f"- {say('reads')}: {one.read}{agrees}")
    for figure in one.figures:
        where = figure_words(figure)
        lines.append(f"- {say('figure')} {figure.shown}: {where}")
    if one.passage is None:
        return lines if one.read else [*lines, f"- {say('no-place')}"]
    how = say("by-place") if one.by_place else say("by-words", round(one.share * 100))
    lines.append(f"- {say('place')}: {one.passage.place} (`#{one.passage.anchor}`, {how})")
    return [*lines, "", *(f"> {line}" for line in _excerpt(one).split("\n"))]


def figure_words(figure: Figure) -> str:
    """Return where a figure was found, in words."""
    if figure.spans:
        return say("figure-there")
    return say("figure-elsewhere", figure.elsewhere) if figure.elsewhere else say("figure-nowhere")


def _excerpt(one: Proposal) -> str:
    """The wording with figures in bold, cut around what was found."""
    figures = [span for figure in one.figures for span in figure.spans]
    start, end = _window(one.wording, [*figures, *one.marks])
    inside = {span for span in figures if start <= span[0] and span[1] <= end}
    text, at = "…" if start else "", start
    for span in sorted(inside):
        text += one.wording[at : span[0]] + "**" + one.wording[slice(*span)] + "**"
        at = span[1]
    return text + one.wording[at:end] + ("…" if end < len(one.wording) else "")


def _window(wording: str, spans: Collection[Span]) -> Span:
    if len(wording) <= _LONGEST:
        return 0, len(wording)
    first = min((start for start, _ in spans), default=0)
    start = max(0, min(first - 100, len(wording) - _LONGEST))
    start = wording.rfind(" ", 0, start) + 1 if start else 0
    return start, min(len(wording), start + _LONGEST)
