"""The editors' page "Nhập văn bản", served on loopback beside the drafts; it calls what ``portal import`` calls."""
