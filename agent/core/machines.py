"""Attendees that are no single people: rooms, calendars, recording programs, mailing groups and shared addresses."""

import re

from agent.core.itip import Attendee

CALENDAR_IDS = ("calendar.google.com",)
"""Domains whose addresses are calendars and rooms, never people."""

_ROOM_SERVERS = ("rooms.webex.com", "zoomcrc.com", "bjn.vc", "lync.com", "m.webex.com", "crc.zoom.us", "pexip.me")
_RECORDERS = frozenset(
    {
        "fireflies.ai",
        "otter.ai",
        "read.ai",
        "fathom.video",
        "fathom.ai",
        "grain.com",
        "grain.co",
        "avoma.com",
        "gong.io",
    }
    | {"chorus.ai", "tldv.io", "sembly.ai", "airgram.io", "metaview.ai", "metaview.app", "brighthire.ai", "recall.ai"}
    | {
        "notta.ai",
        "krisp.ai",
        "supernormal.com",
        "meetjamie.ai",
        "circleback.ai",
        "meetgeek.ai",
        "tactiq.io",
        "bluedothq.com",
    }
    | {"nyota.ai", "spinach.io", "spinach.ai", "rewatch.com", "equaltime.io", "fellow.app", "modjo.ai", "claap.io"}
    | {"leexi.ai", "pillar.hr", "noota.io", "hireguide.com", "quil.ai", "zoom.us"}
)
_ROOM_PARTS = re.compile(
    r"(?:(?:conf|conference|meeting|board|huddle|focus|training|video|interview)?[-_.]?rooms?|meetingroom|boardroom"
    r"|confroom|besprechung(?:sraum)?|konferenz(?:raum|zimmer)?|sitzungszimmer|raum|salle|sala|zaal|vergaderzaal"
    r"|vergaderruimte|moterum|motesrum|neuvotteluhuone|mr|beamer|projector|tv)(?:[-_.]?(?:\d+\w{0,2}|[a-z]+))?"
    r"|(?:.+[-_.])?(?:conf|conference|meeting|board|huddle)[-_.]?room(?:[-_.].*)?|room[-_.].+",
    re.IGNORECASE,
)
_PROGRAMS = re.compile(
    r"(?:zoom|teams|webex|gotomeeting|hangouts?|google-?meet|meet|notetaker|note-?taker|recorder|recording|transcri\w+|bot"
    r"|fireflies|fred|otter|otterpilot|fathom|calendly|calendar|kalender|calendrier|agenda|scheduling|scheduler)"
    r"(?:[-_.]?(?:\d+|bot|room|meeting|notes?|notetaker|calendar))?",
    re.IGNORECASE,
)
_ROOM_NAMES = re.compile(
    r"\b(?:conf(?:\.|erence)?|meeting|board|huddle|focus|training|video|interview)[ -]?room\b|\broom \w{1,4}$|^room\b"
    r"|^(?:raum|salle|sala|zaal|sal|besprechungs\w+|konferenz\w+|meetingraum|sitzungszimmer|vergader\w+|neuvottelu\w+"
    r"|mötesrum|møterom|mødelokale|zasedac\w+|zasedačka|sala konferencyjna|toplantı odası|переговорн\w+)\b"
    r"|会議室|会议室|會議室|회의실|переговорная",
    re.IGNORECASE,
)
_PROGRAM_NAMES = re.compile(
    r"\b(?:note[ -]?taker|notetaker|notetaking|(?:ai|meeting) (?:assistant|recorder|notes)|fireflies(?:\.ai)?"
    r"|otter(?:\.ai|pilot)?"
    r"|read\.ai|fathom|tl;?dv|meetgeek|brighthire|metaview|zoom (?:meeting|room)|microsoft teams|google meet|webex)\b",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"(?:hr|rh|pr|hiring|recruit(?:ing|ment|ers?)?|talent(?:[-_.]?acquisition)?|ta|people(?:[-_.]?ops)?|careers?|jobs?"
    r"|interviews?|panel|team|office|info|contact|kontakt|hello|bewerbung(?:en)?|karriere|personal(?:abteilung)?|emploi"
    r"|recrutement|seleccion|seleccao|selezione|rekrutacja|nabor|vacatures?|admin|assistants?|sekretariat|secretary"
    r"|reception|empfang|all|everyone|staff|engineering|no-?reply|do-?not-?reply)"
    r"(?:[-_.]?(?:team|dept|group|\d+|emea|us|uk|de|eu|all|staff|berlin|london|paris))?",
    re.IGNORECASE,
)


def device(attendee: Attendee) -> str:
    """Why an attendee is a room, a calendar, a program or a group; empty for what may be a person."""
    email, domain = attendee.address.email, attendee.address.domain
    local = email.rpartition("@")[0]
    if attendee.cutype in {"ROOM", "RESOURCE"} or domain.endswith(CALENDAR_IDS) or domain.endswith(_ROOM_SERVERS):
        return "a room or a device"
    if attendee.cutype == "GROUP":
        return "a mailing group, which has no voice of its own"
    if domain in _RECORDERS:
        return f"{domain} takes notes by program"
    if _ROOM_PARTS.fullmatch(local) or _named_room(attendee.address.name, local):
        return "named like a room"
    if _PROGRAMS.fullmatch(local) or _PROGRAM_NAMES.search(attendee.address.name):
        return "named like a meeting program or a note-taking one"
    return ""


def _named_room(name: str, local: str) -> bool:
    """A person may be called Room or Sala: then the address says so too."""
    words = re.findall(r"\w+", name.casefold())
    own = len(words) == 2 and all(word in local.casefold() for word in words)
    return bool(_ROOM_NAMES.search(name)) and not own


def shared(email: str) -> bool:
    """Whether an address is one of an office and not of a person, such as hr@acme.example."""
    return bool(_SHARED.fullmatch(email.rpartition("@")[0]))
