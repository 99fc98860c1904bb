"""The shapes of a form, a filled form, an aggregation: what Python, browser and spreadsheet share.

Written into pages as JSON; ``portal schema`` writes the same shapes as TypeScript
(:mod:`portal.forms.typescript`), so attribute docstrings here are what both sides read.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import PlainSerializer, SkipValidation
from typing_extensions import TypedDict

from portal.content.models.base import Model
from portal.content.models.class_paper import Certificate
from portal.content.models.form import Mapping, Migration
from portal.forms.formulas import Node, as_json
from portal.forms.typescript import Alias

Kind = Annotated[
    Literal[
        "text", "number", "integer", "percent", "date", "choice", "multichoice", "longtext", "signature"
    ],
    Alias("Kind"),
]
Value = Annotated[str | int | float | bool | list[str] | None, Alias("Value")]
"""Numbers as numbers, days as yyyy-mm-dd, a choice as its id (in tables: its text), several as a list of
ids, empty as None.

A percentage is kept as people say it: 62,5 % is 62.5.
"""
Row = Annotated[dict[str, Value], Alias("Row")]
"""One row by column; rows that came with the form also carry ``id``, some ``group``."""
Formula = Annotated[SkipValidation[Node], PlainSerializer(as_json, return_type=list[Any]), Alias("Tree")]
Sign = Literal["<=", ">=", "=", "<", ">"]
NUMBERS = ("number", "integer", "percent")


class Option(Model):
    """One answer to choose."""

    id: str
    label: str


class Field(Model):
    """One place to fill in, or one that follows from others by its formula."""

    id: str
    label: str
    type: Kind
    required: bool = False
    unit: str | None = None
    min: float | None = None
    max: float | None = None
    options: list[Option] | None = None
    help: str | None = None
    default: Value = None
    formula: Formula | None = None
    units: bool = False
    """Whether names of communes are offered."""

    given: ClassVar[bool] = False
    auto: ClassVar[bool] = False

    @property
    def choices(self) -> list[Option]:
        """The options, none when there are none."""
        return self.options or []


class Column(Model):
    """One column of a table."""

    id: str
    label: str
    type: Kind
    min: float | None = None
    max: float | None = None
    options: list[str] | None = None
    default: Value = None
    formula: Formula | None = None
    units: bool = False
    """Whether names of communes are offered."""
    given: bool = False
    """Printed in rows that cannot change."""
    auto: bool = False
    """Numbers the rows."""

    required: ClassVar[bool] = False
    unit: ClassVar[str | None] = None
    help: ClassVar[str | None] = None

    @property
    def choices(self) -> list[Option]:
        """The options; a choice in a table is kept as its text."""
        return [Option(id=text, label=text) for text in self.options or []]

    @property
    def free(self) -> bool:
        """Whether people fill it in."""
        return not (self.given or self.auto or self.formula)


Spec = Field | Column
"""What a value is asked by: what it must be, and how it is shown."""


class Table(Model):
    """A table: rows that are given, or lines that people add."""

    id: str
    title: str
    note: str | None = None
    columns: list[Column]
    rows: list[Row] | None = None
    open: bool
    """Whether people may add rows."""
    key: str
    """The column that tells a row is filled."""
    totals: dict[str, Literal["sum", "average"]] = {}
    expected: int | None = None
    """How many rows are usual."""

    @property
    def given(self) -> list[Row]:
        """The rows that come with the form."""
        return self.rows or []

    def column(self, name: str) -> Column:
        """Return the column *name*; raises KeyError when there is none."""
        return _named(self.columns, name)


class FormRule(Model):
    """What figures must hold; not judged while one of them is missing."""

    id: str
    table: str | None = None
    """The table of which every row must hold it; null: fields, and sums of columns."""
    left: Formula
    sign: Sign
    right: Formula
    blocking: bool
    """Whether figures that break it cannot be used."""
    words: str
    """Said after the name of the first field or column: "không được nhiều hơn tổng số"."""
    at: str
    """The field or column that is told of, the first of the rule; ``table.column`` with ``at_row``."""
    at_row: str | None = None
    """The given row that is told of, where the rule is of no table and names no field."""


class FormModel(Model):
    """A form."""

    id: str
    title: str
    version: int
    layout: str
    shared: list[str] | None
    """Fields written once for a file of many records; null: one record a file."""
    key: list[str] = []
    """Fields by which two records are one and added once; with ``table.column``, rows of that table are."""
    fields: list[Field]
    tables: list[Table]
    order: list[str] = []
    """Ids of fields and tables as they follow each other on the form."""
    migrates: list[Migration] = []
    """What places were called in earlier versions."""
    rules: list[FormRule] = []
    certificate: Certificate | None = None
    """Which field is what where every record is printed as a certificate."""
    printed: list[str] = []
    """What its sheets of paper print besides, so that words people added can be told from it."""

    @property
    def common(self) -> list[str]:
        """Fields written once for a file of many records."""
        return self.shared or []

    def field(self, name: str) -> Field:
        """Return the field *name*; raises KeyError when there is none."""
        return _named(self.fields, name)

    def table(self, name: str) -> Table:
        """Return the table *name*; raises KeyError when there is none."""
        return _named(self.tables, name)


class Record(TypedDict):
    """A filled form, as its JSON file holds it."""

    fields: Row
    tables: dict[str, list[Row]]


class Source(Model):
    """A form that goes into another."""

    form: FormModel
    same: list[str]
    """Fields that must be the same in every file."""
    unit: str | None
    """The field that names the sender."""
    note: str | None
    map: list[Mapping]


class Plan(Model):
    """How forms add up into ``target``."""

    target: FormModel
    sources: list[Source]


class EmbeddedSource(Model):
    """A source whose form is kept elsewhere."""

    form: str
    same: list[str]
    unit: str | None
    note: str | None
    map: list[Mapping]


class Embedded(Model):
    """One form that others add up into, with the forms that go in by id."""

    target: str
    sources: list[EmbeddedSource]


class KnownForm(Model):
    """Title and present version of a form of the portal."""

    title: str
    version: int


class AggregateData(Model):
    """What the page that adds forms up works from."""

    forms: dict[str, FormModel]
    """Models of every form that goes into another or comes out, each once."""
    plans: list[Embedded]
    known: dict[str, KnownForm]
    """Every form of the portal, so that a file of another one can be told what it is."""
    units: list[str]
    """Names of the communes, in order."""


_Named = TypeVar("_Named", Field, Column, Table)


def _named(items: list[_Named], name: str) -> _Named:
    for item in items:
        if item.id == name:
            return item
    raise KeyError(name)
