"""What ``portal new`` writes: one frame a file, plain text with ``{names}`` to be filled in.

Words between ‹ and › must be replaced; ``portal check`` finds those left. A line that is a comment of one
``#`` may be uncommented as it stands (a test does so with each); remarks begin with ``##``.
Which frames a kind of content needs stands in its row of the register (``catalogue.py``).
"""
