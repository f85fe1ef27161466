"""An appointment in somebody's calendar, and its iCalendar text as three programs write it (RFC 5545, RFC 5546)."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from agent.core.mail import Address

_WINDOWS = {"Europe/Berlin": "W. Europe Standard Time", "Europe/London": "GMT Standard Time"}
"""How Outlook calls the zones of the scenario."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Appointment:
    """An interview in the recruiter's calendar."""

    uid: str
    summary: str
    start: datetime
    end: datetime
    zone: str
    organizer: Address
    attendees: tuple[Address, ...]
    description: str = ""
    sequence: int = 0

    def reply(self, who: Address, stamp: datetime, partstat: str = "ACCEPTED", comment: str = "") -> str:
        """A REPLY of one attendee (RFC 5546 section 3.2.3)."""
        attendee = f"ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT={partstat};CN={_param(who.name)}:mailto:{who.email}"
        return self._calendar("REPLY", stamp, [attendee], comment=comment)

    def request(self, stamp: datetime) -> str:
        """The organiser's invitation or update (RFC 5546 section 3.2.2)."""
        return self._calendar("REQUEST", stamp, [self._attendee(a) for a in self.attendees])

    def cancel(self, stamp: datetime) -> str:
        """The organiser's cancellation (RFC 5546 section 3.2.5)."""
        return self._calendar("CANCEL", stamp, [self._attendee(a) for a in self.attendees], status="CANCELLED")

    def outlook_reply(self, who: Address, stamp: datetime, comment: str = "") -> str:
        """A REPLY as Exchange writes it: zone names of Windows, and a VTIMEZONE to explain them."""
        attendee = f"ATTENDEE;PARTSTAT=ACCEPTED;CN={_param(who.name)}:MAILTO:{who.email}"
        return self._calendar("REPLY", stamp, [attendee], comment=comment, windows=True)

    def _attendee(self, who: Address) -> str:
        return (
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;"
            f"CN={_param(who.name or who.email)}:mailto:{who.email}"
        )

    def _calendar(
        self,
        method: str,
        stamp: datetime,
        attendees: list[str],
        *,
        status: str = "CONFIRMED",
        comment: str = "",
        windows: bool = False,
    ) -> str:
        lines = [
            "BEGIN:VCALENDAR",
            "PRODID:-//Microsoft Corporation//Outlook 16.0//EN"
            if windows
            else "PRODID:-//Google Inc//Google Calendar//EN",
            "VERSION:2.0",
            f"METHOD:{method}",
            *(_vtimezone(self.zone) if windows else []),
            "BEGIN:VEVENT",
            f"UID:{self.uid}",
            f"DTSTAMP:{_utc(stamp)}",
            self._time("DTSTART", self.start, windows),
            self._time("DTEND", self.end, windows),
            f"ORGANIZER;CN={_param(self.organizer.name)}:mailto:{self.organizer.email}",
            *attendees,
            f"SUMMARY:{_text(self.summary)}",
            *([f"DESCRIPTION:{_text(self.description)}"] if self.description else []),
            *([f"COMMENT:{_text(comment)}"] if comment else []),
            f"SEQUENCE:{self.sequence}",
            f"STATUS:{status}",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
        return "".join(_fold(line) for line in lines)

    def _time(self, name: str, at: datetime, windows: bool) -> str:
        if not windows:
            return f"{name}:{_utc(at)}"
        return f"{name};TZID={_WINDOWS[self.zone]}:{at.astimezone(ZoneInfo(self.zone)):%Y%m%dT%H%M%S}"


def _vtimezone(zone: str) -> list[str]:
    """The rules of a European zone, as Exchange spells them out (it counts from the year 1601)."""
    hours = 1 if zone == "Europe/Berlin" else 0
    winter, summer = f"+{hours:02d}00", f"+{hours + 1:02d}00"
    part = (
        "BEGIN:{0}|DTSTART:16010101T0{4}0000|TZOFFSETFROM:{1}|TZOFFSETTO:{2}"
        "|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH={3}|END:{0}"
    )
    return [
        "BEGIN:VTIMEZONE",
        f"TZID:{_WINDOWS[zone]}",
        *part.format("STANDARD", summer, winter, 10, hours + 2).split("|"),
        *part.format("DAYLIGHT", winter, summer, 3, hours + 1).split("|"),
        "END:VTIMEZONE",
    ]


def _utc(at: datetime) -> str:
    return f"{at.astimezone(ZoneInfo('UTC')):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """TEXT (RFC 5545 section 3.3.11)."""
    for char, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(char, escaped)
    return value


def _param(value: str) -> str:
    return f'"{value}"' if any(c in value for c in ",;:") else value


def _fold(line: str) -> str:
    """Content lines are at most 75 octets long (RFC 5545 section 3.1)."""
    data, parts = line.encode(), []
    while len(data) > 75:
        cut = 75
        while data[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(data[:cut])
        data = b" " + data[cut:]
    return b"\r\n".join([*parts, data, b""]).decode()
