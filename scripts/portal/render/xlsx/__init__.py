"""Spreadsheet twins: every form and every scorecard as a workbook with live formulas.

Model in, bytes out, the same bytes for the same content. Reading filled workbooks back is left to
the engine of forms; both follow the names kept in the very hidden sheet ``_cong``.
"""

from portal.render.xlsx.form_workbook import form_workbook
from portal.render.xlsx.info import BookInfo, form_info
from portal.render.xlsx.scorecard import scorecard_workbook

__all__ = ["BookInfo", "form_info", "form_workbook", "scorecard_workbook"]
