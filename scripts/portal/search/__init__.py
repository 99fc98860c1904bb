"""Search: cuts the built site into sections and writes the index that the engine in the browser reads.

Leaves to others: ranking and showing (``overrides/src/engines/search``).
"""

from portal.search.index import write_index

__all__ = ["write_index"]
