"""Cuts a text/calendar body into the properties of its events and time zones (RFC 5545 sections 3.1 and 3.4)."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from icalendar.parser import Contentline

from agent.errors import Unreadable

MOST_OCTETS = 256 * 1024
MOST_EVENTS = 50
MOST_ZONES = 50

_ENDS = re.compile(rb"[\r\n]+")
_FOLD = re.compile(rb"\n[ \t]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Property:
    """One content line."""

    name: str
    """Upper case."""
    params: Mapping[str, str]
    """Names in upper case; several values of one parameter are joined by a comma."""
    value: str
    """Raw: text values are still escaped."""

    @property
    def text(self) -> str:
        """The value as text (RFC 5545 section 3.3.11), without control characters other than newline and tab."""
        return clean(_ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.value))


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
    zone: str = ""
    """X-WR-TIMEZONE: the zone of times that name none."""
    events: list[Block] = field(default_factory=list)
    zones: dict[str, list[Block]] = field(default_factory=dict)
    """TZID to its observances."""
    hints: dict[str, str] = field(default_factory=dict)
    """TZID to X-LIC-LOCATION, which is an IANA name."""


def clean(text: str) -> str:
    """The text without control and invisible characters; newlines stay, and every other space is a plain one."""
    spaced = "".join(" " if c == "\t" or unicodedata.category(c) == "Zs" else c for c in text)
    return "".join(c for c in spaced if c == "\n" or c.isprintable()).strip()


def sheets(data: bytes, charset: str = "utf-8") -> tuple[Sheet, ...]:
    """Every VCALENDAR in the body; Unreadable if there is none, or if it is too large."""
    if len(data) > MOST_OCTETS:
        raise Unreadable(f"The calendar part has {len(data)} octets; more than {MOST_OCTETS} are not read.")
    found: list[Sheet] = []
    stack: list[str] = []
    pending: list[Property] = []
    tzid = ""
    for line in _properties(_text(data, charset)):
        kind = line.value.strip().upper()
        if line.name == "BEGIN":
            stack.append(kind)
            if kind == "VCALENDAR":
                stack = [kind]
                found.append(Sheet())
            elif kind in {"VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}:
                pending = []
        elif line.name == "END":
            if found and stack and stack[-1] == kind:
                _close(found[-1], stack, tzid, pending)
            del stack[-1:]
        elif found and stack == ["VCALENDAR"]:
            _head(found[-1], line)
        elif found and stack == ["VCALENDAR", "VTIMEZONE"]:
            tzid = _zone_head(found[-1], line, tzid)
        elif stack and stack[-1] in {"VEVENT", "STANDARD", "DAYLIGHT"}:
            pending.append(line)
    if not found:
        raise Unreadable("The calendar part holds no calendar: BEGIN:VCALENDAR is missing.")
    return tuple(found)


def _close(sheet: Sheet, stack: list[str], tzid: str, pending: list[Property]) -> None:
    block = Block(name=stack[-1], properties=tuple(pending))
    if stack == ["VCALENDAR", "VEVENT"] and len(sheet.events) < MOST_EVENTS:
        sheet.events.append(block)
    elif stack[:2] == ["VCALENDAR", "VTIMEZONE"] and len(stack) == 3 and len(sheet.zones) < MOST_ZONES:
        sheet.zones.setdefault(tzid, []).append(block)


def _head(sheet: Sheet, line: Property) -> None:
    if line.name == "METHOD":
        sheet.method = line.text.upper()
    elif line.name == "X-WR-TIMEZONE":
        sheet.zone = line.text


def _zone_head(sheet: Sheet, line: Property, tzid: str) -> str:
    if line.name == "X-LIC-LOCATION":
        sheet.hints[tzid] = line.text
    return line.text if line.name == "TZID" else tzid


def _text(data: bytes, charset: str) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        data = data.decode("utf-16", "replace").encode()
    # Folding counts octets and may cut a character in two, so it is undone before the bytes are decoded (section 3.1).
    unfolded = _FOLD.sub(b"", _ENDS.sub(b"\n", data))
    for encoding in ("utf-8-sig", charset):
        try:
            return unfolded.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return unfolded.decode("latin-1")


def _properties(text: str) -> Iterator[Property]:
    """Every line that can be understood; one that cannot is passed over, as the rest may still tell enough."""
    for line in text.split("\n"):
        try:
            name, params, value = Contentline(line).raw_parts()  # type: ignore[no-untyped-call]
        except (ValueError, AssertionError):
            continue
        yield Property(name=name.upper(), params={k.upper(): _joined(v) for k, v in params.items()}, value=value)


def _joined(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
