"""The calendar: every deadline under its roles on the page, and files that calendar programs read."""

from __future__ import annotations

import datetime as dt

from icalendar import Calendar as ICalendar

from portal.content.catalogue import Catalogue
from portal.markdown.context import PageContext
from portal.markdown.standard import convert
from portal.outputs.calendars import role_calendar


def events(catalogue: Catalogue, role: str) -> list[dict[str, object]]:
    data = role_calendar(catalogue, role)
    assert data is not None
    return list(ICalendar.from_ical(data).walk("VEVENT"))


def test_each_role_gets_its_deadlines_every_year(catalogue: Catalogue) -> None:
    assert catalogue.calendar is not None
    for role in catalogue.calendar.roles:
        wanted = {
            e.id
            for e in catalogue.calendar.events
            if role in e.roles and e.date and e.status != "het-hieu-luc"
        }
        found = events(catalogue, role)
        assert {str(e["uid"]).partition("@")[0] for e in found} == wanted
        assert all(e["rrule"] == {"FREQ": ["YEARLY"]} for e in found)
        lasting = {e.id: 7 for e in catalogue.calendar.events if e.until}
        for e in found:
            days = lasting.get(str(e["uid"]).partition("@")[0], 1)
            assert e["dtend"].dt - e["dtstart"].dt == dt.timedelta(days=days)  # type: ignore[attr-defined]


def test_what_lasts_several_days_says_from_when_to_when(catalogue: Catalogue) -> None:
    week = next(e for e in events(catalogue, "xa") if str(e["uid"]).startswith("lich-tuan-le@"))
    assert str(week["summary"]).startswith("Từ 01/10 đến 07/10: ")
    page = next(p for p in catalogue.pages_in("vi") if p.path == "tra-cuu/lich.md")
    assert "Từ 01/10 đến 07/10" in convert(page, PageContext(catalogue, page.path))


def test_what_awaits_guidance_says_so(catalogue: Catalogue) -> None:
    found = {str(e["uid"]).partition("@")[0]: e for e in events(catalogue, "xa")}
    waiting = found["lich-cdht-xa-ho-so"]
    assert str(waiting["summary"]).startswith("[Chờ hướng dẫn] Trước 28/02: ")
    assert waiting["status"] == "TENTATIVE"
    assert "Xin hỏi trước khi nộp." in str(waiting["description"])
    assert "điểm d khoản 1 Điều 9" in str(waiting["description"])
    assert found["lich-pcgd-xa"]["status"] == "CONFIRMED"


def test_files_are_the_same_when_made_twice(catalogue: Catalogue) -> None:
    assert role_calendar(catalogue, "tinh") == role_calendar(catalogue, "tinh")
    data = role_calendar(catalogue, "tinh")
    assert data is not None
    assert b"\r\n" in data
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_page_lists_each_role_with_unique_anchors(catalogue: Catalogue) -> None:
    assert catalogue.calendar is not None
    page = next(p for p in catalogue.pages_in("vi") if p.path == "tra-cuu/lich.md")
    html = convert(page, PageContext(catalogue, page.path))
    for role, name in catalogue.calendar.roles.items():
        assert f'id="lich-cua-{role}"' in html
        assert name in html
    for event in catalogue.calendar.events:
        assert html.count(f'id="{event.id}"') == 1
        assert html.count(event.what.split(";")[0]) >= len(event.roles)
    assert html.count("Chờ hướng dẫn") >= 6
