"""From a labelled reply to a raw mail of nine programs, and back to labelled lines, the way the service goes."""

import re
from collections.abc import AsyncIterator
from email import message_from_bytes
from pathlib import Path

import pytest

from agent.adapters.parser import ProcessParser
from agent.core.mail import Label, Line
from agent.core.people import Side
from agent.errors import Unreadable
from agent.evaluation.arriving import arrived
from agent.evaluation.case import Case, Layout, Software
from agent.evaluation.cases import cases_of
from agent.evaluation.mails import raw_mail
from agent.evaluation.occasion import occasion
from agent.ports import Parser
from agent.testing.parser import InlineParser
from tests.unit.labelled import case

REPLIES = Path(__file__).parents[1] / "data" / "replies" / "labelled.jsonl"
ANSWERS = {"Q1": "4", "Q2": "Clear and kind.\nA bit slow.", "Q5": "second round please"}


def made(software: Software, layout: Layout) -> Case:
    inline = layout is Layout.INLINE
    return case(
        layout=layout,
        client_software=software,
        text="See below." if inline else "Hi Anna,\n\nGood talk, 4/5.\nPlease invite her again.\n\nBest,\nTom\n",
        answers=ANSWERS if inline else {},
        must_not_use=(),
    )


def texts(lines: tuple[Line, ...], label: Label = Label.TYPED, question: str = "") -> list[str]:
    return [line.text.strip() for line in lines if line.label is label and line.question == question and line.text]


def words(*texts: str) -> set[str]:
    return set(re.findall(r"\w+", "\n".join(texts)))


@pytest.fixture
async def parser() -> AsyncIterator[Parser]:
    worker = ProcessParser()
    yield worker
    await worker.close()


@pytest.mark.parametrize("layout", [Layout.TOP, Layout.BOTTOM, Layout.FRESH])
@pytest.mark.parametrize("software", list(Software))
async def test_what_was_typed_comes_back_as_typed(software: Software, layout: Layout) -> None:
    message = await arrived(made(software, layout), InlineParser())

    assert texts(message.lines)[:4] == ["Hi Anna,", "Good talk, 4/5.", "Please invite her again.", "Best,"]
    quoted = texts(message.lines, Label.OURS)
    assert any("What were your impressions of Ada Moss?" in line for line in quoted) is (layout is not Layout.FRESH)


@pytest.mark.parametrize("software", list(Software))
async def test_answers_between_the_questions_come_back_under_their_questions(software: Software) -> None:
    message = await arrived(made(software, Layout.INLINE), InlineParser())

    assert texts(message.lines) == ["See below."]
    assert {q: "\n".join(texts(message.lines, question=q)) for q in ANSWERS} == ANSWERS


@pytest.mark.parametrize(
    ("software", "types", "mark"),
    [
        (Software.GMAIL_WEB, ["text/plain", "text/html"], 'class="gmail_quote"'),
        (Software.GMAIL_ANDROID, ["text/plain", "text/html"], 'dir="auto"'),
        (Software.APPLE_MAIL, ["text/plain", "text/html"], '<blockquote type="cite">'),
        (Software.IPHONE, ["text/plain", "text/html"], '<body dir="auto">'),
        (Software.OUTLOOK_DESKTOP, ["text/plain", "text/html"], "class=WordSection1"),
        (Software.OUTLOOK_WEB, ["text/plain", "text/html"], 'id="divRplyFwdMsg"'),
        (Software.THUNDERBIRD, ["text/plain", "text/html"], 'class="moz-cite-prefix"'),
        (Software.YAHOO, ["text/plain", "text/html"], 'class="yahoo_quoted"'),
        (Software.PLAIN, ["text/plain"], "> Q2. What were your impressions"),
    ],
)
def test_each_program_sends_its_own_parts_and_marks(software: Software, types: list[str], mark: str) -> None:
    of = made(software, Layout.TOP)

    mail = message_from_bytes(raw_mail(of, occasion(of)))

    parts = [part for part in mail.walk() if not part.is_multipart()]
    assert [part.get_content_type() for part in parts] == types
    assert mark in bytes(parts[-1].get_payload(decode=True) or b"").decode()  # type: ignore[arg-type]


def test_nothing_is_added_to_what_was_typed() -> None:
    """The case's text holds signature and footer already."""
    of = made(Software.IPHONE, Layout.TOP)

    assert b"Sent from my iPhone" not in raw_mail(of, occasion(of))


async def test_the_model_knows_nobody_by_name_and_whose_words_they_are() -> None:
    message = await arrived(case(respondent=Side.CANDIDATE), InlineParser())

    assert message.side is Side.CANDIDATE
    assert [message.names.role(name) for name in ("Ada", "Tom Becker", "Acme GmbH")] == [
        "Candidate",
        "Client",
        "Company",
    ]


async def test_what_the_service_would_not_take_for_an_answer_is_none() -> None:
    """Somebody's mail program gave the reply the subject and words of an absence note."""
    away = case(text="I am out of the office until 12 November 2026 with no access to mail.", id="away")

    class Away(InlineParser):
        async def claims(self, raw, house, received):  # type: ignore[no-untyped-def]
            return await super().claims(b"Auto-Submitted: auto-replied\r\n" + raw, house, received)

    with pytest.raises(Unreadable, match="not taken for an answer: WentAway"):
        await arrived(away, Away())


async def test_the_labelled_replies_lose_no_word_and_none_of_others_is_taken_as_typed(parser: Parser) -> None:
    """Through the worker process, as in the service. Signatures and footers may be labelled as such."""
    for one in cases_of(REPLIES):
        lines = (await arrived(one, parser)).lines
        typed = words(*(line.text for line in lines if line.label is Label.TYPED))
        spare = words(*one.must_not_use, one.people.client_contact, one.people.candidate)
        assert (typed - words(one.typed), words(one.typed) - typed - spare) == (set(), set()), one.id
        for question, answer in one.answers.items():
            under = " ".join(line.text for line in lines if line.question == question)
            assert under.split() == answer.split(), (one.id, question)
