"""A further round is arranged while people are being asked, and cancelled again: the whole service."""

from datetime import timedelta

from tests.system.desk import event, invite
from tests.system.test_in_touch import ANNA, HOUR, PRIYA, TOM, Desk, desk
from tests.unit.cases import END

__all__ = ["desk"]


def second(method: str, sequence: int, stamp: str) -> bytes:
    ics = event(
        method,
        uid="second@google.com",
        start="20261130T100000Z",
        end="20261130T110000Z",
        stamp=stamp,
        sequence=sequence,
        status="CANCELLED" if method == "CANCEL" else "CONFIRMED",
        summary="Interview: Priya Nair - second round",
    )
    return invite(ANNA, ics)


async def test_the_questions_rest_and_are_taken_up_again(desk: Desk) -> None:
    await desk.agency.pass_to(END + HOUR)
    await desk.agency.deliver(second("REQUEST", 0, "20261123T121000Z"))
    assert desk.outside.kinds(ANNA)[-1] == "note"
    await desk.agency.pass_to(END + 30 * HOUR)
    assert desk.outside.kinds(TOM) == desk.outside.kinds(PRIYA) == ["question"]
    await desk.agency.deliver(second("CANCEL", 1, "20261124T171000Z"))
    await desk.agency.pass_to(END + 48 * HOUR)
    assert desk.outside.kinds(TOM) == ["question"], "a day after they were taken up, in working hours"
    await desk.agency.pass_to(END + 72 * HOUR)
    assert desk.outside.kinds(TOM) == desk.outside.kinds(PRIYA) == ["question", "reminder"]
    story = [told.note for told in await desk.outside.store.story(desk.ref)]
    assert any("The further round was cancelled" in note for note in story)


async def test_without_a_cancellation_they_rest_for_good(desk: Desk) -> None:
    await desk.agency.pass_to(END + HOUR)
    await desk.agency.deliver(second("REQUEST", 0, "20261123T121000Z"))
    await desk.agency.pass_to(END + timedelta(days=6))
    assert desk.outside.kinds(TOM) == desk.outside.kinds(PRIYA) == ["question"]
