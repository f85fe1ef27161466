"""The picture of a calendar entry, from messages in any order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core.calendar import (
    Attendee,
    Change,
    ITip,
    Meeting,
    Method,
    PartStat,
    Significance,
    answering,
    apply,
)
from agent.core.mail import Address

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
ANNA, TOM, PRIYA, SUE = (Address(email=f"{n}@example.org", name=n.title()) for n in ("anna", "tom", "priya", "sue"))
S, A = Significance, PartStat


def at(minutes: int) -> datetime:
    """DTSTAMPs of the day before."""
    return NOON - timedelta(days=1) + timedelta(minutes=minutes)


def invited(*people: Address, **partstat: PartStat) -> tuple[Attendee, ...]:
    return tuple(Attendee(address=p, partstat=partstat.get(p.name.lower(), A.NEEDS_ACTION)) for p in people)


def message(method: Method, sequence: int, minute: int, people: tuple[Attendee, ...] = (), **more: object) -> ITip:
    said = {"start": NOON, "end": NOON + HOUR, "summary": "Interview: Priya", "organizer": ANNA, **more}
    return ITip(method=method, uid="u1", sequence=sequence, dtstamp=at(minute), attendees=people, **said)  # type: ignore[arg-type]


def request(sequence: int, minute: int, people: tuple[Attendee, ...] = invited(TOM, PRIYA), **more: object) -> ITip:
    return message(Method.REQUEST, sequence, minute, people, **more)


def cancel(sequence: int, minute: int, people: tuple[Attendee, ...] = (), status: str = "CANCELLED") -> ITip:
    return message(Method.CANCEL, sequence, minute, people, status=status)


def reply(who: Address, says: PartStat, sequence: int, minute: int, **more: object) -> ITip:
    to = str(more.pop("delegated_to", ""))
    return message(Method.REPLY, sequence, minute, (Attendee(address=who, partstat=says, delegated_to=to),), **more)


def heard(*messages: ITip) -> Meeting:
    """The picture after these messages, in this order."""
    meeting: Meeting | None = None
    for one in messages:
        meeting = apply(meeting, one).meeting
    assert meeting is not None
    return meeting


def after(*messages: ITip) -> Change:
    """What the last of these messages changed."""
    return apply(heard(*messages[:-1]) if len(messages) > 1 else None, messages[-1])


def answers(meeting: Meeting) -> dict[str, PartStat]:
    return {a.address.name or a.address.email: a.partstat for a in meeting.attendees}


# --- one message after another ---------------------------------------------------------------------------------------


def test_an_invitation_is_new_and_names_everybody() -> None:
    change = after(request(0, 0, invited(TOM, PRIYA, tom=A.ACCEPTED)))
    assert change.significant == {S.NEW}
    assert change.meeting.from_organizer
    assert answers(change.meeting) == {"Tom": A.ACCEPTED, "Priya": A.NEEDS_ACTION}
    assert (change.meeting.start, change.meeting.end) == (NOON, NOON + HOUR)


def test_replies_alone_make_a_picture() -> None:
    """The organiser's own inbox: each reply names only its sender."""
    change = after(reply(TOM, A.ACCEPTED, 0, 1), reply(PRIYA, A.TENTATIVE, 0, 2))
    assert change.significant == {S.PEOPLE, S.ANSWER}
    assert not change.meeting.from_organizer
    assert answers(change.meeting) == {"Tom": A.ACCEPTED, "Priya": A.TENTATIVE}
    assert change.meeting.organizer == ANNA
    assert change.meeting.end == NOON + HOUR


def test_the_first_reply_is_new_and_an_answer() -> None:
    assert after(reply(TOM, A.ACCEPTED, 0, 1)).significant == {S.NEW, S.ANSWER}


def test_replies_that_leave_things_out_complete_each_other() -> None:
    bare = reply(TOM, A.ACCEPTED, 0, 1, start=None, end=None, summary="", organizer=None)
    full = reply(PRIYA, A.ACCEPTED, 0, 2)
    for meeting in (heard(bare, full), heard(full, bare)):
        assert (meeting.start, meeting.summary, meeting.organizer) == (NOON, "Interview: Priya", ANNA)


def test_a_reply_to_a_later_revision_tells_that_it_was_moved() -> None:
    change = after(reply(TOM, A.ACCEPTED, 0, 1), reply(PRIYA, A.ACCEPTED, 1, 2, start=NOON + HOUR, end=NOON + 2 * HOUR))
    assert change.significant >= {S.MOVED}
    assert change.meeting.end == NOON + 2 * HOUR
    assert answers(change.meeting) == {"Tom": A.NEEDS_ACTION, "Priya": A.ACCEPTED}


def test_a_reply_never_changes_what_an_invitation_said() -> None:
    change = after(request(0, 0), reply(PRIYA, A.ACCEPTED, 3, 9, start=NOON - HOUR, end=NOON, summary="Lunch"))
    assert change.significant == {S.ANSWER}
    assert (change.meeting.start, change.meeting.end, change.meeting.summary) == (NOON, NOON + HOUR, "Interview: Priya")


def test_an_update_with_another_time_moves_it_and_asks_everybody_anew() -> None:
    moved = request(1, 5, start=NOON + HOUR, end=NOON + 2 * HOUR)
    change = after(request(0, 0), reply(PRIYA, A.ACCEPTED, 0, 1), moved)
    assert change.significant == {S.MOVED, S.ANSWER}
    assert answers(change.meeting)["Priya"] is A.NEEDS_ACTION


def test_the_same_instant_in_another_zone_is_not_moved() -> None:
    there = request(
        1, 5, start=NOON.astimezone(ZoneInfo("Asia/Tokyo")), end=(NOON + HOUR).astimezone(ZoneInfo("Asia/Tokyo"))
    )
    assert S.MOVED not in after(request(0, 0), there).significant


def test_an_update_keeps_answers_to_the_same_revision() -> None:
    change = after(request(0, 0), reply(PRIYA, A.ACCEPTED, 0, 1), request(0, 5, description="Candidate: Priya"))
    assert change.significant == {S.TEXT}
    assert answers(change.meeting)["Priya"] is A.ACCEPTED


@pytest.mark.parametrize(
    "stale", [request(0, 9, summary="Old"), request(1, 1, summary="Old"), request(1, 2, summary="Copy")]
)
def test_a_stale_or_repeated_invitation_changes_nothing(stale: ITip) -> None:
    known = heard(request(1, 2))
    assert apply(known, stale) == Change(meeting=known)


def test_each_persons_newest_answer_counts() -> None:
    first, second = reply(TOM, A.ACCEPTED, 0, 1), reply(TOM, A.DECLINED, 0, 7)
    other = reply(PRIYA, A.ACCEPTED, 0, 9)
    for order in ((first, second, other), (second, first, other), (other, second, first)):
        assert answers(heard(request(0, 0), *order)) == {"Tom": A.DECLINED, "Priya": A.ACCEPTED}
    (tom,) = (a for a in heard(request(0, 0), first, second).attendees if a.address == TOM)
    assert tom.answered == (0, at(7))


def test_an_answer_to_an_earlier_revision_says_nothing_about_this_one() -> None:
    change = after(request(1, 5), reply(TOM, A.DECLINED, 0, 9))
    assert change.significant == frozenset()
    assert answers(change.meeting)["Tom"] is A.NEEDS_ACTION


def test_cancelled_and_invited_again() -> None:
    gone = after(request(0, 0), cancel(1, 3))
    assert gone.significant == {S.CANCELLED}
    assert gone.meeting.cancelled
    back = after(request(0, 0), cancel(1, 3), request(2, 8))
    assert back.significant == {S.REVIVED}
    assert not back.meeting.cancelled


def test_google_cancels_with_an_old_sequence() -> None:
    """A calendar that counts higher has moved the event; Google's CANCEL still carries its own, lower SEQUENCE."""
    assert heard(request(4, 0), cancel(1, 3)).cancelled
    assert heard(cancel(1, 3), request(4, 0)).cancelled


def test_a_cancellation_from_before_the_newest_invitation_is_stale() -> None:
    known = heard(request(0, 0), request(2, 8))
    change = apply(known, cancel(1, 3))
    assert change.significant == frozenset()
    assert not change.meeting.cancelled


def test_in_the_same_second_the_higher_sequence_is_the_newer() -> None:
    """A calendar may cancel and invite anew at once; what it sends first may come last (RFC 5546 section 2.1.5)."""
    for both in ((cancel(1, 3), request(2, 3)), (request(2, 3), cancel(1, 3))):
        assert not heard(*both).cancelled
    assert after(cancel(1, 3), request(2, 3)).significant >= {S.REVIVED}
    for both in ((cancel(2, 3), request(1, 3)), (cancel(2, 3), request(2, 3)), (request(2, 3), cancel(2, 3))):
        assert heard(*both).cancelled


def test_a_request_with_status_cancelled_cancels() -> None:
    assert heard(request(0, 0), request(1, 3, status="CANCELLED")).cancelled


def test_a_cancellation_can_be_the_first_that_we_hear() -> None:
    change = after(cancel(1, 3, invited(TOM)))
    assert change.significant == {S.NEW, S.CANCELLED}
    assert heard(cancel(1, 3), request(0, 0)).cancelled


def test_a_cancellation_for_one_person_removes_that_person() -> None:
    """RFC 5546 section 3.2.5: without STATUS, only those named are uninvited."""
    change = after(request(0, 0, invited(TOM, PRIYA, SUE)), cancel(1, 3, invited(SUE), status=""))
    assert change.significant == {S.PEOPLE}
    assert not change.meeting.cancelled
    assert set(answers(change.meeting)) == {"Tom", "Priya"}


def test_their_late_answer_does_not_bring_them_back_but_an_invitation_does() -> None:
    without = (request(0, 0, invited(TOM, SUE)), cancel(1, 3, invited(SUE), status=""))
    assert set(answers(heard(*without, reply(SUE, A.DECLINED, 1, 4)))) == {"Tom"}
    assert set(answers(heard(*without, request(2, 5, invited(TOM, SUE))))) == {"Tom", "Sue"}


def test_a_cancellation_that_names_everybody_cancels() -> None:
    assert heard(request(0, 0), cancel(1, 3, invited(TOM, PRIYA), status="")).cancelled
    with_organizer = request(0, 0, invited(ANNA, TOM))
    assert heard(with_organizer, cancel(1, 3, invited(TOM), status="")).cancelled


def test_a_delegate_comes_instead() -> None:
    change = after(request(0, 0), reply(TOM, A.DELEGATED, 0, 2, delegated_to=SUE.email))
    assert change.significant == {S.PEOPLE, S.ANSWER}
    assert answers(change.meeting) == {"Tom": A.DELEGATED, "Priya": A.NEEDS_ACTION, SUE.email: A.NEEDS_ACTION}
    taken_back = heard(
        request(0, 0), reply(TOM, A.DELEGATED, 0, 2, delegated_to=SUE.email), reply(TOM, A.ACCEPTED, 0, 4)
    )
    assert set(answers(taken_back)) == {"Tom", "Priya"}


def test_somebody_who_answers_without_being_invited_is_there() -> None:
    """Forwarded invitations bring strangers; who they are is for others to ask."""
    assert set(answers(heard(request(0, 0), reply(SUE, A.ACCEPTED, 0, 2)))) == {"Tom", "Priya", "Sue"}
    assert set(answers(heard(request(2, 3), reply(SUE, A.ACCEPTED, 0, 2)))) == {"Tom", "Priya"}


def test_nobody_answers_for_another() -> None:
    both = message(Method.REPLY, 0, 2, invited(TOM, PRIYA, tom=A.DECLINED, priya=A.DECLINED))
    assert answering(both) is None
    assert set(answers(heard(request(0, 0), both)).values()) == {A.NEEDS_ACTION}
    (tom,) = invited(TOM, tom=A.DECLINED)
    assert answering(replace(both, attendees=(*invited(PRIYA), tom))) == tom
    assert answering(replace(both, attendees=())) is None


@pytest.mark.parametrize("method", [Method.PUBLISH, Method.REFRESH, Method.ADD])
def test_other_methods_change_nothing(method: Method) -> None:
    known = heard(request(0, 0))
    wish = message(method, 5, 9, invited(TOM), start=NOON + HOUR, comment="later please")
    assert apply(known, wish) == Change(meeting=known)
    assert apply(None, wish).significant == frozenset()


# --- wishes and words ------------------------------------------------------------------------------------------------


def counter(who: Address, minute: int, start: datetime = NOON + HOUR, sequence: int = 0, **more: object) -> ITip:
    wish = {"start": start, "end": start + HOUR, **more}
    return message(Method.COUNTER, sequence, minute, (Attendee(address=who, partstat=A.TENTATIVE),), **wish)


def wishes(meeting: Meeting) -> dict[str, datetime | None]:
    return {a.address.name: a.proposed_start for a in meeting.attendees}


def test_a_counter_is_a_wish() -> None:
    change = after(request(0, 0), counter(TOM, 5, comment="later please"))
    assert change.significant == {S.WISH, S.COMMENT, S.ANSWER}
    assert (change.meeting.start, change.meeting.end) == (NOON, NOON + HOUR)
    assert wishes(change.meeting) == {"Tom": NOON + HOUR, "Priya": None}
    assert answers(change.meeting)["Tom"] is A.TENTATIVE


def test_a_counter_alone_sets_no_time_unless_it_says_what_was_set() -> None:
    assert heard(counter(TOM, 5)).start is None
    assert heard(counter(TOM, 5, original_start=NOON, original_end=NOON + HOUR)).start == NOON
    for order in ((counter(TOM, 5), reply(PRIYA, A.ACCEPTED, 0, 1)), (reply(PRIYA, A.ACCEPTED, 0, 1), counter(TOM, 5))):
        assert heard(*order).start == NOON


@pytest.mark.parametrize(
    "then",
    [
        reply(TOM, A.ACCEPTED, 0, 9),
        request(1, 9),
        request(0, 9, start=NOON + HOUR, end=NOON + 2 * HOUR),
        message(Method.DECLINECOUNTER, 0, 9, invited(TOM)),
        message(Method.DECLINECOUNTER, 0, 9),
    ],
)
def test_a_wish_ends_with_an_answer_an_update_or_a_no(then: ITip) -> None:
    for order in ((counter(TOM, 5), then), (then, counter(TOM, 5))):
        assert wishes(heard(request(0, 0), *order))["Tom"] is None
    again = counter(TOM, 15, sequence=1, start=NOON + 3 * HOUR)
    assert wishes(heard(request(0, 0), then, again))["Tom"] == NOON + 3 * HOUR


def test_the_newest_words_of_each_person_are_kept_and_bounded() -> None:
    told = (reply(TOM, A.ACCEPTED, 0, 1, comment="first"), reply(TOM, A.DECLINED, 0, 5, comment="x" * 5000))
    bare = reply(TOM, A.ACCEPTED, 0, 9)
    for order in ((*told, bare), (bare, *reversed(told))):
        (tom,) = (a for a in heard(request(0, 0), *order).attendees if a.address == TOM)
        assert (tom.comment, tom.partstat) == ("x" * 1000, A.ACCEPTED)


def test_a_chain_of_delegates_is_followed() -> None:
    first = reply(TOM, A.DELEGATED, 0, 2, delegated_to=SUE.email)
    second = reply(SUE, A.DELEGATED, 0, 4, delegated_to="zoe@example.org")
    last = reply(Address(email="zoe@example.org"), A.ACCEPTED, 0, 6)
    meeting = heard(last, second, request(0, 0), first)
    assert answers(meeting) == {
        "Tom": A.DELEGATED,
        "Priya": A.NEEDS_ACTION,
        "Sue": A.DELEGATED,
        "zoe@example.org": A.ACCEPTED,
    }
    assert heard(request(0, 0), reply(TOM, A.DELEGATED, 0, 2, delegated_to=TOM.email)).attendees


def test_a_picture_written_down_by_hand_can_be_added_to() -> None:
    known = Meeting(
        uid="u1", sequence=0, dtstamp=at(0), attendees=invited(TOM, PRIYA), organizer=ANNA, from_organizer=True
    )
    assert answers(apply(known, reply(TOM, A.DECLINED, 0, 2)).meeting) == {"Tom": A.DECLINED, "Priya": A.NEEDS_ACTION}
    from_replies = replace(known, from_organizer=False)
    assert set(answers(apply(from_replies, reply(SUE, A.ACCEPTED, 0, 2)).meeting)) == {"Tom", "Priya", "Sue"}


# --- any order -------------------------------------------------------------------------------------------------------

PEOPLE = (TOM, PRIYA, SUE)
some_people = st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True)
partstats = st.sampled_from([A.ACCEPTED, A.DECLINED, A.TENTATIVE, A.DELEGATED])


@st.composite
def conversations(draw: st.DrawFn) -> list[ITip]:
    """Messages about one event. No two have one DTSTAMP, as RFC 5546 section 2.1.5 takes for granted."""
    messages: list[ITip] = []
    for minute in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from(["request", "reply", "reply", "counter", "no", "cancel", "remove"]))
        sequence = draw(st.integers(0, 3))
        start = NOON + draw(st.integers(0, 3)) * HOUR
        if kind == "request":
            people = invited(*draw(some_people), tom=draw(partstats))
            messages.append(request(sequence, minute, people, start=start, end=start + HOUR))
        elif kind == "reply":
            more = {"start": start, "end": start + HOUR, "description": draw(st.sampled_from(["", "a", "bb"]))}
            more["comment"] = draw(st.sampled_from(["", "late", "ill"]))
            who, to = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(PEOPLE))
            messages.append(reply(who, draw(partstats), sequence, minute, delegated_to=to.email, **more))
        elif kind == "counter":
            words = draw(st.sampled_from(["", "later?"]))
            messages.append(counter(draw(st.sampled_from(PEOPLE)), minute, start, sequence, comment=words))
        elif kind == "no":
            messages.append(message(Method.DECLINECOUNTER, sequence, minute, invited(*draw(some_people))))
        elif kind == "cancel":
            messages.append(cancel(sequence, minute))
        else:
            messages.append(cancel(sequence, minute, invited(*draw(some_people)), status=""))
    return messages


def pictured(messages: Sequence[ITip]) -> tuple[object, ...]:
    meeting = heard(*messages)
    people = frozenset(
        (a.address.email, a.partstat, a.delegated_to, a.answered, a.comment, a.commented, a.proposed_start)
        for a in meeting.attendees
    )
    return (replace(meeting, attendees=()), people)


@given(conversations(), st.randoms(use_true_random=False))
@settings(max_examples=400)
def test_the_order_of_messages_does_not_matter(messages: list[ITip], random: object) -> None:
    shuffled = list(messages)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert pictured(shuffled) == pictured(messages)


@given(conversations())
def test_a_message_that_comes_twice_changes_nothing(messages: list[ITip]) -> None:
    known = heard(*messages)
    for again in messages:
        assert apply(known, again) == Change(meeting=known)


@given(conversations(), conversations())
def test_what_is_cancelled_never_comes_back_by_an_older_message(before: list[ITip], more: list[ITip]) -> None:
    newest = max(m.sequence for m in before)
    known = heard(*before, cancel(newest + 1, 30))
    assert known.cancelled
    older = [m for m in more if m.sequence <= newest + 1]
    for one in older:
        change = apply(known, one)
        assert change.meeting.cancelled
        assert S.REVIVED not in change.significant


@given(conversations())
def test_a_change_without_significance_leaves_what_people_see(messages: list[ITip]) -> None:
    meeting: Meeting | None = None
    for one in messages:
        before, change = meeting, apply(meeting, one)
        meeting = change.meeting
        if before is not None and not change.significant:
            seen = [(m.start, m.end, m.cancelled, m.summary, answers(m)) for m in (before, meeting)]
            assert seen[0] == seen[1]
