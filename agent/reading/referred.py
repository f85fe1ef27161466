"""Whom somebody names who passes the questions on: addresses that they typed, and nothing that only looks like one."""

import re
from collections.abc import Iterable, Iterator

from agent.core.mail import Address, Label, Line
from agent.reading.addresses import unmistakable

MOST = 10
"""Addresses of one reply that are kept."""

_ADDRESS = re.compile(
    r"(?<![\w.%+@/=?&-])[A-Za-z0-9](?:[A-Za-z0-9_+'-]|\.(?!\.)){0,62}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}"
    r"(?![\w@-])"
)


def named(lines: Iterable[Line]) -> tuple[Address, ...]:
    """The addresses in what was typed, in lower case and in their order, each once. Signatures and quotes are not."""
    found = (one for line in lines if line.label is Label.TYPED for one in _in(line.text))
    return tuple(Address(email=email) for email in dict.fromkeys(found))[:MOST]


def _in(text: str) -> Iterator[str]:
    for match in _ADDRESS.finditer(text):
        email = match[0].lower()
        # What another reader could take for two addresses is nobody's.
        if unmistakable(email) and "xn--" not in email and email.partition("@")[0][-1] != ".":
            yield email
