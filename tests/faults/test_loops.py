"""Mails that answer one another without end: each exchange dies, and what people write in between is worked on.

All letters are those that the service composed, and whatever answers them knows nothing but them. A month passes.
"""

from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from agent.core.gate import MOST_QUESTIONS
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.core.respondent import RespondentState
from agent.core.rules import Caps
from tests.faults.circles import (
    ANNA,
    BEN,
    PRIYA,
    RAVI,
    TOM,
    Refuses,
    Responder,
    answers_once,
    expands,
    invitation,
    rules_of,
    unsigned,
)
from tests.faults.circles import house_of as house
from tests.faults.crowd import DAY, left, most, within
from tests.faults.exchange import Exchange, Parcel, Site
from tests.faults.table import record
from tests.unit.cases import EARLIER, END

YES = "5 of 5, I liked it. Yes, I would like to go ahead."
WEEK = 7 * DAY
MONTH = END + 30 * DAY
ORDINARY = {"heads_up": 1, "feedback_in": 1, "call": 1, "recommendation": 1}
"""What a recruiter hears of an interview that one side answered, and the other never did."""


@pytest.fixture
async def exchange() -> AsyncIterator[Exchange]:
    async with Exchange(EARLIER) as opened:
        yield opened


async def site(exchange: Exchange, recruiter: Address, team: tuple[Address, ...] = ()) -> Site:
    """The service of one agency."""
    key = recruiter.email.encode().ljust(32, b"k")
    return await exchange.opens(replace(rules_of(recruiter), team=team), house(recruiter), key)


def invites(exchange: Exchange, organizer: Address, people: tuple[Address, ...], *to: Address) -> None:
    """Their calendar tells those who are to know."""
    for who in to or (organizer,):
        raw = invitation(organizer, people, who)
        exchange.posts(Parcel(at=EARLIER, back=organizer.email, to=who.email, raw=raw))


async def of(one: Site, organizer: Address = ANNA) -> Interview:
    """The interview that somebody invited to."""
    found = await one.outside.store.interviews()
    return next(i for i in found if i.meeting.organizer and i.meeting.organizer.email == organizer.email)


async def stand(one: Site, who: Address, organizer: Address = ANNA) -> tuple[RespondentState, int]:
    """Where somebody stands, and how many readings of their words there are."""
    there = next(r for r in (await of(one, organizer)).respondents if r.person.address.email == who.email)
    return there.state, len(there.readings)


def strangers(one: Site, *known: Address) -> set[str]:
    """Who was written to without having been invited."""
    return one.outside.recipients - {who.email for who in known}


def kinds(one: Site, to: Address) -> Counter[str]:
    return Counter(one.outside.kinds(to.email))


def ends(exchange: Exchange, fault: str) -> None:
    """No budget was exceeded, nobody got more of anything than there is, and the month's last week was quiet."""
    for one in exchange.sites.values():
        within(left(one.outside), Caps())
        ids = [mail.message_id for mail in one.outside.mailer.sent]
        assert len(ids) == len(set(ids))
    last = max(parcel.at for parcel in exchange.arrived)
    assert last < END + 3 * WEEK, "it still goes on"
    record("loops", fault, tried=len(exchange.arrived), recovery=(last - END).total_seconds())


# --- two of us --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gateway", [bytes, unsigned], ids=["as sent", "without any sign of a machine"])
@pytest.mark.parametrize("team", [(), (BEN,)], ids=["strangers", "each in the other's team"])
async def test_two_services_mail_each_other(
    exchange: Exchange, team: tuple[Address, ...], gateway: Callable[[bytes], bytes]
) -> None:
    """Anna interviews with Ben, and Ben with Anna; both have Debrief, and each calendar invites the other."""
    exchange.gateway = gateway
    hers, his = await site(exchange, ANNA, team), await site(exchange, BEN, (ANNA,) if team else ())
    invites(exchange, ANNA, (BEN, PRIYA), ANNA, BEN)
    invites(exchange, BEN, (ANNA, RAVI), ANNA, BEN)
    exchange.answers[PRIYA.email] = answers_once(PRIYA, YES)
    exchange.answers[RAVI.email] = answers_once(RAVI, YES)
    # Ben himself answers once, a day later, from the mailbox in which his own service reads along.
    exchange.answers[BEN.email] = answers_once(BEN, "4 of 5, solid. Yes, please make an offer.", DAY)
    await exchange.until(MONTH)
    assert await stand(hers, BEN) == (RespondentState.ANSWERED, 1)
    assert await stand(his, ANNA, BEN) == (RespondentState.UNREACHABLE, 0)
    shared = {"recommendation": 1} if team else {}
    assert kinds(hers, BEN) == {"question": 1, "reminder": 1, **shared}
    assert kinds(his, ANNA) == {"question": 1, "reminder": 3, **shared}
    assert kinds(hers, PRIYA) == kinds(his, RAVI) == {"question": 1}
    # Each is asked once, by a doubt, whose the interview is that the other organised.
    assert kinds(hers, ANNA) == {"heads_up": 1, "doubt": 1, "feedback_in": 2, "recommendation": 1}
    assert kinds(his, BEN) == {**ORDINARY, "doubt": 1}
    assert strangers(hers, ANNA, BEN, PRIYA) == strangers(his, ANNA, BEN, RAVI) == set()
    ends(exchange, f"two services that mail each other{', in one team' if team else ''}")


# --- autoresponders ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("marked", [True, False, None], ids=["marked", "unmarked", "now so, now so"])
@pytest.mark.parametrize("one_address", [True, False], ids=["one address", "ever other addresses"])
@pytest.mark.parametrize("many", [1, 5])
async def test_an_autoresponder_answers_every_mail(
    exchange: Exchange, many: int, one_address: bool, marked: bool | None
) -> None:
    """At the client's; what it writes and quotes is ever other. The candidate answers as a person does."""
    hers = await site(exchange, ANNA)
    invites(exchange, ANNA, (TOM, PRIYA))
    machine = Responder(me=TOM, many=many, one_address=one_address, marked=marked)
    exchange.answers = {PRIYA.email: answers_once(PRIYA, YES), TOM.email: machine}
    await exchange.until(MONTH)
    assert await stand(hers, PRIYA) == (RespondentState.ANSWERED, 1)
    assert (await of(hers)).state is InterviewState.RECOMMENDED
    assert kinds(hers, TOM)["question"] == 1
    assert kinds(hers, TOM).total() <= MOST_QUESTIONS
    # It writes that often at most, as it answers letters only; each of its mails is shown once at most.
    assert machine.number <= MOST_QUESTIONS * many
    told = kinds(hers, ANNA)
    assert told - Counter(ORDINARY) <= Counter({"held": machine.number, "feedback_in": machine.number})
    assert (told - Counter(ORDINARY)).total() <= machine.number
    assert strangers(hers, ANNA, TOM, PRIYA) == set()
    kind = {True: "marked as automatic", False: "unmarked", None: "now marked, now not"}[marked]
    ends(exchange, f"autoresponder of a participant, {kind}")


COMMANDS = (
    "Yes",
    "Accept",
    "Ignore",
    "Remarks",
    "File: rating 4, decision yes",
    "Not held",
    "Moved",
    "No-show candidate",
    "Ask bob@acme.example",
    "Client: tom@acme.example",
)


@pytest.mark.parametrize("word", COMMANDS)
async def test_a_machine_answers_the_recruiters_letters_with_a_command(exchange: Exchange, word: str) -> None:
    """Unmarked, from her own address, proven, and to the very mail: nothing tells it from her. It is obeyed once."""
    hers = await site(exchange, ANNA)
    invites(exchange, ANNA, (TOM, PRIYA))
    exchange.answers = {PRIYA.email: answers_once(PRIYA, YES), ANNA.email: Responder(me=ANNA, only=word)}
    await exchange.until(MONTH)
    assert (await stand(hers, PRIYA))[0] is RespondentState.ANSWERED
    assert (kinds(hers, ANNA) - Counter(ORDINARY)).total() <= 7
    assert kinds(hers, TOM).total() <= MOST_QUESTIONS
    assert strangers(hers, ANNA, TOM, PRIYA) == set()
    ends(exchange, "a machine that answers the recruiter's letters with commands")


@pytest.mark.parametrize("marked", [True, None], ids=["marked", "now so, now so"])
async def test_the_recruiter_is_away_and_so_is_everybody(exchange: Exchange, marked: bool | None) -> None:
    """The recruiter's own autoresponder answers our letters to her, and those of the client's answers to ours."""
    hers = await site(exchange, ANNA)
    invites(exchange, ANNA, (TOM, PRIYA))
    for who in (ANNA, TOM):
        exchange.answers[who.email] = Responder(me=who, marked=marked)
    exchange.answers[PRIYA.email] = answers_once(PRIYA, YES)
    await exchange.until(MONTH)
    assert await stand(hers, PRIYA) == (RespondentState.ANSWERED, 1)
    assert kinds(hers, TOM).total() <= MOST_QUESTIONS
    assert (kinds(hers, ANNA) - Counter(ORDINARY)).total() <= 6
    ends(exchange, "autoresponders of recruiter and participant")


async def test_two_machines_talk_through_the_recruiters_mailbox_for_ever(exchange: Exchange) -> None:
    """Her autoresponder and the client's answer each other without us, every hour, and nothing marks them.

    The world does not come to rest, so neither does what we are to show her; but nobody is written to for it, and she
    hears of it a handful of times a day.
    """
    hers = await site(exchange, ANNA)
    invites(exchange, ANNA, (TOM, PRIYA))
    for who in (ANNA, TOM):
        exchange.answers[who.email] = Responder(me=who, marked=False, one_address=True, wait=timedelta(hours=1))
    exchange.answers[PRIYA.email] = answers_once(PRIYA, YES, 2 * DAY)
    await exchange.until(MONTH)
    assert len(exchange.to(ANNA.email)) > 500
    assert await stand(hers, PRIYA) == (RespondentState.ANSWERED, 1)
    assert (await of(hers)).state is InterviewState.RECOMMENDED
    assert kinds(hers, TOM) == {"question": 1}
    letters = left(hers.outside)
    within(letters, Caps())
    assert most((x for x in letters if x.entry.to == ANNA.email), DAY) <= 10
    assert len(hers.outside.notifier.published) <= 5 * 31
    assert strangers(hers, ANNA, TOM, PRIYA) == set()
    record("loops", "two autoresponders that never stop", tried=len(exchange.arrived))


# --- bounces ----------------------------------------------------------------------------------------------------------


def refusing(exchange: Exchange, *people: Address) -> None:
    """These people's mail systems refuse everything, and so do those that are told of it."""
    for who in people:
        exchange.answers[who.email] = exchange.answers[f"mailer-daemon@{who.domain}"] = Refuses()


async def test_bounces_of_letters_to_a_participant(exchange: Exchange) -> None:
    """Her own mail system refuses the reports, and that of the client refuses to hear of it."""
    hers = await site(exchange, ANNA)
    invites(exchange, ANNA, (TOM, PRIYA))
    exchange.answers[PRIYA.email] = answers_once(PRIYA, YES)
    refusing(exchange, TOM, ANNA)
    await exchange.until(MONTH)
    assert await stand(hers, PRIYA) == (RespondentState.ANSWERED, 1)
    assert await stand(hers, TOM) == (RespondentState.UNREACHABLE, 0)
    assert kinds(hers, TOM) == {"question": 1}
    assert kinds(hers, ANNA) == ORDINARY, "she is told once that the client cannot be reached"
    assert strangers(hers, ANNA, TOM, PRIYA) == set()
    assert len(exchange.arrived) > 200, "the mail systems had enough to tell each other"
    ends(exchange, "bounces of bounces")


async def test_bounces_of_letters_to_the_recruiter(exchange: Exchange) -> None:
    """What is sent to her comes back to her, as to its sender, and that again."""
    hers = await site(exchange, ANNA)
    invites(exchange, ANNA, (TOM, PRIYA))
    exchange.answers[PRIYA.email] = answers_once(PRIYA, YES)
    exchange.answers[TOM.email] = answers_once(TOM, "4 of 5, solid. Yes, please make an offer.", DAY)
    refusing(exchange, ANNA)
    await exchange.until(MONTH)
    assert await stand(hers, TOM) == (RespondentState.ANSWERED, 1)
    assert await stand(hers, PRIYA) == (RespondentState.ANSWERED, 1)
    assert kinds(hers, ANNA) == {"heads_up": 1, "feedback_in": 2, "recommendation": 1}
    assert kinds(hers, TOM) == {"question": 1, "reminder": 1}
    fates = Counter((await hers.outside.fates()).values())
    assert fates["ignored: a bounce of a mail that was no question of ours"] >= 4
    ends(exchange, "bounces of letters to the recruiter")


# --- lists ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gateway", [bytes, unsigned], ids=["as sent", "without any sign of a machine"])
@pytest.mark.parametrize("marked", [True, False], ids=["with its marks", "without"])
async def test_a_list_echoes_our_letters(exchange: Exchange, marked: bool, gateway: Callable[[bytes], bytes]) -> None:
    """The client's address is a list: it passes our letter on to the candidate, to others, and back to us, twice."""
    exchange.gateway = gateway
    hers = await site(exchange, ANNA)
    invites(exchange, ANNA, (TOM, PRIYA))
    echo = expands(TOM.email, ["others@acme.example", PRIYA.email, TOM.email], marked=marked)
    exchange.answers = {TOM.email: echo, PRIYA.email: answers_once(PRIYA, YES)}
    await exchange.until(MONTH)
    assert len(exchange.to("others@acme.example")) == kinds(hers, TOM).total()
    assert (await of(hers)).state is InterviewState.RECOMMENDED
    assert await stand(hers, PRIYA) == (RespondentState.ANSWERED, 1)
    assert (await stand(hers, TOM))[1] == 0, "our own words are nobody's answer"
    assert kinds(hers, TOM).total() <= MOST_QUESTIONS
    assert kinds(hers, ANNA).total() <= 5
    assert strangers(hers, ANNA, TOM, PRIYA) == set()
    ends(exchange, "a list that echoes our letters")
