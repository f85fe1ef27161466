"""Which Authentication-Results are the trusted server's own: told by their place among the trace fields (RFC 8601
section 5). Everything below the line where a server took the mail over was written by whoever sent it.
"""

import re

from agent.core.domains import organisation, same_organisation
from agent.reading import authentication
from agent.reading.authentication import LONGEST, Result, Unclear
from agent.reading.headers import Headers

MICROSOFT = "microsoft"
"""Stands for Exchange Online and Outlook.com, which name no server in their Authentication-Results."""

_BY = re.compile(r"\bby\s+([A-Za-z0-9.-]+)")
_PRIVATE = frozenset({"internal", "local", "localdomain", "localhost", "lan", "home", "corp", "intranet"})
_TOLD_LAST = frozenset({"arc", "bimi"})
"""Methods that run after all others and say nothing of the author: their fields stand above the one that counts."""
_KIN = {
    "amazonses.com": {"amazonaws.com"},
    "gmx.net": {"gmx.com", "gmx.de", "web.de"},
    "icloud.com": {"apple.com", "me.com"},
    "messagingengine.com": {"fastmail.com"},
    "protonmail.ch": {"proton.ch", "proton.me", "protonmail.com"},
    "web.de": {"gmx.com", "gmx.net"},
    "yandex.net": {"yandex.ru"},
    "zohomail.com": {"zoho.com", "zoho.eu", "zohomail.eu"},
}
"""Names under which the hosts of a provider stand in Received, where they are not those of its authserv-id."""
_CLOUD = (".outlook.com", ".office365.com", ".office365.us", ".partner.outlook.cn")
_EDGE = ".protection.outlook.com"


def word(headers: Headers, server: str, author: str) -> tuple[Result, ...]:
    """What the trusted server found about a mail whose From is at the domain ``author``.

    Raises Unclear where its word cannot be told from a stranger's.
    """
    if server == MICROSOFT:
        return _microsoft(headers)
    block = [authentication.results(value) for value in _block(headers, server)]
    while len(block) > 1 and block[0] and {r.method for r in block[0]} <= _TOLD_LAST:
        del block[0]
    return block[0] + _added(block, author)


def _block(headers: Headers, server: str) -> list[str]:
    """The server's fields, from its topmost one to where the next server begins."""
    block: list[str] = []
    for name, value in headers.fields:
        if name == "authentication-results" and _is(authentication.server(value), server):
            block.append(value)
        elif block and name in ("received", "from"):
            return block
        elif name == "received" and (other := _other(value, server)):
            raise Unclear(f"{server} says nothing above the trace of {other}")
    if not block:
        raise Unclear(f"{server} says nothing about the sender")
    return block


def _is(name: str, server: str) -> bool:
    """Whether a field is the server's; '*.messagingengine.com' means every host of that company."""
    if not server.startswith("*."):
        return name == server
    return bool(organisation(server[2:])) and name.endswith(server[1:])


def _other(received: str, server: str) -> str:
    """The public host that wrote a Received field, if it is of another organisation than the trusted server."""
    host = _by(received)
    top = host.rpartition(".")[2]
    if "." not in host or top.isdigit() or top in _PRIVATE:
        return ""
    owner, trusted = organisation(host), organisation(server.removeprefix("*."))
    return "" if owner and (owner == trusted or owner in _KIN.get(trusted, ())) else host


def _by(received: str) -> str:
    match = _BY.search(received[:LONGEST])
    return match[1].lower().strip(".") if match else ""


def _added(block: list[tuple[Result, ...]], author: str) -> tuple[Result, ...]:
    """What filters with a field each found, below the topmost one.

    Nobody can tell such a field from one that came with the mail, if the server does not remove those. So they count
    only where the topmost one speaks of SPF alone, and found the envelope to be of the author's own organisation: that
    much would satisfy DMARC as it is.
    """
    top = block[0]
    if [r.method for r in top] != ["spf"] or top[0].result != "pass" or not same_organisation(top[0].domain, author):
        return ()
    found: dict[str, tuple[Result, ...]] = {}
    for lower in block[1:]:
        methods = {r.method for r in lower}
        if len(methods) == 1:
            found.setdefault(methods.pop(), lower)
    return tuple(r for method in found.values() for r in method)


def _microsoft(headers: Headers) -> tuple[Result, ...]:
    """The field that stands on the line where the edge of Microsoft's cloud took the mail from the internet.

    Above it only Microsoft's own servers have written; right below it stands the edge's Received.
    """
    origins = [value.strip().lower() for value in headers.all("x-ms-exchange-organization-authas")]
    if origins not in ([], ["anonymous"]):
        # Mail within a company passes no edge, so all its fields may be the sender's own.
        raise Unclear("Exchange does not treat it as mail from the internet, and says nothing about its sender")
    found: str | None = None
    seen = False
    for name, value in headers.fields:
        if name == "received":
            host = _by(value)
            if found is not None and host.endswith(_EDGE):
                return authentication.results(found)
            if found is not None or not host.endswith(_CLOUD):
                raise Unclear(f"Microsoft says nothing above the trace of {host or 'an unknown server'}")
            seen = True
        elif name == "authentication-results" and seen and found is None and not authentication.server(value):
            found = value
        elif name in ("from", "dkim-signature"):
            break
    raise Unclear("Microsoft says nothing about the sender")
