"""Official texts in: a file of an office becomes the wording of a document, a criteria set, checked facts.

Readers turn DOCX, HTML, PDF and Markdown into one stream (:mod:`portal.intake.flow`); recognition makes a
:class:`portal.content.fulltext.LegalText` of it; importing plans and writes. Leaves to others: the page
that people read, and talking to the person at the keyboard.
"""
