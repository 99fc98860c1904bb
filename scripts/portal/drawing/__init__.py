"""Pictures, the same on slides and on pages: boxes and arrows, bars, icons, sheets, our own drawings.

Every picture comes from data and says in words what it shows. Leaves to others: which picture stands where
(slides, blocks of pages) and what is made of it (SVG on a page, shapes in PowerPoint, paper).
"""
