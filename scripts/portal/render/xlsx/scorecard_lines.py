"""The lines of a scorecard: one an indicator, its mark, and whether it meets each level."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from portal.forms.scoring import EVERYONE, Rule, Scorecard, ScoreItem, assess
from portal.forms.shapes import Field, Option
from portal.locales import Speaker
from portal.render.xlsx.book import Book, Sheet
from portal.render.xlsx.formulas import quoted, rounded
from portal.render.xlsx.styles import height_of
from portal.render.xlsx.validation import add_validation
from portal.vietnamese import format_number

say = Speaker("scorecard-made")
cells = Speaker("scorecard-workbook")

YES, NO = cells("met"), cells("no")
NOTHING, SHORT = say("nothing"), cells("total", "")
"""What stands in the way of a level when no item does."""
MET, UNMET, UNMARKED, NOT_ASKED = map(cells, ("met", "unmet", "unmarked", "notAsked"))
"""Words of the columns that say whether a level is met."""


def _number(value: float) -> str:
    return f"{value:.15g}"


class Lines:
    """Writes the lines; knows the formulas of the verdict once they are written.

    *groups* holds, by id of a group, the condition that says it is chosen. Two more columns a level
    and one for the mark as a number are hidden: what spreadsheets of all ages can join by themselves.
    """

    def __init__(self, book: Book, sheet: Sheet, model: Scorecard, groups: dict[str, str]) -> None:
        self.book, self.sheet, self.model, self.groups = book, sheet, model, groups
        self.levels = [level.id for level in model.levels]
        self.points = model.passes is not None
        count = len(self.levels)
        self.mark = 4 if self.points else 3 + count
        self.met = self.mark + 2
        self.hidden = sheet.grid.last + 1
        self.first = self.last = 0
        on = [g.id for g in model.groups if g.on]
        self.blank = assess(model, on, {}).missing
        """What is missing before anything is marked: the results kept with the formulas."""

    def write(self) -> None:
        """Write header and lines from the next row on."""
        self._header()
        self.first = self.sheet.row
        self.last = self.first + len(self.model.items) - 1
        for item in self.model.items:
            self._line(item)
        self.sheet.raw.set_column(self.hidden, self.hidden + len(self.levels), 8, None, {"hidden": True})
        for number, level in enumerate(self.levels):
            address = self.sheet.at(self.first, self.met + number, self.last)
            self.book.contract.computed(f"met.{level}", address)

    def _header(self) -> None:
        names = [level.name for level in self.model.levels]
        if self.points:
            heads = [say(f"head-{key}") for key in ("indicator", "text", "most", "points", "evidence")]
            heads += [say("head-enough")] if len(names) == 1 else names
        else:
            asked = [say("level-asked", name[0].lower() + name[1:]) for name in names]
            heads = [
                say("head-criterion"),
                say("head-text"),
                *asked,
                say("result"),
                say("head-evidence"),
                *names,
            ]
        row, style = self.sheet.row, self.book.styles.look("header")
        for column, text in enumerate(heads, 1):
            self.sheet.raw.write_string(row, column, text, style)
        sizes = zip(heads, self.sheet.grid.widths, strict=True)
        self.sheet.height(row, max(height_of(text, width * 0.9) for text, width in sizes))
        self.sheet.raw.repeat_rows(row)
        self.sheet.row += 1

    def _line(self, item: ScoreItem) -> None:
        row, sheet, styles = self.sheet.row, self.sheet, self.book.styles
        given = styles.look("given", indent=1)
        asks = [] if self.points else [(item.asks or {})[level] for level in self.levels]
        texts = [item.label, item.text, *asks]
        for column, text in enumerate(texts, 1):
            sheet.raw.write_string(row, column, text, given)
        if self.points:
            sheet.raw.write_number(row, 3, item.max, styles.look("given", align="center"))
        sizes = zip(texts, sheet.grid.widths, strict=False)
        sheet.height(row, max(height_of(text, width - 1) for text, width in sizes), growing=True)
        self._mark(row, item)
        note = Field(id="", label=say("head-evidence"), type="longtext")
        sheet.raw.write_blank(row, self.mark + 1, None, styles.cell("input", note))
        add_validation(sheet.raw, (row, self.mark + 1) * 2, note, self.book.lists, [])
        self.book.contract.input("note", item.id, sheet.at(row, self.mark + 1))
        for number, level in enumerate(self.levels):
            self._met(row, item, level, number)
        sheet.row += 1

    def _mark(self, row: int, item: ScoreItem) -> None:
        """The input of a mark, and in a hidden column the number it counts as."""
        spec = self._spec(item)
        sheet, cell = self.sheet, xl_rowcol_to_cell(row, self.mark)
        sheet.raw.write_blank(row, self.mark, None, self.book.styles.cell("input", spec, align="center"))
        add_validation(sheet.raw, (row, self.mark) * 2, spec, self.book.lists, [])
        sheet.show_numbers((row, self.mark) * 2, spec)
        self.book.contract.input("mark", item.id, sheet.at(row, self.mark))
        if spec.type == "choice":
            words = [option.label for option in spec.choices]
            number = '""'
            for value, word in reversed(list(enumerate(words))):
                number = f"IF({cell}={quoted(word)},{value},{number})"
        else:
            number = f'IF(ISNUMBER({cell}),{cell},"")'
        sheet.formula(row, self.hidden, f"={number}", None, None)

    def _spec(self, item: ScoreItem) -> Field:
        """The type of a mark; words stand in the order of the number they count as."""
        if item.kind in ("yes", "level"):
            words = [YES] if item.kind == "yes" else [level.name for level in self.model.levels]
            options = [Option(id=word, label=word) for word in (NO, *words)]
            return Field(id=item.id, label=item.label, type="choice", options=options)
        percent = item.unit == "%"
        return Field(
            id=item.id,
            label=item.label,
            type="percent" if percent else "number",
            min=0,
            max=item.max,
            help=say("unit", item.unit) if item.unit and not percent else None,
        )

    def _met(self, row: int, item: ScoreItem, level: str, number: int) -> None:
        """Whether the level is met, and the labels of the unmet so far in a hidden column."""
        sheet, mark = self.sheet, xl_rowcol_to_cell(row, self.hidden)
        asked, least = self._need(item, level)
        text = f'IF({mark}="",{quoted(UNMARKED)},IF({mark}>={least},{quoted(MET)},{quoted(UNMET)}))'
        if asked:
            text = f"IF({asked},{text},{quoted(NOT_ASKED)})"
        place, joined = self.met + number, self.hidden + 1 + number
        style = self.book.styles.look("computed", align="center")
        missing = self.blank[level]
        sheet.formula(row, place, f"={text}", style, UNMARKED if item.id in missing else NOT_ASKED)
        cell = xl_rowcol_to_cell(row, place)
        before = xl_rowcol_to_cell(row - 1, joined) if row > self.first else '""'
        comma = f'IF({before}="","","; ")'
        stands = f"OR({cell}={quoted(UNMET)},{cell}={quoted(UNMARKED)})"
        chain = f'={before}&IF({stands},{comma}&{quoted(item.label)},"")'
        ids = [i.id for i in self.model.items[: row - self.first + 1]]
        sheet.formula(row, joined, chain, None, self._labels([i for i in ids if i in missing]))

    def _labels(self, ids: list[str]) -> str:
        labels = {item.id: item.label for item in self.model.items}
        return "; ".join(labels[i] for i in ids)

    def _need(self, item: ScoreItem, level: str) -> tuple[str, str]:
        """The condition under which an item is asked ("" for always), and the least mark."""
        if self.points:
            return "", self._rule(level, lambda rule: rule.each)
        need = (item.needs or {})[level]
        least = self._either(need.alt, need.min)
        always = need.group == EVERYONE or need.group in need.alt
        return "" if always else self.groups.get(need.group, "FALSE"), least

    def _rule(
        self, level: str, what: Callable[[Rule], float], write: Callable[[float], str] = _number
    ) -> str:
        """*what* of the rule of *level* that holds for the groups chosen."""
        assert self.model.passes is not None
        rule = self.model.passes[level]
        return self._either({g: what(other) for g, other in rule.alt.items()}, what(rule), write)

    def _either(
        self, other: Mapping[str, float], usual: float, write: Callable[[float], str] = _number
    ) -> str:
        """The first of *other* whose group is chosen, in the model's order, else *usual*."""
        text = write(usual)
        for group in reversed(self.model.groups):
            if group.id in other:
                text = f"IF({self.groups[group.id]},{write(other[group.id])},{text})"
        return text

    def _range(self, column: int) -> str:
        return f"{xl_rowcol_to_cell(self.first, column)}:{xl_rowcol_to_cell(self.last, column)}"

    def _unmet(self, number: int) -> str:
        cells = self._range(self.met + number)
        return f"(COUNTIF({cells},{quoted(UNMET)})+COUNTIF({cells},{quoted(UNMARKED)}))"

    def total(self) -> str:
        """The formula of all points."""
        return "=" + self._points()

    def least(self, level: str) -> str:
        """The formula of the points that *level* needs at least, without the sign of equality."""
        return self._rule(level, lambda rule: rule.min)

    def _points(self) -> str:
        return rounded(f"SUM({self._range(self.hidden)})")

    def verdict(self) -> str:
        """The formula of the level reached."""
        names = [level.name for level in self.model.levels]
        text = quoted(names[-1])
        for number, level in reversed(list(enumerate(self.levels))):
            lower = quoted(names[number - 1]) if number else quoted(UNMET)
            fails = f"{self._unmet(number)}>0"
            if self.points:
                fails = f"OR({fails},{self._points()}<{self.least(level)})"
            text = f"IF({fails},{lower},{text})"
        return "=" + text

    def missing(self, level: str, key: str) -> tuple[str, str]:
        """The formula that says how many items stand in the way of *level* and which, and its result.

        *key* is that of the words: ``items`` or ``indicators``.
        """
        number = self.levels.index(level)
        chain = xl_rowcol_to_cell(self.last, self.hidden + 1 + number)
        count = self._unmet(number)
        items = f"{count}&{quoted(cells(key, '', ''))}&{chain}"
        blank = self.blank[level]
        cached = cells(key, len(blank), self._labels(blank)) if blank else NOTHING
        if self.model.passes is None:
            return f"=IF({count}=0,{quoted(NOTHING)},{items})", cached
        # The points may fall short although every item is met.
        least = self.least(level)
        # As words: joined to text, a spreadsheet writes the comma of its own language.
        said = self._rule(level, lambda rule: rule.min, lambda value: quoted(format_number(value)))
        short, short_of = f"{self._points()}<{least}", f"{quoted(SHORT)}&{said}"
        some = (
            f'IF({count}>0,{items}&IF({short},"; "&{short_of},""),IF({short},{short_of},{quoted(NOTHING)}))'
        )
        return "=" + some, f"{cached}; {SHORT}{format_number(self.model.passes[level].min)}"
