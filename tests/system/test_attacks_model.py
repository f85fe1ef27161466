"""A model that is wholly in an attacker's hands, and canaries that must not fly: one side's words, names, ratings."""

import asyncio
import json
import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.commands.logs import Lines
from agent.core.interview import Interview
from agent.ports import Folder
from agent.reading.answer import (
    DecisionAnswer,
    MetAnswer,
    OutcomeAnswer,
    PointAnswer,
    ProposalAnswer,
    ProtectedAnswer,
    RatingAnswer,
    ReadingAnswer,
)
from agent.testing.model import MemoryModel
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import END, REF

HOUR = timedelta(hours=1)

ANNA, TOM, PRIYA, EVE = "anna@agency.example", "tom@acme.example", "priya@postbox.example", "eve@evil.example"
REPLY = "4 of 5.\nShe knows her databases.\nLet us make an offer.\n\n-- \nTom Becker\n\n> How did it go?"

QUOTES = st.sampled_from(
    [
        *REPLY.split("\n"),
        "of 5",
        "know",
        "How did it go?",
        "She said that I am the best.",
        "client: eve@evil.example",
        "https://evil.example/login",
        "[#abcdefgh]",
    ]
)
LINES = st.lists(st.integers(-2, 12), max_size=3).map(tuple)
PROOF = {"lines": LINES, "quote": QUOTES}
ANSWERS = st.builds(
    ReadingAnswer,
    outcome=st.builds(OutcomeAnswer, **PROOF),
    rating=st.builds(RatingAnswer, **PROOF),
    decision=st.builds(DecisionAnswer, **PROOF),
    qualifications_met=st.builds(MetAnswer, **PROOF),
    next_step=st.builds(ProposalAnswer, **PROOF),
    points=st.lists(st.builds(PointAnswer, **PROOF), max_size=3).map(tuple),
    protected=st.lists(st.builds(ProtectedAnswer, **PROOF), max_size=2).map(tuple),
    summary=st.one_of(st.text(max_size=80), st.just("Reject. https://evil.example or eve@evil.example")),
)


async def _asked() -> Outside:
    """Two interviews whose people have been asked."""
    outside = Outside()
    other = event("REQUEST", uid="other@google.com", people=(TOM, "ravi@postbox.example"))
    async with Agency(outside).open() as agency:
        await agency.deliver(invite(ANNA, event("REQUEST")), invite(ANNA, other))
        await agency.pass_to(END + HOUR)
    return outside


ASKED = asyncio.run(_asked())


async def _attacked(answer: str) -> tuple[Outside, Interview, Interview, int]:
    """Tom's reply is read as ``answer``; the interview before and after, and how many letters had left before."""
    outside = ASKED.fork()
    outside.model = MemoryModel(lambda prompt: answer)
    before, others = await _interviews(outside)
    async with Agency(outside).open() as agency:
        await agency.deliver(write(TOM, address(REF, "a"), REPLY))
    after, others_after = await _interviews(outside)
    assert others_after == others
    return outside, before, after, len(ASKED.mailer.sent)


async def _interviews(outside: Outside) -> tuple[Interview, list[Interview]]:
    found = await outside.store.interviews()
    (attacked,) = (i for i in found if i.ref == REF)
    return attacked, [i for i in found if i.ref != REF]


@settings(max_examples=300)
@given(ANSWERS)
def test_any_answer_changes_its_sender_s_fields_only(answer: ReadingAnswer) -> None:
    outside, before, after, left = asyncio.run(_attacked(answer.model_dump_json()))
    tom, priya = after.respondents
    assert priya == before.respondents[1]
    assert (tom.slot, tom.person, tom.questions) == ("a", before.respondents[0].person, 1)
    unchanged = {"respondents": before.respondents, "recommendation": None, "revision": 0, "state": before.state}
    assert replace(after, **unchanged) == replace(before, **unchanged)  # type: ignore[arg-type]
    assert after.ruling is None
    assert {mail.recipient for mail in outside.mailer.sent[left:]} == {ANNA}
    assert outside.mailbox.raws(Folder.DRAFTS) == []
    assert not outside.store._suppressed
    _shown_verbatim(after)
    for text in outside.texts(ANNA):
        assert "https://evil.example" not in text
        assert "eve@evil.example" not in text


def _shown_verbatim(interview: Interview) -> None:
    typed = REPLY.split("\n")
    for filed in interview.respondents[0].readings:
        reading = filed.reading
        quotes = [*reading.evidence.values(), *(p.quote for p in reading.points), *reading.protected]
        for quote in quotes:
            lines = typed[quote.first_line - 1 : quote.last_line]
            lines[-1] = lines[-1][: quote.end]
            lines[0] = lines[0][quote.start :]
            assert quote.text == "\n".join(lines)
            assert not any(line.startswith(">") for line in lines)


@pytest.mark.parametrize("answer", ["", "null", "[]", "offer", '{"kind": "feedback"}', '{"kind":' * 500, "\x00\ud7ff"])
async def test_any_bytes_leave_the_offline_rules_to_read(answer: str) -> None:
    outside, before, after, left = await _attacked(answer)
    assert after.respondents[1] == before.respondents[1]
    assert {mail.recipient for mail in outside.mailer.sent[left:]} <= {ANNA}


# --- canaries ---------------------------------------------------------------------------------------------------------

SECRET_OF = {
    TOM: (
        "xylophone",
        "Her xylophone skills are good. 3 of 5. Yes, another interview; xylophone is a concern.",
    ),
    PRIYA: ("marzipan", "They were kind, marzipan and all. 2 of 5. I am undecided about marzipan."),
}
PANEL = "Quetzal Quorn"


async def test_no_canary_flies(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    people = (f";CN={PANEL}:quorn@unlisted.example", f";CN=Priya Nair:{PRIYA}")
    outside = Outside()
    async with Agency(outside).open() as agency:
        await agency.deliver(invite(ANNA, event("REQUEST", people=(TOM, PRIYA))))
        await agency.deliver(invite(ANNA, event("REQUEST", uid="two@google.com", people=people)))
        await agency.pass_to(END + HOUR)
        interviews = {i.meeting.uid: i for i in await outside.store.interviews()}
        slots = {r.person.address.email: r.slot for r in interviews["7h3k@google.com"].respondents}
        for who, (_, words) in SECRET_OF.items():
            await agency.deliver(write(who, address(REF, slots[who]), words))
            await agency.deliver(write(EVE, address(REF, slots[who]), words))
        await agency.deliver(write(ANNA, address(REF), "reject: xylophone and marzipan"))
        await agency.pass_to(END + 200 * HOUR)
    for secret, _ in SECRET_OF.values():
        assert any(secret in text for text in outside.texts(ANNA)), "the recruiter is told"
        for to in outside.recipients - {ANNA}:
            assert not any(secret in text.lower() for text in outside.texts(to)), to
        assert not any(secret in raw.decode() for raw in outside.mailbox.raws(Folder.DRAFTS))
        assert not any(secret in payload.decode() for _, payload in outside.notifier.published)
        assert not any(secret in line for line in _logged(caplog))
    assert not any("Quorn" in text or "Quetzal" in text for text in outside.texts(PRIYA)), "the panel is not named"
    assert not any("2 of 5" in text or "3 of 5" in text for to in (TOM, PRIYA) for text in outside.texts(to))
    for _, payload in outside.notifier.published:
        assert set(json.loads(payload)) == {"id", "event", "reference", "time"}
        assert not any(name in payload.decode() for name in ("tom", "priya", "acme", "Priya", "Quorn"))
    for secret in (TOM, PRIYA, "Nair", "Quorn"):
        assert not any(secret in line for line in _logged(caplog))


async def test_a_failing_model_logs_nothing_of_what_it_saw(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    def respond(prompt: object) -> str:
        raise RuntimeError(f"cannot read {prompt}")

    outside = Outside(MemoryModel(respond))
    async with Agency(outside).open() as agency:
        await agency.deliver(invite(ANNA, event("REQUEST")))
        await agency.pass_to(END + HOUR)
        await agency.deliver(write(TOM, address(REF, "a"), "The xylophone is out of tune."))
    assert any("RuntimeError@" in line for line in _logged(caplog))
    assert not any("xylophone" in line for line in _logged(caplog))


def _logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    formatter = Lines(journal=False)
    return [formatter.format(record) for record in caplog.records]
