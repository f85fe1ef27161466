"""Responses of a form that a flow mails: from the raw mail to an answer, or to a word for the recruiter."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.events import ReplyCame, ReplyHeld
from agent.core.first_line import Word, word
from agent.core.interview import InterviewState
from agent.core.marks import form_reference, token
from agent.core.respondent import RespondentState
from agent.reading.form_mails import SUBJECT
from agent.reading.forms import hands_on
from agent.reading.known import Known
from agent.reading.recognise import Ignored, Outcome, Quarantined, recognise
from agent.reading.responses import responses
from tests.unit.cases import DIRECTORY, REF
from tests.unit.flows import TITLES, apps_script, plain, power_automate, table
from tests.unit.ledger import ASKED_TOM, INTERVIEW, KEY, KNOWN, NOTHING, mail, see
from tests.unit.mails import HOUSE, RECEIVED, read

MINE = form_reference(KEY, REF, "a")
PRIYAS = form_reference(KEY, REF, "b")
GOOD = ("4", "Clear and calm.\nA good listener.", "yes", "", "We want her: please make an offer.")
LINES = [
    ("Q1", "4"),
    ("Q2", "Clear and calm."),
    ("Q2", "A good listener."),
    ("Q3", "yes"),
    ("Q5", "We want her: please make an offer."),
]


def came(raw: str, known: Known = KNOWN, *, in_sent: bool = False) -> ReplyCame:
    event = see(raw, known, in_sent=in_sent)
    assert isinstance(event, ReplyCame), event
    return event


def lines(event: ReplyCame) -> list[tuple[str, str]]:
    return [(line.question, line.text) for line in event.lines]


def lined(cells: Sequence[str], between: str = ": ") -> str:
    return "\n".join(f"{title.strip()}{between}{cell}" for title, cell in zip(TITLES, cells, strict=True))


# --- good ones -------------------------------------------------------------------------------------------------------

LAYOUTS = {
    "power automate": power_automate(table((*GOOD, MINE))),
    "apps script": apps_script((*GOOD, MINE)),
    "lines": plain(lined((*GOOD, MINE))),
    "lines below titles": plain(
        "A response:\n\n" + lined((*GOOD, MINE), ":\n") + "\n\n-- \nSent by a flow, 3. edition"
    ),
    "lines of html": power_automate("<p>" + lined((*GOOD, MINE)).replace("\n", "<br>") + "</p>"),
    "titles above in a row": power_automate(
        "<table><tr>"
        + "".join(f"<th>{title}</th>" for title in ("Id", *TITLES))
        + "</tr><tr>"
        + "".join(f"<td>{cell}</td>" for cell in ("7", *GOOD, MINE))
        + "</tr></table>"
    ),
    "within another table": power_automate(f"<table><tr><td>{table((*GOOD, MINE.upper()))}</td></tr></table>"),
    "marked as external": power_automate(table((*GOOD, MINE)), subject="[EXTERNAL] Debrief form - Acme"),
    "marked as generated": power_automate(table((*GOOD, MINE))).replace(
        "X-MS-Has-Attach:", "Auto-Submitted: auto-generated"
    ),
    "in paragraphs": power_automate(
        table(("<p>4</p>", "Clear and calm.<br>A good listener.", *GOOD[2:], f" {MINE}\n"))
    ),
}


@pytest.mark.parametrize("raw", LAYOUTS.values(), ids=LAYOUTS)
def test_a_response_is_the_answer_of_whoever_its_reference_stands_for(raw: str) -> None:
    event = came(raw)
    assert (event.interview, event.slot, event.message_id) == (REF, "a", "")
    assert lines(event) == LINES
    (exported,) = responses([TITLES, (*GOOD, MINE)])
    assert event.id == f"form:{exported.key}"
    assert event.lines == exported.lines


@pytest.mark.parametrize("raw", LAYOUTS.values(), ids=LAYOUTS)
def test_what_lies_in_sent_is_the_recruiters_own(raw: str) -> None:
    """Mail to oneself passes no server that vouches for it, and Gmail has it in Sent alone."""
    unproven = raw.partition("\n")[2]
    assert came(unproven, in_sent=True).id == came(raw).id


def test_titles_of_any_language_in_any_order() -> None:
    titles = ("Zeitstempel", "2) Eindruck", "Q1: Note", "Noch etwas?", "Referenz")
    raw = power_automate(table(("23.11.2026", "gut", "5", "Danke!", MINE), titles))
    assert lines(came(raw)) == [("Q2", "gut"), ("Q1", "5"), ("", "Danke!")]


def test_a_flow_with_an_address_of_its_own() -> None:
    raw = power_automate(table((*GOOD, MINE)), sender="no-reply@flows.example")
    listed = replace(HOUSE, form_senders=frozenset({"no-reply@flows.example"}))
    assert isinstance(told(raw, listed), ReplyCame)
    assert told(raw) == Quarantined(
        reason="it is a response of a form, but no-reply@flows.example is not listed under form_senders."
    )
    unproven = told(raw.partition("\n")[2], listed)
    assert isinstance(unproven, Quarantined)
    assert "not proven that no-reply@flows.example sent it" in unproven.reason


def told(raw: str, house: object = HOUSE, known: Known = KNOWN) -> Outcome:
    return recognise(
        read(raw, house),  # type: ignore[arg-type]
        known,
        mail="m1",
        in_sent=False,
        at=RECEIVED,
        house=house,  # type: ignore[arg-type]
        directory=DIRECTORY,
        token_key=KEY,
    )


def test_the_same_response_is_the_same_answer_and_another_is_another() -> None:
    first, again = came(power_automate(table((*GOOD, MINE)))), came(power_automate(table((*GOOD, MINE)), key="AM1"))
    assert first.id == again.id
    assert came(power_automate(table((*GOOD, PRIYAS)))).id != first.id
    assert came(power_automate(table(("3", *GOOD[1:], MINE)))).id != first.id


def test_the_table_of_the_readme() -> None:
    """Filled in as Power Automate does it, each empty cell with what was chosen for it."""
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    body = readme.partition("```html\n")[2].partition("```")[0]
    for cell in (*GOOD, MINE):
        body = body.replace("<td></td>", f"<td>{cell} </td>", 1)
    assert lines(came(power_automate(body))) == LINES
    assert readme.count(SUBJECT) >= 3


# --- what can be wrong -----------------------------------------------------------------------------------------------

BAD = {
    "no titles": (table((*GOOD, MINE), ("A", "B", "C", "D", "E", "Reference")), "none of its titles begins with"),
    "no table": ("Somebody has filled in the form.", "none of its titles begins with"),
    "no body": ("", "none of its titles begins with"),
    "no reference": (table((*GOOD, "")), "it bears no reference of a letter of mine"),
    "a column is missing": (table(GOOD, TITLES[:5]), "it bears no reference of a letter of mine"),
    "a foreign reference": (table((*GOOD, form_reference(b"x", REF, "a"))), "it bears no reference of a letter"),
    "the token of a reply": (table((*GOOD, token(KEY, REF, "a"))), "it bears no reference of a letter of mine"),
    "the form's link alone": (table((*GOOD, f"https://f.example/r?r6={MINE}")), "it bears no reference of a letter"),
    "two references": (table((*GOOD, f"{MINE} {PRIYAS}")), "it bears several references"),
    "an answer that brings another": (table((*GOOD[:4], PRIYAS, MINE)), "it bears several references"),
    "an unknown interview": (table((*GOOD, form_reference(KEY, "zzzzzzzz", "a"))), "its interview [#zzzzzzzz] is not"),
    "nobody's slot": (table((*GOOD, form_reference(KEY, REF, "q"))), "takes no part in"),
    "no answers": (table(("", " ", "", "", "<br>", MINE)), "it holds no answer"),
    "several responses": (
        "<table>" + "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in [TITLES, (*GOOD, MINE)] * 2),
        "it holds several responses",
    ),
    "too many rows": (table((*GOOD, MINE)) + "<table>" + "<tr><td>x</td></tr>" * 300, "it has too many rows"),
    "an unfinished comment hides the rest": (table(("4", "<!-- ", "", "", "", MINE)), "it bears no reference"),
    "huge": (table(("4", "word " * 100_000, "", "", "", MINE)), "it bears no reference of a letter of mine"),
}


@pytest.mark.parametrize(("body", "reason"), BAD.values(), ids=BAD)
def test_what_cannot_be_used_is_told(body: str, reason: str) -> None:
    outcome = see(power_automate(body))
    assert isinstance(outcome, Quarantined)
    assert outcome.reason.startswith("it is a response of a form, but")
    assert reason in outcome.reason


@pytest.mark.timeout(10)
@pytest.mark.parametrize("body", ["<table><tr><td>" * 20_000, "<table>" + "<tr>" * 50_000, "Q1. x?: 4\n" * 50_000])
def test_bombs_cost_little(body: str) -> None:
    assert isinstance(see(power_automate(body)), Quarantined)


def test_a_table_in_a_table_in_a_table_is_still_read() -> None:
    deep = "<table><tr><td>" * 20 + table((*GOOD, MINE)) + "</td></tr></table>" * 20
    assert lines(came(power_automate(deep))) == LINES


# --- whom to believe -------------------------------------------------------------------------------------------------


def test_whoever_only_says_to_be_the_recruiter_is_not_believed() -> None:
    """With a reference it is told of; without one it provokes nothing, as everybody could write it."""
    outcome = see(power_automate(table((*GOOD, MINE)), proven=False))
    assert isinstance(outcome, Quarantined)
    assert "not proven that anna@agency.example sent it" in outcome.reason
    assert isinstance(see(power_automate(table((*GOOD, "")), proven=False)), Ignored)
    assert isinstance(see(power_automate("Hello", proven=False)), Ignored)


def test_a_strangers_mail_is_nothing_without_a_reference() -> None:
    assert isinstance(see(power_automate(table((*GOOD, "")), sender="eve@evil.example"), NOTHING), Ignored)
    assert isinstance(see(power_automate("Hello", sender="eve@evil.example"), NOTHING), Ignored)


def test_a_participant_who_writes_such_a_mail_has_written_a_mail() -> None:
    outcome = see(power_automate(table((*GOOD, MINE)), sender="tom@acme.example"))
    assert not isinstance(outcome, ReplyCame)
    outcome = see(power_automate(table((*GOOD, PRIYAS)), sender="tom@acme.example"))
    assert not isinstance(outcome, ReplyCame | ReplyHeld) or outcome.slot == "a"


def test_it_needs_no_open_chase_and_a_closed_interview_gets_it_as_late() -> None:
    """What decide makes of it is what it makes of any late reply: the recruiter gets the words, and nothing counts."""
    closed = replace(KNOWN, interviews=(replace(INTERVIEW, state=InterviewState.CLOSED),))
    assert came(power_automate(table((*GOOD, MINE))), closed).slot == "a"
    silent = tuple(replace(one, state=RespondentState.UNREACHABLE) for one in INTERVIEW.respondents)
    assert came(
        power_automate(table((*GOOD, MINE))), replace(KNOWN, interviews=(replace(INTERVIEW, respondents=silent),))
    )


# --- NO AI and STOP --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("STOP", "", "", "", ""), Word.STOP),
        (("", "", "", "Please stop.", ""), Word.STOP),
        (("4", "Stop", "", "", ""), None),
        (("4", "fine", "yes", "none", "Stop"), None),
        (("NO AI", "She was fine.", "", "", ""), Word.NO_AI),
        (("4", "NO AI\nShe was fine.", "", "", ""), Word.NO_AI),
        (("4", "", "", "no ai, please", "offer"), Word.NO_AI),
        (("4", "", "No AI, no SQL", "", ""), None),
    ],
)
def test_the_two_wishes(cells: Sequence[str], said: Word | None) -> None:
    """STOP has to come first, as in a reply: under the last question it is a decision. NO AI counts as a line of its
    own wherever it stands, as a form has no line above all questions."""
    for raw in (power_automate(table((*cells, MINE))), plain(lined((*cells, MINE)))):
        assert word(came(raw).lines) is said


# --- properties ------------------------------------------------------------------------------------------------------

_ANSWER = st.lists(
    st.text(
        st.characters(codec="utf-8", categories=("L", "N", "Zs"), include_characters=".,;-()<>&'\"/ äé日"), max_size=40
    )
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: not text[:1].isdigit() and text[:1] not in "qQ>"),
    max_size=4,
).map(lambda several: "\n".join(filter(None, several)))
_CELLS = st.tuples(st.sampled_from(["1", "5", ""]), _ANSWER, _ANSWER, _ANSWER, _ANSWER).filter(any)
_SHOWS = {
    "bare line ends": lambda cell: escape(cell),
    "breaks": lambda cell: escape(cell).replace("\n", "<br>\r\n"),
    "paragraphs": lambda cell: "".join(f"<p>{escape(line)}</p>\n" for line in cell.split("\n")),
    "blocks in spans": lambda cell: "".join(f"<div><span> {escape(line)}</span></div>" for line in cell.split("\n")),
}


@given(cells=_CELLS, slot=st.sampled_from("ab"), shows=st.sampled_from(list(_SHOWS)), order=st.permutations(range(6)))
def test_any_table_says_what_the_exported_row_says(
    cells: tuple[str, ...], slot: str, shows: str, order: list[int]
) -> None:
    row = (*cells, form_reference(KEY, REF, slot))
    titles, shown = [TITLES[n] for n in order], [_SHOWS[shows](row[n]) for n in order]
    long = table(shown, [escape(title) for title in titles])
    wide = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in one)}</tr>" for one in (titles, shown))
    (exported,) = responses([[*TITLES], row])
    (sorted_as_mailed,) = responses([titles, [row[n] for n in order]])
    for body in (long, f"<table>{wide}</table>", f"<div><table><tr><td> {long} </td></tr></table></div>"):
        event = came(power_automate(body))
        assert event.lines == sorted_as_mailed.lines
        assert (event.id, event.slot) == (f"form:{exported.key}", slot)


_QUOTED = (
    "How did it go?\nQ1. How would you rate the interview overall, 1 (poor) to 5 (excellent)?\nQ2. What were your"
    " impressions of Priya?\nQ3. Did she meet the qualifications?\nQ4. Any concerns?\nQ5. What should happen next?\n"
    f"\nYou can also fill in a form: https://forms.example/r?id=1&r6={MINE}\n\nKind regards,\nAnna Berg"
)
_STYLES = {
    "marked": lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
    "bare": lambda text: text,
    "below a rule": lambda text: f"-----Original Message-----\nFrom: Anna Berg\nSubject: Re: Interview\n\n{text}",
    "wrapped": lambda text: text.replace("&r6=", "&r6=\n"),
}


@given(
    words=_ANSWER,
    style=st.sampled_from(list(_STYLES)),
    sender=st.sampled_from(["tom@acme.example", "priya@postbox.example", "anna@agency.example", "eve@evil.example"]),
    subject=st.sampled_from(
        ["Re: Interview: Priya", "AW: Debrief form", "Fwd: Debrief form", "Debrief form", "Debrief"]
    ),
    thread=st.booleans(),
    html=st.booleans(),
    in_sent=st.booleans(),
    proven=st.booleans(),
)
def test_a_mail_that_quotes_our_letter_is_never_a_response(
    words: str, style: str, sender: str, subject: str, thread: bool, html: bool, in_sent: bool, proven: bool
) -> None:
    """Our letter holds the form's link with the reference in it. Whoever answers it, passes it on, or copies it into a
    mail of their own, even one with the subject of a flow's, has handed on no response."""
    text = f"{words}\n\n{_STYLES[style](_QUOTED)}"
    body = "<html><body>" + escape(text).replace("\n", "<br>\n") + "</body></html>" if html else text
    headers = [
        f"Subject: {subject}",
        "To: anna@agency.example",
        f"Content-Type: text/{'html' if html else 'plain'}; charset=utf-8",
    ]
    headers += [f"In-Reply-To: {ASKED_TOM.message_id}"] if thread else []
    raw = mail(sender, *headers, body=body, proven=proven)
    outcome = see(raw, in_sent=in_sent)
    assert not getattr(outcome, "id", "").startswith("form:")
    if thread or subject[:12] != "Debrief form":
        assert not hands_on(read(raw))
