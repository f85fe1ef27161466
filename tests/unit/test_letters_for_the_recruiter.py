"""The letters after which the recruiter has to say something: what they show, offer and keep to themselves."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agent.core.effects import LetterKind
from agent.core.feedback import FiledReading, Kind, Outcome, Point, PointKind, Reading
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.core.people import Client
from agent.core.respondent import RespondentState
from agent.core.unread import BY_HAND
from agent.writing.sample import NOW, PRIYA, RECRUITER, RULES, TOM, interview
from agent.writing.words import reader
from tests.unit.letterbox import Outline, canary, shown, written

MIA, EVE = Address(email="mia@acme.example"), Address(email="mia@acme-mail.example")
LISTED = replace(
    RULES,
    directory=replace(RULES.directory, clients=(Client(name="Acme GmbH", domains=frozenset({"acme.example"})),)),
)


def heard(reading: Reading, **more: object) -> Interview:
    """Tom wrote, and Priya has not answered yet."""
    tom, priya = interview().respondents
    filed = FiledReading(mail="m", at=NOW + timedelta(hours=3), reading=reading)
    asked = replace(tom, state=RespondentState.ASKED, readings=(filed,), **more)  # type: ignore[arg-type]
    waiting = replace(priya, state=RespondentState.ASKED, readings=())
    return replace(interview(), state=InterviewState.ASKING, respondents=(asked, waiting))


def text(kind: LetterKind, of: Interview, words: str = "", slot: str = "a") -> str:
    return written(kind, of, LISTED, slot=slot, mail="m", words=words).text


def redirect(*names: Address) -> Interview:
    return heard(Reading(kind=Kind.REDIRECT, names=names, reader="x"), pending="m")


def test_the_redirect_shows_the_words_and_offers_what_works() -> None:
    letter = text(LetterKind.REDIRECT, redirect(MIA), "Please ask Mia, mia@acme.example.")
    assert "> Please ask Mia, mia[at]acme[.]example." in letter
    assert f"    ask mia@acme.example\n    no\n    ask {TOM.email}\n" in letter
    assert "TAKE CARE" not in letter


@pytest.mark.parametrize("name", [TOM, PRIYA, RECRUITER], ids=["themselves", "the other side", "us"])
def test_the_redirect_offers_nobody_who_is_known(name: Address) -> None:
    letter = text(LetterKind.REDIRECT, redirect(name))
    assert f"    ask {name.email}\n    no" not in letter
    assert "    ask mia@client.example\n" in letter


def test_of_very_many_addresses_none_is_offered() -> None:
    letter = text(LetterKind.REDIRECT, redirect(*(Address(email=f"m{n}@acme.example") for n in range(4))))
    assert "ask m0@acme.example" not in letter
    assert "so many addresses" in letter


@pytest.mark.parametrize(
    ("name", "warned"),
    [
        (MIA, False),
        (Address(email="mia@hr.acme.example"), False),
        (EVE, True),
        (Address(email="mia@else.example"), True),
    ],
)
def test_the_redirect_warns_of_addresses_from_elsewhere(name: Address, warned: bool) -> None:
    assert ("TAKE CARE" in text(LetterKind.REDIRECT, redirect(name))) is warned


def test_after_the_recommendation_the_redirect_offers_nothing() -> None:
    late = replace(redirect(MIA), state=InterviewState.RECOMMENDED)
    letter = text(LetterKind.REDIRECT, late)
    assert "    ask" not in letter
    assert "please ask them yourself" in " ".join(letter.split())


def test_what_they_wrote_is_not_shown_where_a_remark_was_set_aside() -> None:
    """The remark would stand there after all."""
    aside = Reading(kind=Kind.OTHER, protected=(canary("as she is pregnant"),), reader="x")
    letter = text(LetterKind.FEEDBACK_IN, heard(aside), "as she is pregnant, call me")
    assert "pregnant" not in letter
    assert "You find the reply in your mailbox." in letter
    assert "1 remark set aside as protected" in letter
    plain = text(LetterKind.FEEDBACK_IN, heard(replace(aside, protected=())), "call me")
    assert "> call me" in plain


def test_questions_and_requests_stand_first() -> None:
    points = (
        Point(kind=PointKind.STRENGTH, quote=canary("very clear")),
        Point(kind=PointKind.REQUEST, quote=canary("does Tuesday work?")),
    )
    of = heard(Reading(kind=Kind.FEEDBACK, rating=4, points=points, evidence={"rating": canary("4")}, reader="x"))
    letter = text(LetterKind.FEEDBACK_IN, of)
    assert "gave feedback, and asks you something" in " ".join(letter.split())
    assert letter.index("FOR YOU") < letter.index("does Tuesday work?") < letter.index("Overall rating")
    assert letter.count("does Tuesday work?") == 1
    assert letter.index("Overall rating") < letter.index("very clear")


def test_a_no_show_is_shown_with_its_proof_and_who_is_left_alone() -> None:
    said = Reading(
        kind=Kind.FEEDBACK,
        outcome=Outcome.CANDIDATE_NO_SHOW,
        evidence={"outcome": canary("She did not come.")},
        reader="x",
    )
    answered = heard(said)
    tom = replace(answered.respondents[0], state=RespondentState.ANSWERED)
    of = replace(answered, respondents=(tom, answered.respondents[1]))
    letter = " ".join(text(LetterKind.NOT_HELD, of).split())
    assert "Tom Becker says that the candidate did not come" in letter
    assert "“She did not come.”" in letter
    assert "I do not ask Priya Nair (candidate)." in letter
    assert "Priya Nair (candidate): asked, and not asked on until you say whether it took place" in letter
    known = replace(of, attended=Outcome.HELD)
    assert "not held" not in text(LetterKind.NOT_HELD, known)


def test_an_unread_answer_is_shown_as_it_is() -> None:
    letter = written(
        LetterKind.UNREAD, interview(), slot="b", mail="m", words="NO AI\n<b>5</b> http://evil.example", number=0
    )
    assert "> <b>5</b> http[:]//evil[.]example" in letter.text
    assert "hold or withdraw" in letter.text
    assert "<b>5</b>" not in letter.html
    assert "NO AI <b>5</b> http[:]//evil[.]example" in " ".join(shown(letter.html).split())
    assert not Outline(letter.html).links


def test_the_recruiter_s_reading_is_called_theirs() -> None:
    assert reader(BY_HAND) == "read by the recruiter in person"
