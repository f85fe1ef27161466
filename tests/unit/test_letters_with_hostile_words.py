"""Words from outside stay words, whatever they are."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.effects import TO_PARTICIPANTS, LetterKind
from agent.core.feedback import Decision, FiledReading, Kind, Point, PointKind, Proposal, Reading, Severity
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.people import Person, Side
from agent.core.policy import NextStep, Recommendation
from agent.core.prose import Cited, Prose
from agent.writing.layout import defanged, short, visible, wrap
from agent.writing.letters import Letter
from agent.writing.sample import NOW, RECRUITER, REPLY_TO, TOM, interview
from tests.unit.letterbox import NEXT, Outline, canary, shown, written

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<a href='https://evil.example'>click</a>",
    "</td></table><form action=https://evil.example><input>",
    "<style>@import 'https://evil.example'</style>",
    "javascript:alert(1)",
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
    "{{ 7 * 7 }}{% for x in y %}",
    "&lt;img src=x&gt;",
    "\u202e\u200b<b>",
    "<base href=//evil.example>",
    "]]><!--",
    "www.evil.example/login eve@evil.example",
]


def hostile(text: str) -> Interview:
    """An interview in which every word that comes from outside is ``text``."""
    quote = canary(text)
    reading = Reading(
        kind=Kind.FEEDBACK,
        rating=3,
        decision=Decision.YES,
        points=(
            *(Point(kind=kind, quote=quote) for kind in PointKind),
            *(Point(kind=PointKind.CONCERN, severity=severity, quote=quote) for severity in Severity),
        ),
        protected=(canary(text, 9),),
        summary=text,
        evidence={"rating": quote, "decision": quote},
        reader=text,
        prompt=text,
        settings=text,
        notes=(text,),
    )
    amended = replace(reading, rating=1, decision=Decision.NO, next_step=Proposal.HOLD, stand_in=True)
    filed = tuple(FiledReading(mail=f"m{n or ''}", at=NOW, reading=r) for n, r in enumerate((reading, amended)))
    people = tuple(
        replace(r, person=replace(r.person, address=replace(r.person.address, name=text)), readings=filed)
        for r in interview().respondents
    )
    unknown = Person(address=Address(email="sam@else.example", name=text), side=Side.UNKNOWN, reason=text)
    return replace(
        interview(),
        meeting=replace(interview().meeting, summary=text),
        role=text,
        company=text,
        respondents=people,
        people=(*(r.person for r in people), unknown),
        doubts=(text,),
        said_over=text,
        recommendation=_everywhere(text),
        prose=Prose(
            text="So {Q1} it is.",
            cited=(Cited(slot="a", mail="m", quote=quote),),
            writer=text,
            prompt=text,
            settings=text,
        ),
        approved=False,
    )


def _everywhere(text: str) -> Recommendation:
    """Its sentences are ours; even if they were not, they would stay words."""
    lines = (text,)
    return Recommendation(
        step=NextStep.HOLD,
        rule=text,
        sentence=text,
        ceiling=text,
        cap=text,
        speaks_for=lines,
        speaks_against=lines,
        agreements=lines,
        contradictions=lines,
        missing=lines,
        would_change=lines,
        changed=lines,
    )


def all_letters(text: str) -> Iterator[tuple[LetterKind, Letter]]:
    of, sender = hostile(text), Address(email="x@evil.example", name=text)
    for kind in LetterKind:
        for slot in "ab":
            to = replace(TOM, name=text) if kind in (*TO_PARTICIPANTS, *NEXT) else RECRUITER
            more = {"mail": "m", "reader_note": text, "reason": text, "words": text, "claimed": sender}
            yield kind, written(kind, of, slot=slot, to=to, **more)


def benign() -> tuple[set[str], set[str]]:
    pages = [Outline(mail.html) for _, mail in all_letters("Kind words")]
    return set().union(*(p.tags for p in pages)), set().union(*(p.attributes for p in pages))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_from_outside_stay_words(payload: str) -> None:
    tags, attributes = benign()
    for _, mail in all_letters(payload):
        page = Outline(mail.html)
        assert page.tags <= tags
        assert page.attributes <= attributes
        assert all(unquote(urlsplit(link).path) == REPLY_TO and link.startswith("mailto:") for link in page.links)
        assert "\u202e" not in mail.text + mail.html


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_mail_program_finds_a_link_in_words_from_outside(payload: str) -> None:
    for kind, mail in all_letters(payload):
        text = mail.text.replace("x@evil.example", "") if kind is LetterKind.HELD else mail.text
        assert not re.search(r"evil\.example|https?://|javascript:|@evil", text)
        assert not re.search(r"https://evil|www\.evil|eve@evil", shown(mail.html))


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("see https://evil.example/a.b", "see https[:]//evil[.]example/a.b"),
        ("tom@acme.example", "tom[at]acme[.]example"),
        ("www.acme.com, acme.io", "www[.]acme[.]com, acme[.]io"),
        ("evil\u200b.com \u202eabc", "evil[.]com abc"),
        ("4.5 of 5. Great... really, e.g. Go", "4.5 of 5. Great... really, e.g. Go"),
        ("note: 10:30, at @ noon", "note: 10:30, at @ noon"),
        ("👩\u200d💻 ok\u200d!", "👩\u200d💻 ok!"),
    ],
)
def test_links_are_broken_so_that_everybody_sees_it(typed: str, seen: str) -> None:
    assert defanged(typed) == seen


@given(st.text())
def test_defanged_text_holds_no_address_and_nothing_invisible(text: str) -> None:
    assert not re.search(r"\S@\S|://|[^\s.]\.[a-z]{2}", defanged(text))
    assert not re.search(r"[\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f]", visible(text))


@given(st.text(max_size=300), st.integers(20, 100))
def test_cut_text_is_never_longer_than_allowed(text: str, most: int) -> None:
    assert len(short(text, most)) <= max(most, 0)
    assert short(text, most) == text or short(text, most).endswith(" …")


def test_addresses_are_never_wrapped() -> None:
    assert wrap("see " + "https://forms.example/" + "a" * 90) == "see\nhttps://forms.example/" + "a" * 90
