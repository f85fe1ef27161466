"""Takes messages into interviews of one calendar entry or several, and works out the picture of them all."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date
from zoneinfo import ZoneInfo

from agent.core.cast import cast
from agent.core.entries import Entry, combined, with_meeting
from agent.core.events import CalendarMail
from agent.core.handed import latest
from agent.core.interview import Interview
from agent.core.itip import Attendee, Change, Meeting, Significance
from agent.core.memory import newest
from agent.core.people import Cast, Directory, Side
from agent.core.signs import vouched

_OF_THE_WHOLE = frozenset({Significance.CANCELLED, Significance.REVIVED, Significance.MOVED})


def entry_of(interview: Interview, event: CalendarMail) -> Meeting | None:
    """The picture that a message is about; None for an entry that only now joins."""
    return interview.entry(event.message.uid) or (None if event.joins else interview.meeting)


def gathered(interview: Interview, meeting: Meeting, event: CalendarMail, directory: Directory) -> Interview:
    """The interview with an entry's new picture, and with all that the event brings along."""
    known = interview.entries or (Entry(meeting=interview.meeting),)
    begun = any(e.uid == meeting.uid for e in known) or bool(event.joins)
    entries = with_meeting(known, meeting, event.joins) if begun else (Entry(meeting=meeting),)
    for more in event.absorbs:
        entries = with_meeting(entries, more.meeting, more.reason)
    seen = replace(
        interview,
        meeting=entries[0].meeting,
        entries=entries if len(entries) > 1 else (),
        named={**event.named, **interview.named},
        memory=newest(interview.memory, event.memory),
        handed=latest(interview.handed, event.handed),
        continues=interview.continues or event.continues,
        unsure=event.unsure or ("" if event.joins or event.absorbs else interview.unsure),
    )
    return pictured(seen, directory)


def pictured(interview: Interview, directory: Directory) -> Interview:
    """The interview with the picture that its entries make: whose words count may change with the recruiter's."""
    if not interview.entries:
        return interview

    def known(attendee: Attendee) -> bool:
        return vouched(attendee.address, directory, interview.named, interview.memory)

    return replace(interview, meeting=combined(interview.entries, known))


def as_seen_by(interview: Interview, email: str) -> Interview:
    """The interview with only the entries that somebody takes part in: the titles of others are not for them."""
    mine = tuple(e for e in interview.entries if any(a.address.email == email for a in e.meeting.attendees))
    if not interview.entries:
        return interview
    if not mine:
        return replace(interview, meeting=replace(interview.meeting, summary="", description="", location=""))
    return replace(interview, meeting=combined(mine, lambda _: True))


def who_is_who(interview: Interview, directory: Directory) -> Cast:
    """Who takes part; what the whole picture does not tell of the job is looked for in the single entries."""
    told = _named(interview, directory), interview.memory
    found = cast(interview.meeting, directory, *told, paired=bool(interview.entries))
    if found.role and found.company:
        return found
    parts = [cast(e.meeting, directory, *told) for e in interview.entries]
    role = found.role or next((p.role for p in parts if p.role), "")
    company = found.company or next((p.company for p in parts if p.company), "")
    return replace(found, role=role, company=company)


def _named(interview: Interview, directory: Directory) -> Mapping[str, Side]:
    """What the recruiter said of people. Whoever was put in charge is no participant, whatever an invitation says."""
    given = interview.handed.to.email if interview.handed else ""
    ours = not given or directory.is_recruiter(given)
    return interview.named if ours else {**interview.named, given: Side.COLLEAGUE}


def significant(before: Interview, after: Interview, change: Change) -> frozenset[Significance]:
    """What a message changed in the interview as a whole: one entry's cancellation or move may be nobody's."""
    if not after.entries:
        return change.significant
    old, new = before.meeting, after.meeting
    signs: Mapping[Significance, bool] = {
        Significance.CANCELLED: new.cancelled and not old.cancelled,
        Significance.REVIVED: old.cancelled and not new.cancelled,
        Significance.MOVED: (old.start, old.end) != (new.start, new.end),
    }
    return (change.significant - _OF_THE_WHOLE) | {sign for sign, seen in signs.items() if seen}


def unsettled(interview: Interview) -> tuple[str, ...]:
    """What about its entries the recruiter should know, a sentence each."""
    days = {_day(e.meeting) for e in interview.entries if not e.meeting.cancelled} - {None}
    apart = (
        "Its meetings are on several days now. I still take them for one interview, and ask once, after the last."
        if len(days) > 1
        else ""
    )
    return tuple(sentence for sentence in (interview.unsure, apart) if sentence)


def _day(meeting: Meeting) -> date | None:
    return meeting.start.astimezone(ZoneInfo(meeting.zone) if meeting.zone else UTC).date() if meeting.start else None
