"""The editors' page "Nhập văn bản", on loopback beside the drafts; calls what ``portal import`` calls."""
