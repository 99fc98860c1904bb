"""The deadlines of the year as iCalendar files (RFC 5545), one for each role, for phones and Outlook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from icalendar import Alarm, Event
from icalendar import Calendar as ICalendar

from portal.content.catalogue import Catalogue
from portal.content.models import Deadline
from portal.content.references import full_name
from portal.locales import Speaker, text
from portal.outputs.store import Wanted
from portal.vietnamese import format_date

say = Speaker("calendars")

REMIND_DAYS = 14
"""How long before a deadline the calendar reminds."""
_WHEN = {"truoc-ngay": "before", "cham-nhat": "latest"}


def role_calendar(catalogue: Catalogue, role: str) -> bytes | None:
    """Return the iCalendar file of *role*, None when it has no deadline with a day.

    Every deadline in use or awaiting guidance comes back each year; repealed ones are left out, and
    one awaiting guidance says so in its title. Times are whole days. Bytes depend on the data and on
    the year of the catalogue's day only.
    """
    calendar = catalogue.calendar
    if calendar is None:
        return None
    events = [
        e
        for e in sorted(calendar.events, key=lambda e: e.order)
        if role in e.roles and e.date and e.status != "het-hieu-luc"
    ]
    if not events:
        return None
    made = ICalendar()
    made.add("prodid", f"-//{catalogue.portal.name.vi}//VI")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", f"{calendar.title}: {calendar.roles[role]}")
    for event in events:
        made.add_component(_event(catalogue, event))
    return bytes(made.to_ical())


def _event(catalogue: Catalogue, deadline: Deadline) -> Event:
    assert deadline.date is not None
    year = catalogue.on.year
    day = dt.date.fromisoformat(f"{year}-{deadline.date}")
    last = dt.date.fromisoformat(f"{year}-{deadline.until or deadline.date}")
    waiting = deadline.status == "cho-huong-dan"
    made = Event()
    made.add("uid", f"{deadline.id}@{urlsplit(catalogue.portal.site_url).hostname}")
    made.add("dtstamp", dt.datetime(year, 1, 1, tzinfo=dt.UTC))
    made.add("dtstart", day)
    made.add("dtend", last + dt.timedelta(days=1))
    made.add("rrule", {"freq": "yearly"})
    made.add("transp", "TRANSPARENT")
    made.add("status", "TENTATIVE" if waiting else "CONFIRMED")
    if deadline.until:
        when = say("days", format_date(deadline.date), format_date(deadline.until))
    else:
        when = say(_WHEN.get(deadline.date_kind, "day"), format_date(deadline.date))
    told = f"{when}: {deadline.what}"
    made.add("summary", say("waiting", told) if waiting else told)
    made.add("description", _description(catalogue, deadline))
    made.add("url", f"{catalogue.portal.site_url}tra-cuu/lich/#{deadline.id}")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", told)
    alarm.add("trigger", dt.timedelta(days=-REMIND_DAYS))
    made.add_component(alarm)
    return made


def _description(catalogue: Catalogue, deadline: Deadline) -> str:
    assert catalogue.calendar is not None
    lines = [say("who", deadline.who)]
    if deadline.year:
        lines.append(say("year", deadline.year))
    where = f"{deadline.article}, " if deadline.article else ""
    lines.append(say("basis", where + full_name(catalogue.documents[deadline.document])))
    if deadline.status == "cho-huong-dan":
        lines.append(say("ask-first", catalogue.calendar.status_codes[deadline.status]))
    return "\n".join(lines)


def build_calendars(catalogue: Catalogue) -> Iterator[Wanted]:
    """Want the file of every role that has deadlines."""
    for role, name in catalogue.calendar.roles.items() if catalogue.calendar else ():
        data = role_calendar(catalogue, role)
        if data is not None:
            title, kind = text("files", "calendar", "vi", name), text("files", "calendar-kind")
            yield Wanted(f"lich-{role}.ics", title, kind, f"lich-{role}", data, partial(bytes, data))
