"""Filled forms coming in: a file of any kind becomes records, or a reason why it does not."""

from __future__ import annotations

from collections.abc import Mapping

from portal.content.forms import FormModel
from portal.intake.collecting import FormFile
from portal.intake.jsonfile import read_json
from portal.intake.sniffing import kind_of
from portal.intake.spreadsheet import read_spreadsheet


def read_form_file(name: str, data: bytes, models: Mapping[str, FormModel]) -> FormFile:
    """Read a filled workbook (.xlsx) or a saved web form (.json); what counts is the content.

    *models* are the current forms by id (:func:`portal.content.forms.form_model`). The records of the
    entry are computed. Raises IntakeError, whose text says what is wrong and what to do.
    """
    short = name.replace("\\", "/").rpartition("/")[2]
    reader = read_json if kind_of(data) == "json" else read_spreadsheet
    return reader(short, data, models)
