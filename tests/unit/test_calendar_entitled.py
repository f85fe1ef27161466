"""Who may say what in a calendar mail: the sender in From, the people in the file, and the proof."""

from dataclasses import replace

import pytest

from agent.core.calendar import Attendee, ITip, Method, PartStat
from agent.core.mail import Address, MailKind, Verdict
from agent.reading.claims import Claims
from agent.reading.entitled import organised, passed_on, speaker
from tests.unit.cases import ANNA, DIRECTORY, PRIYA, TOM, itip
from tests.unit.mails import HOUSE

PAULA = Address(email="paula@agency.example")
SUE = Address(email="sue@acme.example")
GOOGLE = Address(email="calendar-notification@google.com")
GROUP = Address(email="c_1@group.calendar.google.com")


def claims(sender: Address | None, *, proven: bool = True, subject: str = "") -> Claims:
    verdict = Verdict(verified=proven, reason="")
    return Claims(sender=sender, verdict=verdict, kind=MailKind.HUMAN, subject=subject)


def may(sender: Address, message: ITip, *, proven: bool = True) -> bool:
    return speaker(claims(sender, proven=proven), message, HOUSE, DIRECTORY)[1]


def answer(who: Address = TOM, **more: str) -> ITip:
    return itip(Method.REPLY, attendees=(Attendee(address=who, partstat=PartStat.ACCEPTED, **more),))  # type: ignore[arg-type]


@pytest.mark.parametrize("method", [Method.REQUEST, Method.CANCEL, Method.ADD, Method.DECLINECOUNTER])
@pytest.mark.parametrize(
    ("sender", "changes", "allowed"),
    [
        (ANNA, {}, True),
        (Address(email="anna+jobs@agency.example"), {}, True),
        (TOM, {}, False),
        (PRIYA, {}, False),
        (PAULA, {}, False),
        (PAULA, {"organizer_sent_by": PAULA.email}, True),
        (TOM, {"organizer_sent_by": TOM.email}, False),
        (TOM, {"organizer": TOM}, True),
        (SUE, {"organizer": TOM, "organizer_sent_by": SUE.email}, True),
        (PRIYA, {"organizer": Address(email="x@postbox.example"), "organizer_sent_by": PRIYA.email}, False),
        (GOOGLE, {}, True),
        (GOOGLE, {"organizer": None}, False),
        (ANNA, {"organizer": None}, True),
        (TOM, {"organizer": None}, False),
        (ANNA, {"organizer": GROUP}, True),
        (PAULA, {"organizer": GROUP}, True),
        (TOM, {"organizer": GROUP}, False),
    ],
)
def test_what_only_the_organiser_says(
    method: Method, sender: Address, changes: dict[str, object], allowed: bool
) -> None:
    message = itip(method, **changes)
    assert may(sender, message) is allowed
    assert not may(sender, message, proven=False)


@pytest.mark.parametrize("method", [Method.REPLY, Method.COUNTER])
@pytest.mark.parametrize(
    ("sender", "message", "allowed"),
    [
        (TOM, answer(), True),
        (ANNA, answer(), False),
        (SUE, answer(), False),
        (SUE, answer(sent_by=SUE.email), True),
        (PAULA, answer(sent_by=PAULA.email), False),
        (PRIYA, answer(Address(email="x@postbox.example"), sent_by=PRIYA.email), False),
        (GOOGLE, answer(), True),
        (SUE, answer(SUE, delegated_from=TOM.email), True),
    ],
)
def test_what_only_an_attendee_says(method: Method, sender: Address, message: ITip, allowed: bool) -> None:
    assert may(sender, replace(message, method=method)) is allowed
    assert not may(sender, replace(message, method=method), proven=False)


def test_a_provider_speaks_for_the_one_who_acted() -> None:
    assert speaker(claims(GOOGLE), answer(), HOUSE, DIRECTORY) == (TOM, True)
    assert speaker(claims(GOOGLE), itip(), HOUSE, DIRECTORY) == (ANNA, True)
    two = replace(answer(), attendees=answer().attendees + answer(PRIYA).attendees)
    assert speaker(claims(GOOGLE), two, HOUSE, DIRECTORY) == (GOOGLE, False)
    assert speaker(claims(None), answer(), HOUSE, DIRECTORY) == (None, False)


def test_a_calendar_that_names_nobody_is_the_recruiters_where_they_wrote() -> None:
    for nobody in (None, GROUP):
        message = itip(organizer=nobody)
        assert organised(message, ANNA, DIRECTORY).organizer == ANNA
        assert organised(message, PAULA, DIRECTORY).organizer == nobody
        assert organised(replace(answer(), organizer=nobody), ANNA, DIRECTORY).organizer == nobody
    assert organised(itip(organizer=TOM), ANNA, DIRECTORY).organizer == TOM


@pytest.mark.parametrize("subject", ["FW: Interview", "Fwd: Interview", "WG: Termin", "TR : Entretien", "转发: 面试"])
def test_what_somebody_else_forwards_is_not_live(subject: str) -> None:
    assert passed_on(claims(SUE, subject=subject), itip(), HOUSE, DIRECTORY)
    assert passed_on(claims(SUE, subject=subject), answer(), HOUSE, DIRECTORY)
    assert not passed_on(claims(ANNA, subject=subject), itip(), HOUSE, DIRECTORY)
    assert not passed_on(claims(TOM, subject=subject), answer(), HOUSE, DIRECTORY)


def test_a_file_without_a_method_of_its_part_is_the_organisers_or_nobodys() -> None:
    loose = itip(loose=True)
    assert passed_on(claims(TOM), loose, HOUSE, DIRECTORY)
    assert not passed_on(claims(TOM), itip(), HOUSE, DIRECTORY)
    assert not passed_on(claims(ANNA, proven=False), loose, HOUSE, DIRECTORY), "unproven, but live: a doubt"
    assert not passed_on(claims(TOM), replace(answer(), loose=True), HOUSE, DIRECTORY)
