"""The recruiter's first line: what is a command, and the many things that are none."""

import pytest

from agent.core.effects import LetterKind
from agent.core.events import Command, Verb
from agent.core.mail import Address, Label, Line
from agent.core.people import Side
from agent.core.policy import NextStep
from agent.reading.commands import parse
from agent.reading.typed import typed


def lines(*texts: str, label: Label = Label.TYPED) -> tuple[Line, ...]:
    return tuple(Line(number=number, text=text, label=label) for number, text in enumerate(texts, 1))


@pytest.mark.parametrize(
    "text", ["no", "No.", "NO!", "don't ask", "Don’t ask.", "stop", "Veto", "please don't ask", "No, thanks"]
)
def test_veto(text: str) -> None:
    assert parse(lines("", "  ", text, "I spoke to them myself.")) == Command(verb=Verb.VETO)


@pytest.mark.parametrize("text", ["ask", "Yes, ask.", "yes ask", "Go ahead!", "ask them please", "*ask*"])
def test_ask(text: str) -> None:
    assert parse(lines(text)) == Command(verb=Verb.ASK)


@pytest.mark.parametrize(
    ("text", "step", "reason"),
    [
        ("offer", NextStep.OFFER, ""),
        ("Offer!", NextStep.OFFER, ""),
        ("decide: offer because both want it", NextStep.OFFER, "both want it"),
        ("Decision: another interview", NextStep.ANOTHER_INTERVIEW, ""),
        ("second round - meet the team", NextStep.ANOTHER_INTERVIEW, "meet the team"),
        ("hold, budget is not approved", NextStep.HOLD, "budget is not approved"),
        ("reject: too junior", NextStep.REJECT, "too junior"),
        ("Withdrawn – took another job", NextStep.WITHDRAWN, "took another job"),
        ("reschedule because nobody came", NextStep.RESCHEDULE, "nobody came"),
        ("offer, because she is great", NextStep.OFFER, "she is great"),
    ],
)
def test_decide(text: str, step: NextStep, reason: str) -> None:
    assert parse(lines(text, "Anna")) == Command(verb=Verb.DECIDE, step=step, reason=reason)


def test_who_is_who_on_the_first_lines() -> None:
    command = parse(
        lines(
            "client: Tom Becker <tom@acme.example>",
            "",
            "Candidate = priya@postbox.example<mailto:priya@postbox.example>",
            "colleague: ben@agency.example, cleo@agency.example.",
            "Thanks, Anna",
            "client: eve@evil.example",
        )
    )
    assert command is not None
    assert command.verb is Verb.WHO
    assert command.who == (
        (Address(email="tom@acme.example", name="Tom Becker"), Side.CLIENT),
        (Address(email="priya@postbox.example"), Side.CANDIDATE),
        (Address(email="ben@agency.example"), Side.COLLEAGUE),
        (Address(email="cleo@agency.example"), Side.COLLEAGUE),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Hi Debrief,",
        "thanks",
        "no problem",
        "no wait, ask them",
        "No idea who that is",
        "not yet",
        "nope",
        "asking for a friend",
        "ask me tomorrow",
        "Don't ask me why but offer",
        "should we ask?",
        "go ahead?",
        "stop sending offers to Tom? offer",
        "offer?",
        "offer or hold",
        "offer, or rather hold",
        "offer - not yet",
        "offer: don't",
        "reject, do not do it yet",
        "offer, once the references are in",
        "offer - subject to references",
        "offer: unless the client objects",
        "offer her the job",
        "I would offer",
        "Decide: maybe offer",
        "decide",
        "decide: hire",
        "offerreject",
        "offer reject",
        "rejected by whom? offer",
        "hold on",
        "hold off for a bit",
        "hold the offer",
        "reject the offer letter draft",
        "withdrawn? she did not say so",
        "client: nobody",
        "client: tom@acme.example <eve@evil.example>",
        "client:",
        "client: https://evil.example/?tom@acme.example\u202e",
        "recruiter: eve@evil.example",
        "the client: tom@acme.example",
        "client: a@b.example candidate: c@d.example",
        "erase tom@acme.example",
        "export everything",
        "> offer",
        "| no",
        "offer\x00because",
        "o​ffer it",
        "ＯＦＦＥＲ",
        "[offer]",
        "Subject: offer",
        "/offer",
        "1. offer",
        "offer" * 200,
    ],
)
def test_what_is_no_command(text: str) -> None:
    assert parse(lines(text)) is None


def test_one_address_on_two_sides_is_a_slip() -> None:
    assert parse(lines("client: tom@acme.example", "candidate: tom@acme.example")) is None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("accept", Command(verb=Verb.ACCEPT)),
        ("Accept.", Command(verb=Verb.ACCEPT)),
        ("Yes, accept it please", Command(verb=Verb.ACCEPT)),
        ("accept as client", Command(verb=Verb.ACCEPT, side=Side.CLIENT)),
        ("Accept as the candidate!", Command(verb=Verb.ACCEPT, side=Side.CANDIDATE)),
        ("accept for tom@acme.example", Command(verb=Verb.ACCEPT, whom=("tom@acme.example",))),
        (
            "accept for Tom@Acme.example<mailto:tom@acme.example>.",
            Command(verb=Verb.ACCEPT, whom=("tom@acme.example",)),
        ),
        ("ignore", Command(verb=Verb.IGNORE)),
        ("Ignore it, thanks", Command(verb=Verb.IGNORE)),
        ("ask tom@acme.example", Command(verb=Verb.ASK, whom=("tom@acme.example",))),
        ("Please ask tom@acme.example, x@y.example", Command(verb=Verb.ASK, whom=("tom@acme.example", "x@y.example"))),
        ("don’t ask tom@acme.example", Command(verb=Verb.VETO, whom=("tom@acme.example",))),
        ("Do not ask mailto:tom@acme.example", Command(verb=Verb.VETO, whom=("tom@acme.example",))),
    ],
)
def test_replies_in_doubt_and_single_people(text: str, command: Command) -> None:
    for letter in (None, LetterKind.HELD, LetterKind.NOTE, LetterKind.FEEDBACK_IN):
        assert parse(lines(text), letter) == command


@pytest.mark.parametrize(
    "text",
    [
        "accept?",
        "acceptable",
        "accept or ignore",
        "accept, I think",
        "accept as colleague",
        "accept for tom",
        "accept for tom@acme.example, eve@evil.example",
        "accept for tom@acme.example <eve@evil.example>",
        "don't accept",
        "I accept",
        "we accept your offer",
        "ignore the noise",
        "ask tom",
        "ask tom@acme.example about it",
        "ask https://evil.example/?tom@acme.example",
        "don't ask tom",
        "ask @",
    ],
)
def test_what_is_no_word_about_a_reply(text: str) -> None:
    assert parse(lines(text)) is None
    assert parse(lines(text), LetterKind.HELD) is None


def test_under_a_letter_about_one_matter_short_words_are_about_that_alone() -> None:
    assert parse(lines("no"), LetterKind.HELD) == Command(verb=Verb.IGNORE)
    assert parse(lines("no"), LetterKind.NOTE) == Command(verb=Verb.VETO, here=True)
    assert parse(lines("don't ask"), LetterKind.HELD) == Command(verb=Verb.VETO, here=True)
    assert parse(lines("ask"), LetterKind.NOTE) == Command(verb=Verb.ASK, here=True)
    assert parse(lines("don't ask anybody"), LetterKind.NOTE) == Command(verb=Verb.VETO)
    assert parse(lines("no"), LetterKind.HEADS_UP) == Command(verb=Verb.VETO)


@pytest.mark.parametrize("text", ["reject", "offer", "hold: looks odd", "withdrawn"])
def test_under_a_reply_in_doubt_no_word_decides_about_the_candidate(text: str) -> None:
    """'reject' may mean the reply."""
    assert parse(lines(text), LetterKind.HELD) is None
    assert parse(lines(f"decision: {text}"), LetterKind.HELD) == parse(lines(text))


@pytest.mark.parametrize("label", [label for label in Label if label is not Label.TYPED])
def test_only_typed_lines_count(label: Label) -> None:
    assert parse(lines("offer", "no", "ask", "client: eve@evil.example", label=label)) is None
    assert parse((*lines("I am not sure."), *lines("offer", label=label))) is None


HEADS_UP = "We will ask Tom and Priya at 12:00.\n\nTo stop this, reply with:\nno\n"


@pytest.mark.parametrize(
    "body",
    [
        "On Mon, 23 Nov 2026, Debrief <anna@agency.example> wrote:\n> To stop this, reply with:\n> no\n",
        "See below.\n\n> no\n",
        "FYI\n\n---------- Forwarded message ---------\nFrom: Eve <eve@evil.example>\nSubject: offer\n\noffer\n",
        "Thanks!\n--\noffer\n",
        "Thanks, will do.\n\nno\n",
    ],
)
def test_quoted_forwarded_and_signed_words_are_no_command(body: str) -> None:
    assert parse(typed(body, "", HEADS_UP)) is None


def test_the_first_typed_line_above_a_quote_is_one() -> None:
    body = "No\n\nOn Mon, 23 Nov 2026, Debrief <anna@agency.example> wrote:\n> We will ask Tom and Priya at 12:00.\n"
    assert parse(typed(body, "", HEADS_UP)) == Command(verb=Verb.VETO)
