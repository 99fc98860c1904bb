"""Filled forms in, sums and papers out, without a browser: what the command does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.models import Blueprint
from portal.content.writing import write_if_changed
from portal.forms import aggregate_data
from portal.forms.engine import Engine, GivenFile, Sum, Tell
from portal.locales import Speaker
from portal.outputs.forms import fill_form
from portal.outputs.tests.files import numbers_for, paper_files
from portal.questions import variant

say = Speaker("aggregated")


class AggregationError(Exception):
    """What was asked cannot be done; the message says why and what to do."""


def add_files(
    engine: Engine,
    catalogue: Catalogue,
    files: Iterable[GivenFile],
    into: str | None,
    units: Path | None,
    tell: Tell,
) -> Sum:
    """Read *files* and add them up into form *into* (None: the only one it can be).

    *units* is a list of those that should send; without it, the communes of the province when they are
    the senders. Raises EngineError, RefusedError when the target is unknown or cannot be told.
    """
    return engine.aggregate(aggregate_data(catalogue), files, into, units, tell)


def write_sum(catalogue: Catalogue, total: Sum, path: Path) -> None:
    """Write the filled form of *total* to *path*; its ending (.xlsx, .docx, .json) decides the kind.

    Raises AggregationError for another ending, or when nothing was added.
    """
    if total.records is None:
        raise AggregationError(say("nothing-added"))
    try:
        now = dt.datetime.now(dt.UTC)
        data = fill_form(catalogue, catalogue.forms[total.target], total.records, path.suffix, now)
    except KeyError:
        raise AggregationError(say("bad-ending", path.suffix)) from None
    write_if_changed(path, data)


def papers(
    catalogue: Catalogue, test: Blueprint, seeds: list[int], folder: Path, fonts: Path
) -> list[Path]:
    """Write the papers of *test* with these numbers into *folder*; return the files.

    Without numbers, fresh ones are taken.
    """
    seeds = seeds or numbers_for(catalogue, [test], fonts)
    drawn = [variant(catalogue, test, seed) for seed in seeds]
    made = paper_files(catalogue, test, drawn, fonts)
    for name, content in made.items():
        write_if_changed(folder / name, content)
    return [folder / name for name in made]
