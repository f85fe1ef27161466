"""What is wrong with teams of colleagues, seen together with everybody else."""

from collections.abc import Iterator

from agent.config.mailbox import Mailbox
from agent.config.problems import Where
from agent.core.mail import Address, base
from agent.core.signs import within

MOST = 20
"""Colleagues in one team: each gets every recommendation."""


def strange_teams(mailboxes: tuple[Mailbox, ...]) -> Iterator[tuple[Where, str]]:
    """Colleagues read what both sides said, so that nobody of a side may be one."""
    for number, box in enumerate(mailboxes):
        for where, team in _teams(box):
            yield from _strange(("mailboxes", number, *where), team, box)


def _teams(box: Mailbox) -> Iterator[tuple[Where, tuple[Address, ...]]]:
    yield ("team",), box.team
    yield from ((("clients", place, "team"), one.team) for place, one in enumerate(box.clients))
    yield from ((("roles", place, "team"), one.team) for place, one in enumerate(box.roles))


def _strange(where: Where, team: tuple[Address, ...], box: Mailbox) -> Iterator[tuple[Where, str]]:
    if where[-3:-2] == ("roles",) and not team:
        yield where, "must list at least one colleague"
    if len(team) > MOST:
        yield where, f"must list at most {MOST} colleagues"
    seen: set[str] = set()
    for address in team:
        if why := _unfit(address, box) or ("stands here twice" if address.email in seen else ""):
            yield where, f"{address.email} {why}"
        seen.add(address.email)


def _unfit(address: Address, box: Mailbox) -> str:
    """Why an address cannot be a colleague's, in a clause; empty if it can."""
    if base(address.email)[0] in box.addresses:
        return "is the recruiter's own address"
    if owner := next((one.name for one in box.clients if within(address.domain, one.domains)), ""):
        return f"belongs to {owner}"
    decides = next((one.name for one in box.clients if address.email in one.decision_makers), "")
    return f"decides for {decides}" if decides else ""
