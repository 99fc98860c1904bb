"""Pages of the portal as one HTML file each, to be sent on by Zalo, Bluetooth or a memory card.

Written from the same trees and questions as paper and e-books; the browser code is
``overrides/src/entries/single.ts``. A file asks for nothing outside itself and reads as text without
scripts.
"""

from portal.offline.single.build import OneFile, build_single_files, one_files

__all__ = ["OneFile", "build_single_files", "one_files"]
