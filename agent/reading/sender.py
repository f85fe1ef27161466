"""Whether a mail really comes from the address in its From, as the mailbox's own server judged it (RFC 8601)."""

import re
from dataclasses import dataclass

import authres

from agent.core.mail import Address, Verdict
from agent.reading.claims import House
from agent.reading.headers import Headers

_LONGEST = 4096
"""Characters of an Authentication-Results that are parsed; the parser recurses on parentheses."""
_SERVER = re.compile(r"\s*([^\s;()=]+)(?:\s+\d+)?\s*;")
_BY = re.compile(r"\bby\s+([A-Za-z0-9.-]+)")
_PRIVATE = frozenset({"internal", "local", "localdomain", "localhost", "lan", "home", "corp", "intranet"})
_GOOGLE_CALENDAR = "calendar-notification@google.com"
_ANYTHING = "*"


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """One resinfo (RFC 8601 section 2.2): what one method found."""

    method: str
    result: str
    domain: str
    """The domain that it is about: header.from of DMARC, else header.d or header.i."""


class _Doubt(Exception):
    """Why the trusted server's word cannot be had."""


def verdict(headers: Headers, sender: Address | None, house: House) -> Verdict:
    """Whether ``sender`` is proven, with the reason. In every doubt: no."""
    if sender is None:
        return _no("From does not hold exactly one address")
    if house.authserv_id == _ANYTHING:
        return Verdict(verified=True, reason="the mail server refuses unproven senders, as the operator says")
    if not house.authserv_id:
        return _no("no mail server is trusted to check senders")
    try:
        results = _results(_block(headers, house.authserv_id.lower()))
    except _Doubt as doubt:
        return _no(str(doubt))
    return _judge(results, sender.domain, headers)


def _no(reason: str) -> Verdict:
    return Verdict(verified=False, reason=reason)


def _judge(results: tuple[Result, ...], domain: str, headers: Headers) -> Verdict:
    dmarc = [r.result for r in results if r.method == "dmarc" and r.domain == domain]
    if dmarc and all(result == "pass" for result in dmarc):
        return Verdict(verified=True, reason=f"dmarc=pass for {domain}")
    if dmarc and "fail" in dmarc:
        return _no(f"dmarc=fail for {domain}")
    if _GOOGLE_CALENDAR in headers.first("sender").lower():
        # Google signs for itself here, whoever stands in From: that proves Google, not the organiser.
        return _no("sent by Google Calendar for somebody else, without dmarc=pass")
    passed = [r.domain for r in results if r.method == "dkim" and r.result == "pass"]
    if signer := next((signer for signer in passed if aligned(signer, domain)), ""):
        return Verdict(verified=True, reason=f"dkim=pass by {signer}")
    return _no(f"neither dmarc nor a signature proves {domain}")


def aligned(signer: str, domain: str) -> bool:
    """Whether a signature's domain stands for the domain in From: the same one, or one inside the other."""
    if "." not in signer or "." not in domain:
        return False
    return signer == domain or domain.endswith("." + signer) or signer.endswith("." + domain)


def _block(headers: Headers, server: str) -> list[str]:
    """The topmost Authentication-Results of the trusted server, and those of it that stand directly below."""
    block: list[str] = []
    for name, value in headers.fields:
        if name == "authentication-results" and _names(value) == server:
            block.append(value)
        elif block:
            return block
        elif name == "received" and (other := _other(value, server)):
            # Below this line another server wrote, or whoever sent to it (section 5).
            raise _Doubt(f"{server} says nothing above the trace of {other}")
    if not block:
        raise _Doubt(f"{server} says nothing about the sender")
    return block


def _names(value: str) -> str:
    match = _SERVER.match(value[:_LONGEST])
    return match[1].strip('"').lower() if match else ""


def _other(received: str, server: str) -> str:
    """The public host that wrote a Received field, if it is of another organisation than the trusted server."""
    match = _BY.search(received[:_LONGEST])
    host = match[1].lower().strip(".") if match else ""
    top = host.rpartition(".")[2]
    if "." not in host or top.isdigit() or top in _PRIVATE or _organisation(host) == _organisation(server):
        return ""
    return host


def _organisation(host: str) -> str:
    """The registered part of a host name, near enough without the list of public suffixes."""
    labels = host.split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if short else labels[-2:])


def _results(block: list[str]) -> tuple[Result, ...]:
    """The results that count.

    A server that reports several methods at once writes one field, so what stands below it is not its own. Where each
    filter writes a field of its own, the topmost for each method counts.
    """
    results = _parse(block[0])
    if len({r.method for r in results}) > 1:
        return results
    for value in block[1:]:
        more = _parse(value)
        if len({r.method for r in more}) == 1 and more[0].method not in {r.method for r in results}:
            results += more
    return results


def _parse(value: str) -> tuple[Result, ...]:
    if len(value) > _LONGEST:
        raise _Doubt("the server's Authentication-Results is too long to be read")
    try:
        parsed = authres.AuthenticationResultsHeader.parse(f"Authentication-Results: {value}")
        return tuple(_result(one) for one in parsed.results if isinstance(one, authres.core.AuthenticationResult))
    except Exception as error:
        # The library raises its own errors, RecursionError and AttributeError on what strangers can write.
        raise _Doubt("the server's Authentication-Results cannot be read") from error


def _result(one: authres.core.AuthenticationResult) -> Result:
    said = {p.name: str(p.value or "") for p in one.properties if p.type == "header"}
    # header.i is what the signer says of the author, header.d is who signed (RFC 6376 section 3.5).
    value = said.get("from", "") if one.method == "dmarc" else said.get("d") or said.get("i", "")
    return Result(method=one.method, result=one.result, domain=value.rpartition("@")[2].lower().strip("."))
