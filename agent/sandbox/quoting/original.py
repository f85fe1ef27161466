"""The mail that somebody answers, as their program shows it."""

from dataclasses import dataclass
from datetime import datetime

from agent.core.mail import Address
from agent.sandbox.quoting.markup import Node, find, parse


@dataclass(frozen=True, kw_only=True, slots=True)
class Original:
    """A mail as its receiver's program shows it."""

    sender: Address
    to: Address
    at: datetime
    """In the zone of the one who answers: programs write its local time over the quotation."""
    subject: str
    text: str
    html: Node
    """Its body element."""


def body(html: str) -> Node:
    """The body of an HTML mail."""
    tree = parse(html)
    return find(tree, "body") or tree
