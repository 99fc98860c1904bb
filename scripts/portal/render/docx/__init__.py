"""The Word twin of a form: our own small template, content controls to fill in, the same bytes every time.

Written as XML parts: what matters here (content controls, tab leaders, sections) has no place in the
object model of python-docx, and its stock template does not fit the schema. Documents open without
protection: forms protection would stop people from adding rows and from editing head and wording,
and the computed places are locked one by one.
"""

from portal.render.docx.document import form_document

__all__ = ["form_document"]
