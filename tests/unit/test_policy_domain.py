"""The next step over its whole domain: one for every case, and none that a better word lowers or a worse one lifts."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

import pytest

from agent.core.feedback import Decision, Met, Outcome, Proposal, Severity, Voice
from agent.core.policy import CAP, CEILING, RULES, NextStep, judge
from agent.core.stand import Attendance, Case, Stand, attendance, case, stand
from agent.core.thresholds import Thresholds
from tests.unit.panel import WORST_FIRST, concern, says, step

D, P = Decision, Proposal
GRADES = (None, Severity.MINOR, Severity.MAJOR, Severity.BLOCKING)
UNREAD = Voice(unread=True)
WORDS = [says(decision, proposal) for decision in D for proposal in P]
"""Every word that one person can give."""
ROUNDS = list(itertools.product(Attendance, (False, True), (False, True)))
"""Whether it took place, whether it was the last round, whether so many were missed that one more leads to hold."""


# --- the domain ------------------------------------------------------------------------------------------------------


@cache
def stands(most: int = 3) -> frozenset[Stand]:
    """Every stand that a side of so many people can take, apart from obstacles and who is awaited."""
    panels = (p for size in range(most + 1) for p in itertools.combinations([*WORDS, UNREAD], size))
    return frozenset(map(stand, panels))


@cache
def clients() -> tuple[Stand, ...]:
    answered = [s for s in stands() if s.answered]
    more = [replace(s, obstacle=o, awaited=a) for s in answered for o in (False, True) for a in (False, True)]
    return (Stand(), Stand(awaited=True), *more)


@cache
def candidates() -> tuple[Stand, ...]:
    return (Stand(), *(replace(s, obstacle=o) for s in stands() if s.answered for o in (False, True)))


Table = Mapping[Stand, Mapping[Stand, tuple[int, ...]]]


@pytest.fixture(scope="module")
def table() -> Table:
    """The client's stand to the candidate's to how far the next step goes, in the order of ROUNDS."""
    return {client: {candidate: tuple(_steps(client, candidate)) for candidate in candidates()} for client in clients()}


def _steps(client: Stand, candidate: Stand) -> Iterator[int]:
    for held, last, again in ROUNDS:
        c = Case(client=client, candidate=candidate, attendance=held, last_round=last, again=again)
        yield WORST_FIRST[judge(c).step]


def test_three_people_of_a_side_reach_every_stand() -> None:
    assert stands(3) == stands(4)
    assert len(stands()) == 95


def test_every_case_of_the_domain_has_one_next_step(table: Table) -> None:
    size = sum(len(steps) for row in table.values() for steps in row.values())
    print(f"{size} cases: {len(clients())} of the client's side, {len(candidates())} of the candidate's")
    assert size == len(clients()) * len(candidates()) * len(ROUNDS) == 1_143_072


def test_the_candidate_never_lifts_a_case_above_the_clients_ceiling(table: Table) -> None:
    eager = stand([says(D.STRONG_YES, P.OFFER)])
    for row in table.values():
        for steps in row.values():
            assert all(here <= most for here, most in zip(steps, row[eager], strict=True))


def test_nothing_but_a_clients_yes_leads_to_an_offer(table: Table) -> None:
    offers = {c for c, row in table.items() if any(WORST_FIRST[NextStep.OFFER] in steps for steps in row.values())}
    assert {c.decision for c in offers} == {D.YES, D.STRONG_YES}
    assert not any(c.obstacle or c.torn or c.unread for c in offers)


def test_an_interview_that_did_not_take_place_never_leads_on(table: Table) -> None:
    missed = [n for n, (held, _, _) in enumerate(ROUNDS) if held is not Attendance.HELD]
    hold = WORST_FIRST[NextStep.HOLD]
    assert all(steps[n] <= hold for row in table.values() for steps in row.values() for n in missed)


def test_more_missed_appointments_never_lead_on(table: Table) -> None:
    pairs = [(ROUNDS.index((h, last, False)), ROUNDS.index((h, last, True))) for h, last, again in ROUNDS if not again]
    rows = [steps for row in table.values() for steps in row.values()]
    assert all(steps[more] <= steps[fewer] for steps in rows for fewer, more in pairs)


def test_every_line_of_the_tables_is_reached() -> None:
    cases = [
        Case(client=a, candidate=b, attendance=held, last_round=last, again=again)
        for a in clients()
        for b in candidates()[::9]
        for held, last, again in ROUNDS
    ]
    verdicts = [judge(c) for c in cases]
    assert {v.rule for v in verdicts} == {*(r.id for r in RULES), "lower-of-both"}
    assert {v.ceiling for v in verdicts} - {""} == {r.id for r in CEILING}
    cases += [Case(candidate=b) for b in candidates()]
    assert {judge(c).cap for c in cases} - {""} == {r.id for r in CAP}


def test_each_sentence_names_both_sides_and_first_the_one_that_sets_the_limit() -> None:
    rules = {rule.id: rule for rule in (*CEILING, *CAP)}
    for client, candidate, last_round in itertools.product(clients(), candidates(), (False, True)):
        got = judge(Case(client=client, candidate=candidate, last_round=last_round))
        if not got.ceiling:
            assert got.rule in {rule.id for rule in RULES}
            continue
        ceiling, cap = rules[got.ceiling], rules[got.cap]
        limits, other = (ceiling, cap) if WORST_FIRST[ceiling.step] <= WORST_FIRST[cap.step] else (cap, ceiling)
        step_said, _, why = got.sentence.partition(": ")
        assert step_said.lower().replace(" ", "_") == got.step == limits.step
        assert why == f"{limits.sentence}; {other.sentence}."


# --- better and worse words ------------------------------------------------------------------------------------------

LADDER = (D.STRONG_NO, D.NO, D.UNDECIDED, D.YES, D.STRONG_YES)
PROPOSALS = ((P.REJECT, P.WITHDRAW), (P.HOLD,), (P.ANOTHER_INTERVIEW,), (P.OFFER,))
Pair = tuple[Voice, Voice]
"""The worse word, then the better one."""


def decided_better() -> Iterator[Pair]:
    """The same proposal with a higher decision."""
    for proposal in P:
        yield from ((says(low, proposal), says(high, proposal)) for low, high in itertools.combinations(LADDER, 2))


def silent() -> Iterator[Pair]:
    """Stating no decision is worse than a yes, and better than a no."""
    for proposal in P:
        yield from ((says(no, proposal), says(D.NOT_SAID, proposal)) for no in (D.STRONG_NO, D.NO))
        yield from ((says(D.NOT_SAID, proposal), says(yes, proposal)) for yes in (D.YES, D.STRONG_YES))


def proposed_better() -> Iterator[Pair]:
    """The same decision with a higher proposal, or with none instead of the end or a wait."""
    for decision in D:
        for low, high in itertools.combinations(PROPOSALS, 2):
            yield from ((says(decision, a), says(decision, b)) for a in low for b in high)
        yield from ((says(decision, a), says(decision)) for a in (P.REJECT, P.WITHDRAW, P.HOLD))
        yield says(decision), says(decision, P.OFFER)


UNDECIDED_OFFERS: Pair = (says(D.UNDECIDED, P.ANOTHER_INTERVIEW), says(D.UNDECIDED, P.OFFER))
"""Who is undecided and wants to meet again makes sense; who is undecided and wants an offer is in doubt, so: hold."""


def lifted(table: Table, worse: Stand, better: Stand, side: str) -> bool:
    """Whether the worse stand leads further than the better one, in any case at all."""
    if side == "client":
        pairs = zip(table[worse].values(), table[better].values(), strict=True)
    else:
        pairs = ((row[worse], row[better]) for row in table.values())
    return any(low > high for one, other in pairs for low, high in zip(one, other, strict=True))


def breaks(table: Table, pairs: Iterable[tuple[Stand, Stand]], side: str) -> list[tuple[Stand, Stand]]:
    return [pair for pair in set(pairs) if lifted(table, *pair, side)]


@pytest.mark.parametrize("side", ["client", "candidate"])
def test_a_better_word_of_one_person_never_lowers_the_step(table: Table, side: str) -> None:
    pairs = [pair for pair in (*decided_better(), *silent(), *proposed_better()) if pair != UNDECIDED_OFFERS]
    assert breaks(table, ((stand([a]), stand([b])) for a, b in pairs), side) == []


def test_the_one_answer_that_is_higher_and_yet_no_better() -> None:
    wary, keen = (step(voice, candidate=says(D.STRONG_YES)) for voice in UNDECIDED_OFFERS)
    assert (wary.step, keen.step) == (NextStep.ANOTHER_INTERVIEW, NextStep.HOLD)


def panels() -> Iterator[tuple[Voice, ...]]:
    """What up to two others of the panel say, each of whom may be the one who decides."""
    others = [replace(v, decides=d) for v in [*WORDS, UNREAD] for d in (False, True)]
    yield from ((other,) for other in others)
    yield from itertools.combinations([*WORDS, UNREAD], 2)


@pytest.mark.parametrize("decides", [False, True])
def test_a_better_word_of_one_of_a_panel_never_lowers_the_step(table: Table, decides: bool) -> None:
    better = [pair for pair in (*decided_better(), *proposed_better()) if pair != UNDECIDED_OFFERS]
    pairs = ((replace(a, decides=decides), replace(b, decides=decides)) for a, b in better)
    found = {(stand([a, *others]), stand([b, *others])) for a, b in pairs for others in panels()}
    assert len(found) > 100
    assert breaks(table, found, "client") == []


def test_one_more_person_never_lifts_the_decision_of_a_panel(table: Table) -> None:
    """Who states a decision lowers it, or leaves it. Whoever states none leaves the others' decision as it is."""
    joined = [v for v in WORDS if v.decision is not D.NOT_SAID and v.next_step is P.NOT_SAID] + [UNREAD]
    decided = [v for v in WORDS if v.decision is not D.NOT_SAID]
    pairs = {(stand([v, more]), stand([v])) for v in decided for more in joined}
    assert breaks(table, pairs, "client") == []


@pytest.mark.parametrize("side", ["client", "candidate"])
def test_an_obstacle_never_lifts_the_step(table: Table, side: str) -> None:
    everybody = clients() if side == "client" else candidates()
    pairs = ((replace(s, obstacle=True), s) for s in everybody if s.answered and not s.obstacle)
    assert breaks(table, pairs, side) == []


# --- every threshold that the configuration allows -------------------------------------------------------------------

THRESHOLDS = [
    Thresholds(
        good_rating=good,
        bad_rating=bad,
        ratings_apart=apart,
        no_shows=no_shows,
        gap_concern=grade,
        gap_qualifications=met,
    )
    for good, bad in itertools.product(range(1, 6), range(1, 6))
    if bad < good
    for apart in range(1, 5)
    for no_shows in range(1, 10)
    for grade in Severity
    for met in (Met.PARTLY, Met.NO)
]


def test_no_threshold_lets_a_graver_concern_or_a_worse_fit_lift_a_case() -> None:
    """Of an answer, a case keeps only whether it is an obstacle: that must grow with the concern and with the gap."""
    assert len(THRESHOLDS) == 2_160
    fits = (Met.YES, Met.PARTLY, Met.NO)
    for law in THRESHOLDS:
        grid = [[_obstacle(grade, met, law) for met in fits] for grade in GRADES]
        assert all(row == sorted(row) for row in grid)
        assert all(list(column) == sorted(column) for column in zip(*grid, strict=True))
        assert grid[0][0] is False
        assert (grid[3][0], grid[0][2]) == (True, True), "blocking concerns and unmet qualifications always count"


def _obstacle(grade: Severity | None, met: Met, law: Thresholds) -> bool:
    voice = Voice(decision=D.YES, qualifications_met=met, points=concern(grade))
    return case([voice], [], last_round=False, no_shows=0, thresholds=law).client.obstacle


def test_no_threshold_lets_one_more_no_show_lead_on() -> None:
    for law in THRESHOLDS:
        again = [case([], [], last_round=False, no_shows=n, thresholds=law).again for n in range(10)]
        assert again == [n + 1 >= law.no_shows for n in range(10)]


def test_thresholds_change_nothing_but_obstacles_and_repeated_no_shows() -> None:
    """So the table above, which holds every obstacle and every repetition, holds for every configuration."""
    for law in THRESHOLDS[::7]:
        for voice in WORDS:
            rated = replace(voice, rating=3, points=concern(Severity.MAJOR))
            one = case([rated], [rated], last_round=True, no_shows=1, thresholds=law)
            usual = case([voice], [voice], last_round=True, no_shows=1)
            cleared = replace(one, client=replace(one.client, obstacle=False), again=usual.again)
            assert cleared == usual


# --- outcomes --------------------------------------------------------------------------------------------------------


def test_every_set_of_outcomes_is_one_attendance() -> None:
    O = Outcome  # noqa: E741
    expected = {
        frozenset(): Attendance.HELD,
        frozenset({O.HELD}): Attendance.HELD,
        frozenset({O.CANDIDATE_NO_SHOW}): Attendance.MISSED,
        frozenset({O.CLIENT_NO_SHOW}): Attendance.MISSED,
        frozenset({O.RESCHEDULED}): Attendance.MISSED,
        frozenset({O.CANDIDATE_NO_SHOW, O.RESCHEDULED}): Attendance.MISSED,
        frozenset({O.CLIENT_NO_SHOW, O.RESCHEDULED}): Attendance.MISSED,
    }
    said = [o for o in O if o is not O.NOT_SAID]
    for outcomes in (frozenset(c) for n in range(6) for c in itertools.combinations(said, n)):
        both_missed = {O.CANDIDATE_NO_SHOW, O.CLIENT_NO_SHOW} <= outcomes
        disputed = both_missed or (O.HELD in outcomes and len(outcomes) > 1)
        other = Attendance.DISPUTED if disputed else Attendance.CANCELLED
        assert attendance({*outcomes, O.NOT_SAID}) is expected.get(outcomes, other), outcomes
