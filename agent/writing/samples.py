"""Every letter in every variant that its template tells apart, written from the sample interview."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from itertools import product

from agent.core.contact import Contact
from agent.core.effects import LetterKind
from agent.core.feedback import FiledReading, Kind
from agent.core.handed import Deputy, Handed
from agent.core.held import Held
from agent.core.interview import Interview, InterviewState, Ruling, nowhere
from agent.core.language import LANGUAGES
from agent.core.mail import Address, Line
from agent.core.people import Person, Side
from agent.core.policy import NextStep
from agent.core.respondent import RespondentState
from agent.core.rules import Mode
from agent.core.views import View
from agent.writing.sample import NOW, PRIYA, RECRUITER, RULES, TOM, client_reading, interview
from agent.writing.samples_of_recommendations import of_recommendations
from agent.writing.samples_of_replies import Sample, for_the_recruiter, other

__all__ = ["Sample", "samples"]


def _state(of: Interview, state: RespondentState, questions: int = 0, *, heard: bool = False) -> Interview:
    people = (
        replace(r, state=state, questions=questions, readings=r.readings if heard else (), away_until=NOW)
        for r in of.respondents
    )
    return replace(of, respondents=tuple(people))


def _earlier(of: Interview, state: InterviewState) -> Interview:
    """As it was before anything was recommended or decided."""
    return replace(of, state=state, recommendation=None, revision=0, ruling=None)


def _doubtful(of: Interview) -> Interview:
    sam = Person(address=Address(email="sam@else.example", name="Sam"), side=Side.UNKNOWN, reason="nothing says")
    return replace(
        _state(of, RespondentState.NOT_ASKED),
        people=(*of.people, sam),
        approved=False,
        doubts=("Nothing says who Sam (sam@else.example) is.", "The job is not named."),
        said_over="interview done",
    )


def _participants(of: Interview) -> Iterator[Sample]:
    for language in LANGUAGES:
        people = tuple(replace(r, language=language) for r in of.respondents)
        yield from _in_one_language(replace(of, respondents=people))


def _in_one_language(of: Interview) -> Iterator[Sample]:
    doubted = replace(of, checking=True)
    for slot, to in (("a", TOM), ("b", PRIYA)):
        form = "https://forms.example/feedback?x=1&y=2" if slot == "a" else ""
        yield Sample(kind=LetterKind.QUESTION, interview=of, rules=RULES, slot=slot, to=to, form_url=form)
        yield Sample(kind=LetterKind.QUESTION, interview=doubted, rules=RULES, slot=slot, to=to, form_url=form)
        yield Sample(kind=LetterKind.THANKS, interview=of, rules=RULES, slot=slot, to=to)
        for number in (1, 2, 3):
            yield Sample(
                kind=LetterKind.REMINDER, interview=of, rules=RULES, slot=slot, number=number, to=to, form_url=form
            )


def _before(of: Interview) -> Iterator[Sample]:
    of = _earlier(of, InterviewState.ENDED)
    asked = _state(of, RespondentState.NOT_ASKED)
    for rules in (RULES, replace(RULES, mode=Mode.SEND)):
        yield Sample(kind=LetterKind.HEADS_UP, interview=asked, rules=rules)
        yield Sample(kind=LetterKind.DOUBT, interview=_doubtful(of), rules=rules)
        yield Sample(kind=LetterKind.DOUBT, interview=replace(_doubtful(of), approved=True), rules=rules)
    yield Sample(kind=LetterKind.HEADS_UP, interview=replace(asked, respondents=()), rules=RULES)
    why = "the only private address here (mail.example)"
    guessed = (replace(r, person=replace(r.person, guessed=True, reason=why)) for r in asked.respondents)
    yield Sample(kind=LetterKind.HEADS_UP, interview=replace(asked, respondents=tuple(guessed)), rules=RULES)
    for state, questions in (
        (RespondentState.UNREACHABLE, 4),
        (RespondentState.STOPPED, 1),
        (RespondentState.ASKED, 1),
    ):
        silent = _state(_earlier(of, InterviewState.ASKING), state, questions)
        yield Sample(kind=LetterKind.CALL, interview=silent, rules=RULES, slot="a")
        first, *rest = silent.respondents
        known = replace(first, phones=("+49 30 1234567", "+49 171 2345678"))
        yield Sample(kind=LetterKind.CALL, interview=replace(silent, respondents=(known, *rest)), rules=RULES, slot="a")


def _replies(of: Interview) -> Iterator[Sample]:
    for kind in Kind:
        tom, priya = of.respondents
        reading = client_reading() if kind is Kind.FEEDBACK else other(kind)
        filed = FiledReading(mail=kind.value, at=NOW + timedelta(hours=3), reading=reading)
        waiting = replace(priya, state=RespondentState.ASKED, questions=2, readings=())
        answered = replace(tom, readings=(filed,), away_until=NOW if kind is Kind.DEFERRAL else None)
        told = replace(_earlier(of, InterviewState.ASKING), respondents=(answered, waiting))
        yield Sample(
            kind=LetterKind.FEEDBACK_IN, interview=told, rules=RULES, slot="a", mail=kind.value, note="A note."
        )
    yield from for_the_recruiter(of)
    yield Sample(kind=LetterKind.HELD, interview=of, rules=RULES, slot="a", words="It was great.\n\nTom")
    yield from _in_doubt(of)
    decided = replace(of, state=InterviewState.DECIDED)
    yield Sample(kind=LetterKind.HELD, interview=decided, rules=RULES, slot="a", mail="late")


def _in_doubt(of: Interview) -> Iterator[Sample]:
    """Replies that can be accepted, in each of their forms, and short words."""
    decided, of = of, _earlier(of, InterviewState.ASKING)
    line = Line(number=1, text="It was great.")
    sender = Address(email="tom@else.example", name="Tom Becker")
    held = Held(mail="x", slot="a", sender=sender, reason="it is from elsewhere", came=NOW, lines=(line,))
    for doubtful in (
        held,
        replace(held, proven=True),
        replace(held, slot=""),
        replace(held, warning="acme-mail.example looks like acme.example"),
        replace(held, offered=True, proven=True),
        replace(held, lines=()),
    ):
        asked = replace(_state(of, RespondentState.ASKED, 1), held=(doubtful,))
        slot = doubtful.slot
        yield Sample(kind=LetterKind.HELD, interview=asked, rules=RULES, slot=slot, mail="x", words="It was great.")
    quiet = _state(of, RespondentState.NOT_ASKED)
    quiet = replace(quiet, respondents=tuple(replace(r, contact=Contact(wrote=NOW)) for r in quiet.respondents))
    yield Sample(kind=LetterKind.NOTE, interview=quiet, rules=RULES, words="Interview Ravi / Acme [#bbbbbbbb]")
    yield Sample(kind=LetterKind.NOTE, interview=quiet, rules=RULES, slot="a")
    yield Sample(kind=LetterKind.NOTE, interview=decided, rules=RULES)
    yield Sample(kind=LetterKind.NOTE, interview=decided, rules=RULES, reason="Nothing was accepted.")
    over = _earlier(of, InterviewState.ENDED)
    quiet = replace(over, respondents=quiet.respondents)
    yield Sample(kind=LetterKind.HEADS_UP, interview=quiet, rules=RULES)
    one = replace(quiet, respondents=(quiet.respondents[0], *_state(over, RespondentState.NOT_ASKED).respondents[1:]))
    yield Sample(kind=LetterKind.HEADS_UP, interview=one, rules=RULES)
    yield Sample(kind=LetterKind.DOUBT, interview=replace(_doubtful(over), respondents=one.respondents), rules=RULES)


def _after(of: Interview) -> Iterator[Sample]:
    yield from of_recommendations(of)
    for reason in ("Letters to 4 of 9 people came back or were refused within 24 hours.", ""):
        yield Sample(kind=LetterKind.HALTED, interview=nowhere("anna", NOW), rules=RULES, reason=reason)
    yield from _mornings(of)
    for reason in ("Template letters/en/question.j2, line 4: Expected an expression.", ""):
        yield Sample(kind=LetterKind.FAULTY, interview=nowhere("anna", NOW), rules=RULES, reason=reason)
    jonas, bea = Address(email="jonas@agency.example", name="Jonas Lind"), Address(email="bea@agency.example")
    team = replace(RULES, team=(jonas, bea))
    agrees = View(by=jonas, at=NOW, step=NextStep.OFFER, words="Agree. She is ready for it.")
    for views in ((agrees,), (agrees, View(by=bea, at=NOW, step=NextStep.HOLD)), (View(by=bea, at=NOW, words="Hm."),)):
        yield Sample(kind=LetterKind.VIEWS, interview=replace(of, views=views), rules=team)
    yield Sample(kind=LetterKind.VIEWS, interview=replace(of, views=(agrees,), recommendation=None), rules=team)
    yield from _handed_over(of, jonas)
    yield Sample(kind=LetterKind.ASIDE, interview=nowhere("anna", NOW), rules=RULES, words="Interview: Priya Nair")
    for language, step in product(LANGUAGES, NextStep):
        people = tuple(replace(r, language=language) for r in of.respondents)
        ruled = replace(
            of, respondents=people, ruling=Ruling(step=step, reason="as both wish", by=RECRUITER.email, at=NOW)
        )
        yield Sample(kind=LetterKind.NEXT_CLIENT, interview=ruled, rules=RULES, slot="a", to=TOM)
        yield Sample(kind=LetterKind.NEXT_CANDIDATE, interview=ruled, rules=RULES, slot="b", to=PRIYA)


def _handed_over(of: Interview, jonas: Address) -> Iterator[Sample]:
    """To whoever is in charge now, to whoever was, and what such a colleague is sent then."""
    known = replace(RULES, deputies=(Deputy(address=jonas),))
    waiting = replace(_state(of, RespondentState.ASKED, 2), state=InterviewState.ASKING, recommendation=None)
    for rules in (known, replace(known, mode=Mode.SEND)):
        for until, by in ((None, RECRUITER), (NOW + timedelta(days=7), jonas)):
            given = Handed(to=jonas, at=NOW, by=by.email, until=until)
            for one in (replace(of, handed=given), replace(waiting, handed=given)):
                yield Sample(kind=LetterKind.HANDED, interview=one, rules=rules, to=jonas)
                yield Sample(kind=LetterKind.HANDED, interview=one, rules=rules)
    away = replace(
        waiting, handed=Handed(to=jonas, at=NOW, by=RECRUITER.email, until=NOW + timedelta(days=9), every=True)
    )
    for others in ((), (away, replace(of, ref="bbbbbbbb"), replace(waiting, ref="cccccccc"))):
        yield Sample(kind=LetterKind.HANDED, interview=away, rules=known, to=jonas, others=others)
    taken = replace(of, handed=Handed(to=RECRUITER, at=NOW, by=jonas.email))
    yield Sample(kind=LetterKind.HANDED, interview=taken, rules=known)
    for every in (True, False):
        own = replace(of, handed=Handed(to=RECRUITER, at=NOW, by=RECRUITER.email, every=every))
        yield Sample(kind=LetterKind.HANDED, interview=own, rules=known, to=jonas)
    theirs = replace(of, handed=Handed(to=jonas, at=NOW, by=RECRUITER.email))
    for rules in (known, replace(known, mode=Mode.SEND)):
        asked = replace(_state(theirs, RespondentState.NOT_ASKED), state=InterviewState.ENDED)
        yield Sample(kind=LetterKind.HEADS_UP, interview=asked, rules=rules, to=jonas)
        yield Sample(kind=LetterKind.DOUBT, interview=replace(_doubtful(asked), approved=True), rules=rules, to=jonas)
    for to in (jonas, Address(email="bea@agency.example")):
        yield Sample(kind=LetterKind.RECOMMENDATION, interview=theirs, rules=known, number=1, to=to)


def _mornings(of: Interview) -> Iterator[Sample]:
    rules, nobody = replace(RULES, digest=time(8)), nowhere("anna", NOW)
    asked = _state(of, RespondentState.ASKED, 2)
    waiting = replace(asked, state=InterviewState.ASKING, ref="bbbbbbbb")
    silent = replace(_state(of, RespondentState.UNREACHABLE, 4), state=InterviewState.ASKING, ref="cccccccc")
    doubted = replace(_doubtful(of), state=InterviewState.ENDED, ref="dddddddd")
    decide = replace(of, ruling=None)
    for others in ((decide, waiting, silent, doubted), (waiting,), (doubted,), (decide,) * 30):
        yield Sample(kind=LetterKind.DIGEST, interview=nobody, rules=rules, others=others)


def samples() -> tuple[Sample, ...]:
    """Every kind of letter in every variant that its template tells apart."""
    of = interview()
    return (*_participants(of), *_before(of), *_replies(of), *_after(of))
