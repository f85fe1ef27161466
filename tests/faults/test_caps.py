"""The caps are attacked: whatever letters there are, and whenever they want to leave, never more do than allowed."""

import os
from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.core.effects import TO_PARTICIPANTS, LetterKind
from agent.core.rules import Caps
from agent.errors import DebriefError, Permanent, Transient, Uncertain
from tests.faults import crowd
from tests.faults.crowd import DAY, MOMENT, asides, asking, first_to_domain, left, most, question, to_anna, within
from tests.system.desk import Agency, Outside
from tests.unit.cases import END, RULES

PEOPLE = [f"{who}@{where}.example" for who in ("ann", "bob", "cyd") for where in ("one", "two", "mail.two", "three")]
NO_BREAKER = Caps(breaker_failures=100_000, breaker_share=100, breaker_uncertain=100_000)

small = st.integers(1, 6)
caps = st.builds(
    lambda **fields: replace(NO_BREAKER, **fields),
    person_per_day=small,
    participants_per_day=st.integers(1, 8),
    participants_at_once=small,
    domain_per_day=small,
    new_domains_per_day=st.integers(1, 3),
    recruiter_per_day=st.integers(1, 15),
    doubtful_per_day=st.integers(1, 8),
    recruiter_per_interview=small,
)
minutes = st.integers(0, 60 * 30).map(lambda n: END + timedelta(minutes=n))
faults = st.dictionaries(
    st.sampled_from(PEOPLE),
    st.sampled_from([Transient("450 later"), Permanent("550 no"), Uncertain("no answer")]),
    max_size=4,
)
interviews = st.lists(
    st.tuples(
        st.lists(st.tuples(st.sampled_from(PEOPLE), minutes), min_size=1, max_size=3, unique_by=lambda x: x[0]),
        st.lists(
            st.tuples(st.sampled_from([LetterKind.CALL, LetterKind.HEADS_UP, LetterKind.DOUBT]), minutes), max_size=4
        ),
    ),
    min_size=1,
    max_size=7,
)


@settings(
    max_examples=int(os.environ.get("DEBRIEF_CAPS_EXAMPLES", "12")),
    suppress_health_check=list(HealthCheck),
)
@given(allowed=caps, wanted=interviews, strangers=st.integers(0, 12), broken=faults, arrives=st.booleans())
async def test_no_cap_is_ever_exceeded(
    allowed: Caps,
    wanted: list[tuple[list, list]],  # type: ignore[type-arg]
    strangers: int,
    broken: dict[str, DebriefError],
    arrives: bool,
) -> None:
    outside = Outside()
    await outside.clock.move(END)
    outside.mailer.refuses, outside.mailer.uncertain_arrives = broken, arrives
    for number, (people, told) in enumerate(wanted):
        one = asking(f"i{number:07}", *(email for email, _ in people))
        effects = [question(one, "abcdefgh"[n], at) for n, (_, at) in enumerate(people)]
        effects += [to_anna(one, n, at, kind) for n, (kind, at) in enumerate(told)]
        await crowd.begin(outside.store, one, [*effects, *(asides(strangers, END) if not number else ())], END)
    async with Agency(outside, rules=replace(RULES, caps=allowed)).open() as agency:
        for hours in range(0, 54, 6):
            await agency.pass_to(END + timedelta(hours=hours))
            # Whoever lets letters leave again, time after time, does not lift the caps.
            await outside.store.release("anna", outside.clock.now())
    within(left(outside), allowed)


FULL = replace(
    NO_BREAKER,
    person_per_day=3,
    participants_per_day=12,
    participants_at_once=4,
    domain_per_day=5,
    new_domains_per_day=2,
    recruiter_per_day=20,
    doubtful_per_day=8,
    recruiter_per_interview=3,
)


async def test_what_is_over_a_cap_waits_and_leaves_in_the_end() -> None:
    """Each cap is used to the full, the recruiter is told once a day of each, and nothing but old news is dropped."""
    outside = Outside()
    await outside.clock.move(END)
    for number in range(10):
        one = asking(f"i{number:07}", *PEOPLE[number % 5 : number % 5 + 4])
        effects = [*(question(one, slot, END) for slot in "abcd"), *(to_anna(one, n, END) for n in range(5))]
        await crowd.begin(outside.store, one, [*effects, *(asides(40, END) if not number else ())], END)
    async with Agency(outside, rules=replace(RULES, caps=FULL)).open() as agency:
        for days in range(9):
            await agency.pass_to(END + timedelta(days=days))
            await outside.store.release("anna", outside.clock.now())
    letters = left(outside)
    within(letters, FULL)
    asked = [x for x in letters if x.entry.kind in TO_PARTICIPANTS]
    told = [x for x in letters if x.entry.kind not in TO_PARTICIPANTS]
    assert most(asked, DAY) == 12
    assert most(asked, MOMENT) == 4
    assert most(asked, DAY, lambda x: x.entry.to) == 3
    assert most(asked, DAY, crowd.domain) == 5
    assert most(first_to_domain(asked), DAY) == 2
    assert most(told, DAY) == 20
    assert most((x for x in told if x.entry.interview), DAY, lambda x: x.entry.interview) == 3
    first = {(x.entry.interview, x.entry.slot) for x in asked if x.entry.kind is LetterKind.QUESTION}
    assert first == {(f"i{n:07}", slot) for n in range(10) for slot in "abcd"}, "every first question left"
    assert {x.entry.kind for x in told if x.entry.kind is LetterKind.CALL}
    pushes = Counter(topic for topic, _ in outside.notifier.published if topic.endswith("/attention"))
    assert pushes
