"""Frame of a page that one block draws from data."""

PAGE = """\
---
title: $page_title
description: $description
---

# $heading

/// $block | $id
///
"""
