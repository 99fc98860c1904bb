"""``portal verify``: the facts of a document beside its wording, one key for each decision."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.panel import Panel
from rich.text import Text

from portal.cli.console import loaded, out
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("verify")

if TYPE_CHECKING:
    from portal.intake.verifying import Decision, Proposal

_MOST_LINES = 24


@click.command()
@click.argument("document_id", metavar=say("id"))
@click.option("--accept", multiple=True, metavar=say("fact-id"), help=say("accept-help"))
@click.option("--reject", multiple=True, metavar=say("fact-id"), help=say("reject-help"))
@click.option("--strike", multiple=True, metavar=say("id"), help=say("strike-help"))
@click.option("--report", "target", metavar=say("file"), help=say("report-help"))
@click.pass_obj
def verify(
    paths: Paths,
    document_id: str,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    strike: tuple[str, ...],
    target: str | None,
) -> None:
    """Đối chiếu dữ kiện của văn bản ID với toàn văn: chấp nhận, bác, sửa từng điều."""
    from portal.intake.flow import IntakeError
    from portal.intake.verifying import Decision, decide, proposals, report

    catalogue = loaded(paths)
    chosen = {
        **{one: Decision(one, "accept") for one in accept},
        **{one: Decision(one, "reject") for one in reject},
        **{one: Decision(one, "strike") for one in strike},
    }
    if twice := sorted(set(accept) & set(reject)):
        raise click.UsageError(say("both-ways", twice[0]))
    try:
        made = proposals(catalogue, document_id)
        if not chosen and target is None:
            chosen = _asked(made)
        if target is not None:
            _put(target, report(catalogue, document_id, made, chosen))
        written = decide(paths, catalogue, chosen.values())
    except IntakeError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(say("not-written", error.filename, error.strerror)) from None
    for path in written:
        out.print(path.relative_to(paths.root).as_posix())
    if written:
        out.print(say("next"))
    elif target is None:
        out.print(say("nothing-decided"))


def _put(target: str, text: str) -> None:
    if target == "-":
        click.echo(text, nl=False)
        return
    Path(target).write_text(text, encoding="utf-8")
    out.print(say("report-written", target), markup=False)


def _asked(made: list[Proposal]) -> dict[str, Decision]:
    """What the person decides, one proposal after the other, until they have had enough."""
    if not _has_terminal():
        raise click.UsageError(say("no-terminal"))
    return ask(made)


def _has_terminal() -> bool:
    return sys.stdin.isatty()


def ask(made: list[Proposal]) -> dict[str, Decision]:
    """Return the decisions of the person at the keyboard by id; what is settled is not asked again."""
    open_ones = [one for one in made if not one.settled]
    if not open_ones:
        out.print(say("nothing"))
    decided: dict[str, Decision] = {}
    for number, one in enumerate(open_ones, 1):
        _show(one, say("progress", number, len(open_ones)))
        decision, stop = _key(one)
        if decision is not None:
            decided[one.id] = decision
        if stop:
            break
    return decided


def _keys(one: Proposal) -> tuple[str, str]:
    """The keys that one proposal takes, and the line that says so."""
    if one.kind == "fact":
        return ("cksbq", "ask-fact") if one.passage else ("kbq", "ask-no-place")
    return ("cbq", "ask-attribute") if one.kind == "attribute" else ("gbq", "ask-missing")


def _key(one: Proposal) -> tuple[Decision | None, bool]:
    from portal.intake.verifying import Decision

    keys, words = _keys(one)
    click.echo(say(words))
    key = ""
    while not key or key not in keys:
        key = click.getchar().lower()
    if key == "c":
        return Decision(one.id, "accept"), False
    if key == "g":
        return Decision(one.id, "strike"), False
    if key == "k":
        note = click.prompt(say("ask-note"), default="", show_default=False)
        return Decision(one.id, "reject", note=note or None), False
    if key == "s":
        return _corrected(one), False
    return None, key == "q"


def _corrected(one: Proposal) -> Decision:
    from portal.intake.verifying import Decision

    values: dict[str, Any] = {}
    words = one.said
    for figure in one.figures:
        typed: Any = str if isinstance(figure.value, str) else _number
        value = click.prompt(say("ask-value", figure.key), default=figure.value, type=typed)
        if value != figure.value:
            values[figure.key] = value
            words = words.replace(str(figure.value).replace(".", ","), str(value).replace(".", ","))
    text = click.prompt(say("ask-text"), default=words)
    return Decision(one.id, "correct", values, text if text != one.said else None)


def _number(written: str | float) -> int | float:
    """A number as people type it, with a decimal comma or point."""
    value = float(str(written).replace(",", "."))
    return int(value) if value.is_integer() else value


def _show(one: Proposal, progress: str) -> None:
    """The statement above its wording, with what was found in colour."""
    from portal.intake.verifying.reporting import figure_words

    out.print(Panel(Text(one.said, style="bold"), title=one.id, subtitle=progress))
    if one.kind == "attribute":
        same = say("same") if one.said == one.read else say("differs")
        out.print(
            Text(f"{say('reads')}: {one.read} ({same})", style="green" if one.said == one.read else "red")
        )
    elif one.read:
        out.print(Text(f"{say('reads')}: {one.read}"))
    for figure in one.figures:
        there = bool(figure.spans)
        where = figure_words(figure)
        out.print(Text(f"{say('figure')} {figure.shown}: {where}", style="green" if there else "red"))
    if one.passage is None:
        if not one.read:
            out.print(Text(say("no-place"), style="red"))
        return
    how = say("by-place") if one.by_place else say("by-words", round(one.share * 100))
    out.print(Text(f"{one.passage.place} ({how})", style="italic"))
    wording = Text(one.wording)
    for span in one.marks:
        wording.stylize("underline", *span)
    for figure in one.figures:
        for span in figure.spans:
            wording.stylize("bold green", *span)
    out.print(Text("\n").join(wording.split("\n")[:_MOST_LINES]))
