"""What every command of ``portal`` shares: where it prints, how it loads content and tells problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from portal.content.issues import Issues, Severity
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("cli")


if TYPE_CHECKING:
    from portal.content.catalogue import Catalogue

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def print_issues(issues: Issues) -> None:
    """Print issues, one a line, with their severity in colour."""
    for issue in issues.sorted():
        colour = "red" if issue.severity is Severity.ERROR else "yellow"
        err.print(f"[{colour}]{issue.severity.value}[/] ", end="")
        err.print(str(issue), markup=False)


def checked(paths: Paths, *, drafts: bool = False) -> tuple[Catalogue, Issues]:
    """Return the content and its issues when none is an error; else print them and end the command.

    Words of a frame that are left (see ``portal new``) end it too, unless *drafts* are only looked at.
    """
    from portal import pipeline
    from portal.content.loader import ContentError

    try:
        catalogue, issues = pipeline.checked(paths)
    except ContentError as error:
        print_issues(error.issues)
        raise click.exceptions.Exit(1) from None
    print_issues(issues)
    if issues.errors:
        raise click.ClickException(say("errors", len(issues.errors)))
    if issues.unwritten and not drafts:
        raise click.ClickException(say("unwritten", len(issues.unwritten)))
    return catalogue, issues


def loaded(paths: Paths) -> Catalogue:
    """Return the content as it is, unchecked; end the command when it cannot be read at all."""
    from portal.content.loader import ContentError, load

    try:
        return load(paths)[0]
    except ContentError as error:
        print_issues(error.issues)
        raise click.exceptions.Exit(1) from None


def progress() -> Progress:
    """Return a line that shows what is being done and for how long; it goes away at the end."""
    return Progress(
        SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=err, transient=True
    )


@contextmanager
def counting(total: int) -> Iterator[tuple[Callable[[str], None], Callable[[Callable[[], None]], None]]]:
    """Show a bar for *total* things; yield (tell that the next one begins, print while the bar is away)."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=total < 2 or not err.is_terminal) as bar:
        task = bar.add_task("", total=total)
        begun = 0

        def step(name: str) -> None:
            nonlocal begun
            bar.update(task, description=name, completed=begun)
            begun += 1

        def tell(say_it: Callable[[], None]) -> None:
            if bar.live.is_started:
                bar.stop()
                say_it()
                bar.start()
            else:
                say_it()

        yield step, tell
