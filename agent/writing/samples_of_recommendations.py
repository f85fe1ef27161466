"""The recommendation in every variant that its template tells apart, and the letter that shows what was set aside."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from agent.core.concluding import advice
from agent.core.effects import LetterKind
from agent.core.feedback import Decision, FiledReading, Kind, Met, Outcome, PointKind, Proposal, Reading, Usage
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.people import Client, Side
from agent.core.policy import NextStep, Recommendation
from agent.core.prose import Cited, Prose
from agent.core.respondent import Respondent, RespondentState
from agent.core.rules import Rules
from agent.core.unread import BY_HAND, NO_READER
from agent.writing.sample import NOW, RULES, TOM
from agent.writing.samples_of_replies import Sample

EVE = Address(email="eve.low@acme.example", name="Eve Low")
MAX = Address(email="max.roth@acme.example", name="Max Roth")
PANEL_RULES = replace(
    RULES,
    directory=replace(
        RULES.directory,
        clients=(
            Client(
                name="Acme GmbH",
                domains=frozenset({"acme.example"}),
                decision_makers=frozenset({"max.roth@acme.example"}),
            ),
        ),
    ),
)


def judged(of: Interview, rules: Rules = RULES) -> Interview:
    """With what the policy makes of it."""
    return replace(of, recommendation=advice(of, rules))


def heard(of: Interview, slot: str, reading: Reading, hours: int = 30) -> Interview:
    """With one more message of somebody's."""
    filed = FiledReading(mail=f"mail-{slot}-{hours}", at=NOW + timedelta(hours=hours), reading=reading)
    people = (replace(r, readings=(*r.readings, filed)) if r.slot == slot else r for r in of.respondents)
    return replace(of, respondents=tuple(people))


def unheard(of: Interview, slot: str, state: RespondentState, questions: int = 1) -> Interview:
    """As if somebody had not answered."""
    people = (
        replace(r, state=state, questions=questions, readings=()) if r.slot == slot else r for r in of.respondents
    )
    return replace(of, respondents=tuple(people))


def joined(of: Interview, *people: tuple[str, Address, Reading]) -> Interview:
    """With more people of the client's, each with their slot and their answer."""
    tom = next(r for r in of.respondents if r.person.side is Side.CLIENT)
    more = tuple(_colleague(tom, slot, address, reading) for slot, address, reading in people)
    respondents = (of.respondents[0], *more, *of.respondents[1:])
    return replace(of, respondents=respondents, people=tuple(r.person for r in respondents))


def _colleague(tom: Respondent, slot: str, address: Address, reading: Reading) -> Respondent:
    filed = FiledReading(mail=f"mail-{slot}", at=NOW + timedelta(hours=5), reading=reading)
    return replace(tom, slot=slot, person=replace(tom.person, address=address), readings=(filed,))


def with_prose(of: Interview) -> Interview:
    """With a model's sentences about it, around the first two remarks."""
    priya, tom = of.on(Side.CANDIDATE)[0], of.on(Side.CLIENT)[0]
    cited = tuple(
        Cited(
            slot=r.slot,
            mail=r.readings[0].mail,
            quote=next(p.quote for p in r.readings[0].reading.points if p.kind is k),
        )
        for r, k in ((tom, PointKind.STRENGTH), (priya, PointKind.CONCERN))
    )
    text = "Both sides want to go on, and {Q1} carries that. What weighs against it is {Q2}."
    usage = Usage(sent=812, received=64)
    prose = Prose(
        text=text, cited=cited, writer="gpt-5-mini", prompt="rationale/1", settings="json_schema", usage=usage
    )
    return replace(of, prose=prose)


def doubtful() -> Reading:
    """One who sees it otherwise."""
    return Reading(
        kind=Kind.FEEDBACK, rating=2, decision=Decision.NO, qualifications_met=Met.NO, reader="offline rules"
    )


def _changed(of: Interview) -> Interview:
    """Tom amends his rating, and a model read it, though only plain rules could at first."""
    second = Reading(
        kind=Kind.FEEDBACK,
        rating=2,
        reader="gpt-5-mini",
        prompt="reading/2",
        settings="temperature 0, json_schema",
        usage=Usage(sent=1612, received=211, reported=False),
        notes=("Plain rules had read this reply at first, as the model was away. It was read again by the model.",),
    )
    after = judged(heard(of, "a", second))
    changed = ("Client: rating from 4 to 2.",)
    found = replace(after.recommendation or advice(after), changed=changed)
    return replace(after, recommendation=found, revision=2)


def _unread(of: Interview) -> Interview:
    return heard(of, "a", Reading(kind=Kind.FEEDBACK, reader=NO_READER, notes=("Please read this reply yourself.",)))


def _recommendations(of: Interview) -> Iterator[tuple[Interview, Rules, int]]:
    yield of, RULES, 1
    yield with_prose(of), RULES, 1
    panel = joined(of, ("c", EVE, doubtful()), ("d", MAX, replace(doubtful(), decision=Decision.YES, stand_in=True)))
    yield judged(panel, PANEL_RULES), PANEL_RULES, 1
    offer = Reading(kind=Kind.FEEDBACK, decision=Decision.STRONG_YES, next_step=Proposal.OFFER, reader=BY_HAND)
    yield judged(heard(of, "a", offer)), RULES, 1
    ended = unheard(heard(of, "a", doubtful()), "b", RespondentState.ASKED, 2)
    yield judged(ended), RULES, 1
    yield judged(unheard(of, "b", RespondentState.UNREACHABLE, 4)), RULES, 1
    yield judged(_unread(of)), RULES, 1
    yield judged(heard(of, "b", Reading(kind=Kind.FEEDBACK, outcome=Outcome.CLIENT_NO_SHOW, reader="x"))), RULES, 1
    yield _changed(of), RULES, 2
    silent = unheard(unheard(of, "a", RespondentState.UNREACHABLE, 4), "b", RespondentState.STOPPED)
    old = Recommendation(step=NextStep.HOLD, rule="client-silent", sentence="The client said nothing.", ceiling="gone")
    yield replace(silent, recommendation=old), RULES, 3
    yield replace(of, recommendation=None), RULES, 1


def of_recommendations(of: Interview) -> Iterator[Sample]:
    """The recommendation to the recruiter and to a colleague, and what was set aside."""
    for interview, rules, number in _recommendations(of):
        yield Sample(kind=LetterKind.RECOMMENDATION, interview=interview, rules=rules, number=number)
    yield Sample(kind=LetterKind.RECOMMENDATION, interview=of, rules=RULES, number=2, to=TOM)
    yield Sample(kind=LetterKind.REMARKS, interview=of, rules=RULES)
    several = heard(of, "b", next(r for r in of.respondents if r.slot == "a").readings[0].reading)
    yield Sample(kind=LetterKind.REMARKS, interview=several, rules=RULES)
