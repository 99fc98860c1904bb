"""The editors' page "Nhập văn bản", on loopback beside the drafts; it calls what ``portal import`` calls."""
