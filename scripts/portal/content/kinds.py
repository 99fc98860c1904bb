"""What a kind of content is: its model, its files, its page. The fields of Catalogue register them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Literal

from pydantic import BaseModel

from portal.locales import Speaker

say = Speaker("scaffold")


Shape = Literal["list", "rows", "record", "sole"]
_EMPTY: dict[Shape, Callable[[], Any]] = {"list": dict, "record": dict, "rows": list, "sole": lambda: None}


@dataclass(frozen=True)
class Scaffold:
    """What ``portal new`` writes for one new record."""

    verb: str
    """As in ``portal new form``; also the name of the block that draws the record on its page."""
    what: str
    """What people call it."""
    files: Mapping[str, str]
    """Place below ``docs/``, with ``{id}`` (of a module: ``{folder}``) → its frame, a file of ``frames/``.
    A place without is a list that gets an entry more; the one ending in ``.md`` is the page."""
    example: str
    """An id as it should be written."""
    group: str = ""
    """Title of the part of the navigation that lists its pages."""
    about: str = ""
    """The page's description, with ``$title``."""
    named: str = say("named")
    """What may be given beside the id."""
    needs: tuple[str, ...] = ()
    """Kinds of which there must be a record, which the new one names."""


@dataclass(frozen=True)
class Kind:
    """One kind of content."""

    model: type[BaseModel]
    place: str
    """Its files, below ``docs/``; ``*`` stands for any name."""
    shape: Shape
    """``list``: a file lists records by id; ``rows``: records without ids; ``record``: a file is a record,
    kept by its id; ``sole``: there is one record at all."""
    schema: str
    """Name of its schema."""
    page: str | None = None
    """The page that shows a record, below a language folder, with ``{id}`` for its id."""
    named: bool = False
    """Whether references may name its records."""
    own_ids: bool = True
    """Whether its ids are its own; False where they say what the record is about."""
    required: bool = False
    scaffold: Scaffold | None = None
    """What a new record is made of; None where people add to a file that they have open anyway."""

    @property
    def many(self) -> bool:
        """Whether a file is a list."""
        return self.shape in ("list", "rows")

    @property
    def file_is_named_after_id(self) -> bool:
        """Whether every record stands in a file of its own that bears its id."""
        return self.shape == "record" and PurePosixPath(self.place).name == "*.yml"


def kind(model: type[BaseModel], place: str, shape: Shape = "list", schema: str = "", **more: Any) -> Any:
    """Return the dataclass field of a kind; *schema* is the name of the file when not given."""
    of = Kind(model, place, shape, schema or PurePosixPath(place).stem, **more)
    return field(default_factory=_EMPTY[shape], metadata={"kind": of})
