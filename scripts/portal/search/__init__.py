"""Search: what has to be done to the built site so that its search box finds what is there.

Building an index of our own is left to a later day; today the theme's own worker searches.
"""

from portal.search.worker import WorkerError, mend_worker

__all__ = ["WorkerError", "mend_worker"]
