"""Cuts a text/calendar body into events and time zones (RFC 5545 section 3.4)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from agent.errors import Unreadable
from agent.reading.propertylines import Property, clean, properties

__all__ = ["Block", "Property", "Sheet", "clean", "sheets"]

MOST_OCTETS = 256 * 1024
MOST_EVENTS = 50
MOST_ZONES = 50

_KEPT = frozenset({"VEVENT", "STANDARD", "DAYLIGHT"})
"""Components whose properties are kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """The lines of one VEVENT, or of one STANDARD or DAYLIGHT of a VTIMEZONE."""

    name: str
    properties: tuple[Property, ...]

    def first(self, name: str) -> Property | None:
        return next((p for p in self.properties if p.name == name), None)

    def all(self, name: str) -> tuple[Property, ...]:
        return tuple(p for p in self.properties if p.name == name)

    def text(self, name: str) -> str:
        found = self.first(name)
        return found.text if found else ""


@dataclass(kw_only=True, slots=True)
class Sheet:
    """One VCALENDAR."""

    method: str = ""
    maker: str = ""
    """PRODID: the program that wrote it."""
    zone: str = ""
    """X-WR-TIMEZONE: the zone of times that name none."""
    events: list[Block] = field(default_factory=list)
    zones: dict[str, list[Block]] = field(default_factory=dict)
    """TZID to its observances."""
    hints: dict[str, str] = field(default_factory=dict)
    """TZID to X-LIC-LOCATION, which is an IANA name."""


@dataclass(kw_only=True, slots=True)
class _Desk:
    """What is being read."""

    found: list[Sheet] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    pending: list[Property] = field(default_factory=list)
    tzid: str = ""


def sheets(data: bytes, charset: str = "utf-8") -> tuple[Sheet, ...]:
    """Every VCALENDAR in the body; Unreadable if there is none, or if it is too large."""
    if len(data) > MOST_OCTETS:
        raise Unreadable(f"The calendar part has {len(data)} octets; more than {MOST_OCTETS} are not read.")
    desk = _Desk()
    _read(desk, properties(data, charset))
    _leave_open(desk)
    if not desk.found:
        raise Unreadable("The calendar part holds no calendar: BEGIN:VCALENDAR is missing.")
    return tuple(desk.found)


def _read(desk: _Desk, lines: Iterator[Property]) -> None:
    for line in lines:
        kind = line.value.strip().upper()
        if line.name == "BEGIN":
            _begin(desk, kind)
        elif line.name == "END":
            _end(desk, kind)
        elif desk.found and desk.stack == ["VCALENDAR"]:
            _head(desk.found[-1], line)
        elif desk.found and desk.stack == ["VCALENDAR", "VTIMEZONE"]:
            desk.tzid = _zone_head(desk.found[-1], line, desk.tzid)
        elif desk.stack and desk.stack[-1] in _KEPT:
            desk.pending.append(line)


def _begin(desk: _Desk, kind: str) -> None:
    if kind in ("VCALENDAR", "VEVENT"):
        _leave_open(desk)
    desk.stack.append(kind)
    if kind == "VCALENDAR":
        desk.stack = [kind]
        desk.found.append(Sheet())
    elif kind in _KEPT or kind == "VTIMEZONE":
        desk.pending = []


def _end(desk: _Desk, kind: str) -> None:
    if desk.found and desk.stack and desk.stack[-1] == kind:
        _close(desk)
    elif kind == "VCALENDAR":
        _leave_open(desk)
    del desk.stack[-1:]


def _leave_open(desk: _Desk) -> None:
    """An event without an end, before the next one or at the end of the text, counts all the same if it says which one
    it is: mail cuts lines off, and some programs forget them."""
    inside = bool(desk.found) and desk.stack == ["VCALENDAR", "VEVENT"]
    if inside and any(line.name == "UID" for line in desk.pending):
        _close(desk)
        desk.pending = []
        del desk.stack[-1:]


def _close(desk: _Desk) -> None:
    sheet, stack = desk.found[-1], desk.stack
    block = Block(name=stack[-1], properties=tuple(desk.pending))
    if stack == ["VCALENDAR", "VEVENT"] and len(sheet.events) < MOST_EVENTS:
        sheet.events.append(block)
    elif stack[:2] == ["VCALENDAR", "VTIMEZONE"] and len(stack) == 3 and len(sheet.zones) < MOST_ZONES:
        sheet.zones.setdefault(desk.tzid, []).append(block)


def _head(sheet: Sheet, line: Property) -> None:
    if line.name == "METHOD":
        sheet.method = line.text.upper()
    elif line.name == "PRODID":
        sheet.maker = line.text
    elif line.name == "X-WR-TIMEZONE":
        sheet.zone = line.text


def _zone_head(sheet: Sheet, line: Property, tzid: str) -> str:
    if line.name == "X-LIC-LOCATION":
        sheet.hints[tzid] = line.text
    return line.text if line.name == "TZID" else tzid
