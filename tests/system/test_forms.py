"""Responses of a form, from the flow's mail to the recruiter's, over servers and over the loss of all records."""

import pickle
import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent.advance import Advance
from agent.commands.import_form import take
from agent.core.effects import LetterKind
from agent.core.events import ReplyCame
from agent.core.interview import InterviewState
from agent.core.marks import form_reference
from agent.core.respondent import RespondentState
from agent.intake.erased import Erasure
from agent.ports import Fate, Folder, Store
from agent.reading.forms import came as form_answer
from agent.reading.responses import responses
from agent.rebuild.past import Past, Restored
from agent.sandbox.cast import GWEN, OLUCHI, RECRUITER
from agent.sandbox.scenario import START as SCENE
from agent.testing.parser import InlineParser
from agent.testing.store import MemoryStore
from tests.faults.stage import stationery
from tests.system.desk import Agency, Outside, address, event, invite, whole, write
from tests.system.test_in_touch_servers import anna
from tests.unit.cases import ANNA, END, PRIYA, REF, RULES, TOM
from tests.unit.flows import TITLES, apps_script, power_automate, table
from tests.unit.ledger import KEY
from tests.unit.mails import HOUSE

WITH_FORM = replace(RULES, form_url="https://forms.example/r?id=1&r6={reference}")
CLIENTS = ("4", "Clear and calm.\nA good listener.", "yes", "", "We want her: please make an offer.")
HERS = ("5", "A pleasant talk.", "yes", "none", "Yes, I would like to go ahead.")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LONG = timedelta(days=9)


def wire(raw: str) -> bytes:
    return raw.replace("\r\n", "\n").replace("\n", "\r\n").encode()


async def asked(outside: Outside, agency: Agency) -> dict[str, str]:
    """Both were asked: the reference in the form's link of each."""
    await agency.deliver(invite(ANNA.email, event("REQUEST")))
    await agency.pass_to(END + HOUR)
    return {who: link(outside.texts(who)[0]) for who in (TOM.email, PRIYA.email)}


def link(text: str) -> str:
    """The reference in the form's link of a letter."""
    (reference,) = set(re.findall(r"r6=([a-z2-7]{35})", text))
    return str(reference)


async def readings(store: Store) -> dict[str, int]:
    interview, _ = await store.interview(REF)
    assert interview is not None
    return {r.slot: len(r.readings) for r in interview.respondents}


async def came(store: Store) -> list[ReplyCame]:
    return [one.event for one in await store.story(REF) if isinstance(one.event, ReplyCame)]


async def test_a_response_is_told_counts_once_and_ends_the_reminders() -> None:
    outside = Outside()
    async with Agency(outside, rules=WITH_FORM).open() as agency:
        mine = await asked(outside, agency)
        await agency.deliver(wire(power_automate(table((*CLIENTS, mine[TOM.email])))))
        assert outside.kinds(ANNA.email)[-1] == LetterKind.FEEDBACK_IN
        told = " ".join(outside.texts(ANNA.email)[-1].split())
        assert "tom gave feedback: priya" in told
        assert "Clear and calm." in told

        await agency.deliver(wire(power_automate(table((*CLIENTS, mine[TOM.email])), key="tried again")))
        (row,) = responses([TITLES, (*CLIENTS, mine[TOM.email])])
        rules = {"anna": WITH_FORM}
        known = await take(row, outside.store, Advance(outside.store, rules), rules, KEY, agency._clock.now())
        assert known == "known already: tom"
        assert outside.kinds(ANNA.email).count(LetterKind.FEEDBACK_IN) == 1
        assert await readings(outside.store) == {"a": 1, "b": 0}

        await agency.pass_to(END + LONG)
        assert outside.kinds(TOM.email) == [LetterKind.QUESTION]
        assert outside.kinds(PRIYA.email).count(LetterKind.REMINDER) == 3


async def test_mail_to_oneself_that_no_server_vouches_for() -> None:
    """Exchange says nothing of the sender of mail within a company: the copy in Sent does. It has other header lines
    than the one in INBOX, and both come in one look."""
    outside = Outside()
    async with Agency(outside, rules=WITH_FORM).open() as agency:
        mine = await asked(outside, agency)
        for raw in (
            power_automate(table((*CLIENTS, mine[TOM.email])), proven=False),
            apps_script((*HERS, mine[PRIYA.email]), proven=False),
        ):
            outside.mailbox.deliver(wire(raw), Folder.SENT)
            outside.mailbox.deliver(b"X-MS-Exchange-Organization-AuthAs: Internal\r\n" + wire(raw))
        await agency.settle()
        assert await readings(outside.store) == {"a": 1, "b": 1}
        assert LetterKind.ASIDE not in outside.kinds(ANNA.email)
        assert outside.kinds(ANNA.email).count(LetterKind.FEEDBACK_IN) == 2


async def test_what_proves_a_flow_proves_nothing_else() -> None:
    """Whoever got a mail of Anna's knows a Message-ID that lies in Sent. With the subject of a flow's mail and their
    own reference in it, their calendar file is no more hers than before."""
    outside = Outside()
    async with Agency(outside, rules=WITH_FORM).open() as agency:
        mine = await asked(outside, agency)
        outside.mailbox.deliver(write(ANNA.email, TOM.email, "See you.", key="seen", proven=False), Folder.SENT)
        body = table((*CLIENTS, mine[TOM.email]))
        parts = [
            "--b\nContent-Type: text/html\n\n" + body,
            "--b\nContent-Type: text/calendar; method=CANCEL\n\n" + event("CANCEL", sequence=3).replace("\r\n", "\n"),
            "--b--",
        ]
        kind = 'Content-Type: multipart/mixed; boundary="b"'
        forged = write(ANNA.email, ANNA.email, "\n".join(parts), kind, proven=False, key="seen", subject="Debrief form")
        await agency.deliver(forged)
        assert (await outside.only()).state is InterviewState.ASKING
        assert await came(outside.store) == []


async def test_what_cannot_be_used_is_told_and_the_chase_goes_on() -> None:
    outside = Outside()
    async with Agency(outside, rules=WITH_FORM).open() as agency:
        mine = await asked(outside, agency)
        before = len(outside.letters(ANNA.email))
        mails = [
            power_automate(table((*CLIENTS, "")), key="1"),
            power_automate(table(("",) * 5 + (mine[TOM.email],)), key="2"),
            power_automate(table((*CLIENTS, f"{mine[TOM.email]} {mine[PRIYA.email]}")), key="3"),
            power_automate("Somebody has answered.", key="4"),
            power_automate(table((*CLIENTS, mine[TOM.email])), sender="flow@elsewhere.example", key="5"),
        ]
        await agency.deliver(*map(wire, mails))
        told = [" ".join(text.split()) for text in outside.texts(ANNA.email)[before:]]
        assert outside.kinds(ANNA.email)[before:] == [LetterKind.ASIDE] * 5
        for reason in (
            "It is a response of a form, but it bears no reference of a letter of mine.",
            "It is a response of a form, but it holds no answer.",
            "It is a response of a form, but it bears several references.",
            "It is a response of a form, but none of its titles begins with the number of a question ('Q1.' to 'Q5.').",
            "It is a response of a form, but flow[at]elsewhere[.]example is not listed under form_senders.",
        ):
            assert any(reason in one for one in told), told
        fates = [fate for name, fate in (await outside.fates()).items() if "outlook.example" in name]
        assert [fate.partition(":")[0] for fate in fates] == [Fate.QUARANTINED] * 5
        assert await came(outside.store) == []
        await agency.pass_to(END + LONG)
        assert outside.kinds(TOM.email).count(LetterKind.REMINDER) == 3


async def test_a_response_that_comes_after_the_decision_is_passed_on() -> None:
    outside = Outside()
    async with Agency(outside, rules=WITH_FORM).open() as agency:
        mine = await asked(outside, agency)
        await agency.deliver(wire(power_automate(table((*CLIENTS, mine[TOM.email])))))
        await agency.deliver(wire(apps_script((*HERS, mine[PRIYA.email]))))
        await agency.deliver(
            write(ANNA.email, address(REF), "offer", f"In-Reply-To: {outside.letters(ANNA.email)[-1]['Message-ID']}")
        )
        assert (await outside.only()).state is InterviewState.DECIDED
        await agency.deliver(wire(power_automate(table(("1", *CLIENTS[1:], mine[TOM.email])), key="late")))
        assert outside.kinds(ANNA.email)[-1] == LetterKind.HELD
        assert await readings(outside.store) == {"a": 1, "b": 1}


async def test_no_ai_and_stop() -> None:
    outside = Outside()
    async with Agency(outside, rules=WITH_FORM).open() as agency:
        mine = await asked(outside, agency)
        await agency.deliver(wire(power_automate(table(("4", "NO AI\nA calm person.", "", "", "", mine[TOM.email])))))
        assert "no AI" in outside.texts(ANNA.email)[-1]
        assert "A calm person." in outside.texts(ANNA.email)[-1]
        await agency.deliver(wire(apps_script(("", "", "", "STOP", "", mine[PRIYA.email]))))
        states = {r.slot: (r.no_ai, r.stopped) for r in (await outside.only()).respondents}
        assert states == {"a": (True, False), "b": (False, True)}


async def test_in_junk_it_counts_if_it_is_proven() -> None:
    outside = Outside()
    async with Agency(outside, rules=WITH_FORM).open() as agency:
        mine = await asked(outside, agency)
        before = len(outside.letters(ANNA.email))
        outside.mailbox.deliver(wire(power_automate(table((*HERS, mine[PRIYA.email])), proven=False)), Folder.JUNK)
        outside.mailbox.deliver(wire(power_automate(table((*CLIENTS, "")), key="x")), Folder.JUNK)
        await agency.settle()
        assert len(outside.letters(ANNA.email)) == before
        outside.mailbox.deliver(wire(power_automate(table((*CLIENTS, mine[TOM.email])))), Folder.JUNK)
        await agency.settle()
        assert await readings(outside.store) == {"a": 1, "b": 0}


# --- the records are lost --------------------------------------------------------------------------------------------


async def lost_and_found(outside: Outside, folder: Path, erased: Any = None) -> Restored:
    outside.store = MemoryStore()
    outside.store._erased = erased or outside.store._erased
    return await Past(
        house=HOUSE,
        rules=WITH_FORM,
        token_key=KEY,
        mailbox=outside.mailbox,
        store=outside.store,
        parser=InlineParser(),
        models=(),
        stationery=stationery(outside.store),
        folder=folder,
        days=120,
        end=outside.clock.now(),
    ).restore()


async def test_what_a_flow_mailed_is_found_again(tmp_path: Path) -> None:
    outside = Outside()
    async with Agency(outside, rules=WITH_FORM).open() as agency:
        mine = await asked(outside, agency)
        await agency.deliver(wire(power_automate(table((*CLIENTS, mine[TOM.email])))))
        before = await came(outside.store)
    told = await lost_and_found(outside, tmp_path)
    assert (told.answers, told.asked) == (1, ())
    assert [(one.id, one.lines) for one in await came(outside.store)] == [(one.id, one.lines) for one in before]
    sent = len(outside.mailer.sent)
    async with Agency(outside, rules=WITH_FORM).open() as agency:
        await agency.settle()
        assert len(outside.mailer.sent) == sent, "nobody gets a mail twice"
        await agency.pass_to(END + LONG)
    assert outside.kinds(TOM.email) == [LetterKind.QUESTION]


async def test_a_response_shows_that_the_question_left_where_sent_shows_nothing(tmp_path: Path) -> None:
    outside = Outside()
    async with Agency(outside, rules=WITH_FORM).open() as agency:
        mine = await asked(outside, agency)
        await agency.deliver(wire(power_automate(table((*CLIENTS, mine[TOM.email])))))
    outside.mailbox.boxes[Folder.SENT].mails.clear()
    told = await lost_and_found(outside, tmp_path)
    assert (told.ours, told.answers, len(told.asked)) == (True, 1, 1)
    assert "priya was asked already" in (await outside.only()).contested
    assert "tom" not in (await outside.only()).contested


async def test_words_of_the_erased_do_not_come_back_by_a_form(tmp_path: Path) -> None:
    outside = Outside()
    async with Agency(outside, rules=WITH_FORM).open() as agency:
        mine = await asked(outside, agency)
        await agency.deliver(wire(power_automate(table((*CLIENTS, mine[TOM.email])))))
        await agency.deliver(wire(apps_script((*HERS, mine[PRIYA.email]))))
    store = outside.store
    await store.forget(TOM.email, outside.clock.now())
    await lost_and_found(outside, tmp_path, erased=store._erased)
    assert [one.slot for one in await came(outside.store)] == ["b"]
    everything = pickle.dumps({name: value for name, value in vars(outside.store).items() if name != "_erased"})
    assert b"good listener" not in everything
    assert b"pleasant talk" in everything


@pytest.mark.parametrize(("slot", "spared"), [("a", False), ("b", True)])
async def test_nobody_gets_the_answer_of_the_erased_whose_slot_they_have_now(slot: str, spared: bool) -> None:
    """Tom (a) was erased. In records that are made anew his letter is free again, and Sue may have got it."""
    erasure = Erasure(MemoryStore(), RULES.directory, {REF}, {REF: {PRIYA.email: "b"}})
    (row,) = responses([TITLES, (*CLIENTS, form_reference(KEY, REF, slot))])
    event = form_answer(row, REF, slot, END)
    assert await erasure.spared(event) == (event if spared else None)
    assert await erasure.spared(replace(event, id="mail:m1")) is not None


async def test_an_export_that_is_imported_again_brings_back_what_was_lost(tmp_path: Path) -> None:
    """Its rows lie in no mailbox. They have the same names as before, so the recruiter is not told of them again."""
    outside, rules = Outside(), {"anna": WITH_FORM}
    async with Agency(outside, rules=WITH_FORM).open() as agency:
        mine = await asked(outside, agency)
        (row,) = responses([TITLES, (*CLIENTS, mine[TOM.email])])
        first = await take(row, outside.store, Advance(outside.store, rules), rules, KEY, outside.clock.now())
        assert first.startswith("taken over as the answer of tom")
        agency.dispatch.nudge()
        await agency.settle()
        before, sent = await came(outside.store), len(outside.mailer.sent)
        assert await readings(outside.store) == {"a": 1, "b": 0}
    await lost_and_found(outside, tmp_path)
    assert await readings(outside.store) == {"a": 0, "b": 0}
    async with Agency(outside, rules=WITH_FORM).open() as agency:
        again = await take(row, outside.store, Advance(outside.store, rules), rules, KEY, outside.clock.now())
        assert again == first
        agency.dispatch.nudge()
        await agency.settle()
        assert await readings(outside.store) == {"a": 1, "b": 0}
        assert [(one.id, one.mail, one.lines) for one in await came(outside.store)] == [
            (one.id, one.mail, one.lines) for one in before
        ]
        assert len(outside.mailer.sent) == sent, "the letter about it lies in Sent"
        # The flow that is set up later hands on the same response.
        await agency.deliver(wire(power_automate(table((*CLIENTS, mine[TOM.email])))))
        assert len(await came(outside.store)) == 1


# --- over servers ----------------------------------------------------------------------------------------------------


async def test_over_servers(tmp_path: Path) -> None:
    """SMTP, IMAP and the parser's own process: the reference is the one in the letter that left."""
    form = "https://forms.example/r?id=1&r6={reference}"
    async with anna(tmp_path / "state", form_url=form) as desk:
        named = ("DESCRIPTION:Candidate: Oluchi Eze <oluchi.eze@postbox.example>",)
        people = (GWEN.email, OLUCHI.email)
        request = event("REQUEST", people=people, start="20261123T090000Z", end="20261123T100000Z", extra=named)
        await desk.gets(RECRUITER.email, invite(RECRUITER.email, request, proven=False))
        await desk.pass_to(SCENE + 4 * HOUR)
        reference = link(whole(desk.letters(GWEN.email)[0]))
        filled = power_automate(table((*CLIENTS, reference)), sender=RECRUITER.email, proven=False)
        await desk.gets(RECRUITER.email, wire(filled).replace(b"anna+debrief@agency.example", plus().encode()))
        assert "Clear and calm." in desk.text()
        assert (await desk.states())[GWEN.email] is RespondentState.ANSWERED
        await desk.gets(
            RECRUITER.email, wire(power_automate("Nothing.", sender=RECRUITER.email, proven=False, key="2"))
        )
        assert "none of its titles begins with the number of a question" in desk.text()
        await desk.pass_to(datetime.fromisoformat("2026-11-30T16:00Z"))
        assert len(desk.letters(GWEN.email)) == 1
        assert len(desk.letters(OLUCHI.email)) == 4


def plus() -> str:
    local, _, domain = RECRUITER.email.partition("@")
    return f"{local}+debrief@{domain}"
