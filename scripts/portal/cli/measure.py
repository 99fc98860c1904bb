"""``portal measure``: the figures editors steer by, of every module and its bank."""

from __future__ import annotations

import click

from portal.cli.console import loaded, out
from portal.locales import Speaker, page_text
from portal.paths import Paths

say = Speaker("measure")

_COLUMNS = ("module", "words", "long", "portal", "not-yet", "practice", "exam", "chance", "earned")


@click.command()
@click.argument("modules", nargs=-1)
@click.pass_obj
def measure(paths: Paths, modules: tuple[str, ...]) -> None:
    """In số đo của học phần MODULES (bỏ trống: mọi học phần): chữ, câu dài, câu hỏi lộ đáp án."""
    from rich.table import Table

    from portal.checks.measures import facts_used, measure_module
    from portal.questions.testwise import CUES

    catalogue = loaded(paths)
    for name in modules:
        if name not in catalogue.modules:
            raise click.BadParameter(say("no-module", name))
    table = Table(*(say(column) for column in _COLUMNS), *(say(f"cue.{cue}") for cue in CUES))
    chosen = [m for m in catalogue.modules.values() if not modules or m.id in modules]
    given_away = []
    for module in sorted(chosen, key=lambda m: m.number):
        found = measure_module(catalogue, module)
        guessing = found.guessing
        numbers = [found.words, found.long_sentences, found.portal, found.not_yet]
        numbers += [found.questions.get(pool, 0) for pool in ("on-tap", "kiem-tra")]
        shares = [guessing.chance, guessing.earned, *(guessing.by_cue(cue) for cue in CUES)]
        table.add_row(module.id, *map(str, numbers), *(f"{share:.0f}" for share in shares))
        given_away += guessing.given_away
    out.print(table)
    if modules:
        out.print(say("given-away", ", ".join(given_away) or "–"))
    for confidence, (used, total) in facts_used(catalogue).items():
        out.print(say("facts", page_text(f"confidence.{confidence}", "vi"), used, total))
