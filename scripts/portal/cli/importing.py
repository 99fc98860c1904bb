"""``portal import``: official texts from files of an office into the pages of their documents."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.markup import escape

from portal.cli.console import counting, err, loaded, out
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("importing")

if TYPE_CHECKING:
    from portal.content.catalogue import Catalogue
    from portal.intake.differences import Change
    from portal.intake.importing import Plan

_SUFFIXES = (".docx", ".html", ".htm", ".pdf", ".md", ".txt")
"""Of the files that are taken from a folder."""
_MOST_REMARKS = 12
_MOST_CHANGES = 40


@dataclass
class _Outcome:
    """What became of one file."""

    file: Path
    plan: Plan | None = None
    problem: str = ""
    written: tuple[Path, ...] = ()


@click.command("import", help=say("command-help"))
@click.argument(
    "files", nargs=-1, required=True, metavar=say("files"), type=click.Path(exists=True, path_type=Path)
)
@click.option("--as", "document_id", metavar=say("id"), help=say("as-help"))
@click.option("--thu", "dry", is_flag=True, help=say("thu-help"))
@click.option("--phien-ban", "version", metavar=say("day"), help=say("phien-ban-help"))
@click.option("--json", "as_json", is_flag=True, help=say("json-help"))
@click.pass_obj
def import_texts(
    paths: Paths,
    files: tuple[Path, ...],
    document_id: str | None,
    dry: bool,
    version: str | None,
    as_json: bool,
) -> None:
    """Import each file; a bad one does not stop the others."""
    found = [file for given in files for file in _files_in(given)]
    if not found:
        raise click.ClickException(say("nothing-to-read", ", ".join(map(str, files))))
    if document_id and len(found) > 1:
        raise click.BadParameter(say("as-one-file", len(found)), param_hint="--as")
    catalogue = loaded(paths)
    outcomes: list[_Outcome] = []
    taken: dict[str, Path] = {}
    with counting(len(found)) as (step, tell):
        for file in found:
            step(file.name)
            outcome = _import(catalogue, paths, file, document_id, version, taken, dry=dry)
            outcomes.append(outcome)
            if not as_json:
                tell(lambda outcome=outcome: _report(outcome, paths, dry=dry))  # type: ignore[misc]
    if as_json:
        click.echo(json.dumps([_as_data(one, paths) for one in outcomes], ensure_ascii=False, indent=1))
    elif len(outcomes) > 1:
        _total(outcomes, dry=dry)
    if any(one.problem for one in outcomes):
        raise click.exceptions.Exit(1)


def _files_in(given: Path) -> list[Path]:
    """The files of a kind that can be read, in the order of their names."""
    if given.is_file():
        return [given]
    return sorted(
        path
        for path in given.rglob("*")
        if path.is_file() and path.suffix.lower() in _SUFFIXES and not path.name.startswith(("~", "."))
    )


def _import(
    catalogue: Catalogue,
    paths: Paths,
    file: Path,
    document_id: str | None,
    version: str | None,
    taken: dict[str, Path],
    *,
    dry: bool,
) -> _Outcome:
    from portal.content.days import today
    from portal.intake.flow import IntakeError
    from portal.intake.importing import carry_out, document_for, plan_import, suggested_id
    from portal.intake.readers import read_file
    from portal.intake.recognising import recognise

    outcome = _Outcome(file)
    try:
        source = read_file(file)
        if document_id is None:
            text = recognise(source).text
            document_id = document_for(catalogue, text, file.name)
            if document_id is None:
                raise IntakeError(
                    say("unknown", text.head.number or say("no-number"), file, suggested_id(text))
                )
        if document_id in taken:
            raise IntakeError(say("taken", document_id, taken[document_id].name))
        taken[document_id] = file
        outcome.plan = plan_import(catalogue, paths, source, document_id, version=version, today=today())
        if not dry:
            outcome.written = tuple(carry_out(outcome.plan))
    except IntakeError as error:
        outcome.problem = str(error)
    except OSError as error:
        outcome.problem = say("not-written", error.filename or file, error.strerror or error)
    return outcome


def _report(outcome: _Outcome, paths: Paths, *, dry: bool) -> None:
    plan = outcome.plan
    if plan is None or outcome.problem:
        err.print(f"[red]{escape(outcome.file.name)}[/]: ", end="")
        err.print(outcome.problem, markup=False)
        return
    out.print(f"[bold]{escape(outcome.file.name)}[/] → {plan.document}")
    out.print("  " + say("counts", _counts(plan)), markup=False)
    for note in plan.notes:
        out.print(f"  [yellow]•[/] {escape(note)}")
    if plan.differences:
        out.print("  " + say("differs"), markup=False)
        for one in plan.differences:
            out.print(
                f"    {escape(one.field)}: [red]{escape(one.registered)}[/] → [green]{escape(one.file)}[/]"
            )
    _tell_remarks(plan)
    if plan.had_text and plan.nothing_new:
        out.print("  " + say("same"), markup=False)
        return
    if plan.had_text:
        out.print("  " + say("changed", len(plan.changes)), markup=False)
        for change in plan.changes[:_MOST_CHANGES]:
            _tell_change(change)
        if len(plan.changes) > _MOST_CHANGES:
            out.print("    " + say("more", len(plan.changes) - _MOST_CHANGES), markup=False)
    if plan.fresh:
        out.print("  " + say("new-document", plan.document), markup=False)
    out.print("  " + say("would-write" if dry else "written"), markup=False)
    for path in plan.files:
        out.print(f"    {path.relative_to(paths.root).as_posix()}", markup=False)
    for line in plan.by_hand:
        out.print(f"  {line}", markup=False)
    if plan.fresh and not dry:
        out.print("  " + say("new-next"), markup=False)


def _tell_remarks(plan: Plan) -> None:
    if not plan.remarks:
        return
    out.print("  " + say("look-at", len(plan.remarks)), markup=False)
    for remark in plan.remarks[:_MOST_REMARKS]:
        quoted = f" ({remark.line})" if remark.line else ""
        out.print(f"    [yellow]•[/] {escape(remark.message)}[dim]{escape(quoted)}[/]")
    if len(plan.remarks) > _MOST_REMARKS:
        out.print("    " + say("more", len(plan.remarks) - _MOST_REMARKS), markup=False)


def _tell_change(change: Change) -> None:
    """One provision: what went in red, what came in green; of what stayed only the surroundings."""
    kind = "added" if not change.before else "removed" if not change.after else "reworded"
    out.print(f"    {escape(change.place)} [dim]{escape(say(kind))}[/]")
    out.print(f"      {''.join(_coloured(*part) for part in change.words)}")


def _coloured(kind: str, words: str) -> str:
    words = words.replace("\n", " ")
    if kind == "del":
        return f"[red strike]\\[-{escape(words)}-][/]"
    if kind == "ins":
        return f"[green]{{+{escape(words)}+}}[/]"
    parts = words.split(" ")
    return escape(words if len(parts) < 18 else " ".join([*parts[:7], "…", *parts[-8:]]))


def _counts(plan: Plan) -> str:
    from portal.content.fulltext import KINDS, walk

    counts = Counter(unit.kind for unit, _ in walk(plan.text.units))
    shown = [kind for kind in KINDS if counts[kind] and kind not in ("gach", "doan", "tiet")]
    return ", ".join(say(f"count-{kind}", counts[kind]) for kind in shown) or say("count-doan")


def _total(outcomes: list[_Outcome], *, dry: bool) -> None:
    good = [one for one in outcomes if not one.problem]
    same = sum(1 for one in good if one.plan is not None and one.plan.nothing_new)
    out.print(
        say(
            "total-dry" if dry else "total",
            len(outcomes),
            len(good) - same,
            same,
            len(outcomes) - len(good),
        )
    )


def _as_data(outcome: _Outcome, paths: Paths) -> dict[str, Any]:
    data: dict[str, Any] = {"file": str(outcome.file), "problem": outcome.problem or None}
    if (plan := outcome.plan) is not None:
        data |= {
            "document": plan.document,
            "fresh": plan.fresh,
            "files": [path.relative_to(paths.root).as_posix() for path in plan.files],
            "written": [path.relative_to(paths.root).as_posix() for path in outcome.written],
            "differences": [
                {"field": one.key, "registered": one.registered, "file": one.file}
                for one in plan.differences
            ],
            "changes": [
                {"place": one.place, "before": one.before, "after": one.after} for one in plan.changes
            ],
            "remarks": [{"line": one.line, "message": one.message} for one in plan.remarks],
            "notes": list(plan.notes),
        }
    return data
