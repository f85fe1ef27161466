"""What sabre/vobject says of an event before and after a message, and what our picture says of it."""

from datetime import UTC, datetime

import pytest

from agent.core.calendar import ITip, Meeting, Method, PartStat, apply
from agent.core.series import STANDING, spread
from agent.reading.ics import components
from tests.unit.mails import DATA

RECEIVED = datetime(2014, 7, 20, tzinfo=UTC)
A = PartStat


def told(name: str) -> tuple[ITip, ...]:
    data = (DATA / "sabre-vobject-itip" / "calendar" / f"Broker{name}.ics").read_bytes()
    return components(data, received=RECEIVED)


def heard(*names: str) -> dict[str, Meeting]:
    """The entries after these files; without a METHOD, a file is what the organiser's calendar holds."""
    entries: dict[str, Meeting] = {}
    for one in (event for name in names for event in told(name)):
        found = spread(one, entries)
        for ref, message in () if isinstance(found, str) else found:
            ref = ref or f"{message.recurrence_id}"
            entries[ref] = apply(entries.get(ref), message).meeting
    return entries


def people(meeting: Meeting) -> dict[str, PartStat]:
    return {a.address.email.partition("@")[0]: a.partstat for a in meeting.attendees}


def test_an_accepted_reply() -> None:
    before = Meeting(uid="foobar", sequence=2, dtstamp=RECEIVED, attendees=(), from_organizer=True)
    (reply,) = told("ProcessReplyTest.testReplyRequestStatus.1")
    (after,) = told("ProcessReplyTest.testReplyRequestStatus.3")
    assert people(apply(before, reply).meeting) == {
        a.address.email.partition("@")[0]: a.partstat for a in after.attendees
    }


def test_a_reply_of_somebody_who_was_not_invited() -> None:
    (after,) = told("ProcessReplyTest.testReplyPartyCrasher.3")
    (crasher,) = (a for a in after.attendees if a.partstat is A.ACCEPTED)
    invitation = ITip(
        method=Method.REQUEST,
        uid="foobar",
        sequence=2,
        dtstamp=RECEIVED,
        organizer=after.organizer,
        attendees=tuple(a for a in after.attendees if a is not crasher),
    )
    reply = ITip(method=Method.REPLY, uid="foobar", sequence=2, dtstamp=RECEIVED, attendees=(crasher,))
    known = apply(apply(None, invitation).meeting, reply).meeting
    assert people(known) == {"foo": A.NEEDS_ACTION, "crasher": A.ACCEPTED}


def test_the_organiser_deletes_the_event() -> None:
    """Sabre sends one CANCEL to each attendee, and none of them says that the event is off. Nobody is left."""
    before, one, two = (
        "DeleteEventTest.testOrganizerDeleteWithDuration.1",
        "DeleteEventTest.testOrganizerDeleteWithDtend.2",
        "DeleteEventTest.testOrganizerDeleteWithDtend.3",
    )
    (after_one,) = heard(before, one).values()
    assert (people(after_one), after_one.cancelled) == ({"two": A.NEEDS_ACTION}, False)
    (after_both,) = heard(before, one, two).values()
    assert (people(after_both), after_both.cancelled) == ({}, True)


def test_the_organiser_uninvites_all_but_themselves() -> None:
    names = tuple(f"UpdateEventTest.testInviteRemoveAttendees.{n}" for n in (1, 3, 4))
    (after,) = heard(*names).values()
    assert (people(after), after.cancelled) == ({"strunk": A.NEEDS_ACTION}, True)


def test_the_organiser_uninvites_one_and_invites_another() -> None:
    names = ("UpdateEventTest.testInviteRemoveAttendees.1", "UpdateEventTest.testInviteChange.3")
    (after,) = heard(*names, "UpdateEventTest.testInviteChangeSignificantChange.4").values()
    assert people(after) == {"strunk": A.ACCEPTED, "two": A.NEEDS_ACTION, "three": A.NEEDS_ACTION}


def test_an_attendee_deletes_the_event() -> None:
    (after,) = heard(*(f"DeleteEventTest.testAttendeeReplyWithDuration.{n}" for n in (1, 2))).values()
    assert people(after) == {"one": A.DECLINED, "two": A.NEEDS_ACTION}


def test_an_answer_to_an_instance_names_it_in_another_zone() -> None:
    (master,) = told("ProcessReplyTest.testReplyNewExceptionRecurrenceIdInDifferentTz.2")
    (reply,) = told("ProcessReplyTest.testReplyNewExceptionRecurrenceIdInDifferentTz.1")
    assert spread(master, {}) == STANDING
    assert master.start is not None
    assert reply.recurrence_id == datetime(2014, 7, 25, 4, tzinfo=UTC)
    assert (reply.recurrence_id - master.start).days == 1


def test_an_exception_of_a_daily_meeting_stands_alone() -> None:
    entries = heard("NewEventTest.testRecurrenceInvite2.1")
    assert [people(m) for m in entries.values()] == [{"two": A.NEEDS_ACTION, "three": A.NEEDS_ACTION}]
    assert heard("NewEventTest.testRecurrenceInvite2.4").keys() == entries.keys()


@pytest.mark.parametrize("name", ["AttendeeReplyTest.testAddExdateWithoutPreviousExdate.2"])
def test_yes_to_the_series_and_no_to_one_instance(name: str) -> None:
    yes, no = told(name)
    assert (yes.recurrence_id, yes.attendees[0].partstat) == (None, A.ACCEPTED)
    assert (no.recurrence_id, no.attendees[0].partstat) == (datetime(2014, 8, 18, 20, tzinfo=UTC), A.DECLINED)
