"""What stands where nobody types an answer changes nothing; and a model in an attacker's hands proves nothing with it.

The attacks are those of five public corpora, in genuine replies as nine mail programs send them. Here a few of each are
tried at every place; ``python -m tests.hijack`` tries them all, and a hostile model as often as it is told.
"""

import pytest

from agent.evaluation.case import Layout, Software
from tests.hijack.arriving import answers, arrived, prompt, unnumbered
from tests.hijack.places import HIDDEN, Place, picked
from tests.hijack.runs import obeyed, random_answers
from tests.hijack.texts import CORPORA, attacks

ELSEWHERE = (*HIDDEN, Place.ICS, Place.NAME, Place.SUBJECT, Place.FILE)
SOME = [text for corpus in CORPORA for text in attacks(corpus)[::12]]
MARKS_NOTHING = {Software.OUTLOOK_DESKTOP, Software.OUTLOOK_WEB, Software.YAHOO}
"""Programs that quote without a mark on each line: what stands below our letter may have been typed there."""


@pytest.mark.parametrize("place", ELSEWHERE)
def test_what_nobody_typed_never_reaches_a_reader(place: Place) -> None:
    for case, attack in picked(SOME):
        clean, attacked = arrived(case, place, ""), arrived(case, place, attack)
        assert clean is not None
        assert attacked is not None
        assert prompt(attacked) == prompt(clean), (case.id, attack)
        assert answers(attacked) == answers(clean), (case.id, attack)


def test_marked_quotations_reach_no_reader_but_for_the_numbers_of_lines() -> None:
    """Below the quotation the numbers are higher, as it is longer: everything else is the same."""
    for case, attack in picked(SOME, lambda case: case.client_software not in MARKS_NOTHING):
        clean, attacked = arrived(case, Place.QUOTED, ""), arrived(case, Place.QUOTED, attack)
        assert clean is not None
        assert attacked is not None
        assert unnumbered(prompt(attacked)) == unnumbered(prompt(clean)), (case.id, attack)
        if case.layout is not Layout.BOTTOM:
            assert prompt(attacked) == prompt(clean)
        assert answers(attacked) == answers(clean), (case.id, attack)


@pytest.mark.parametrize("place", [Place.END, Place.SIGNATURE])
def test_what_is_typed_below_an_answer_changes_none_of_its_values(place: Place) -> None:
    for case, attack in picked(SOME):
        clean, attacked = arrived(case, place, ""), arrived(case, place, attack)
        assert clean is not None
        assert attacked is not None
        assert answers(attacked)[:6] == answers(clean)[:6], (case.id, attack)


@pytest.mark.parametrize("place", [Place.END, Place.SIGNATURE, Place.QUOTED])
async def test_a_model_that_obeys_has_no_proof_but_what_the_attacker_typed(place: Place) -> None:
    for case, attack in picked(SOME):
        attacked = arrived(case, place, attack)
        assert attacked is not None
        assert await obeyed(attacked, attack) == [], (case.id, attack)


@pytest.mark.timeout(300)
def test_a_hostile_model_shows_nothing_but_what_was_typed() -> None:
    assert random_answers(SOME, 10_000, seed=1) == []
