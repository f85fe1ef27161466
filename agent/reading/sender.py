"""Whether a mail really comes from the address in its From, as the mailbox's own server judged it (RFC 8601)."""

from agent.core.domains import ascii_form, same_organisation
from agent.core.mail import Address, Verdict
from agent.reading.addresses import unmistakable
from agent.reading.authentication import Result, Unclear
from agent.reading.claims import House
from agent.reading.headers import Headers
from agent.reading.trace import word

_GOOGLE_CALENDAR = "calendar-notification@google.com"
_ANYTHING = "*"
_UNDECIDED = frozenset({"pass", "none", "temperror", "permerror", "bestguesspass"})
"""Results of DMARC that leave the word to a signature (RFC 7489 section 11.2); bestguesspass is Microsoft's."""


def verdict(headers: Headers, sender: Address | None, house: House) -> Verdict:
    """Whether ``sender`` is proven, with the reason. In every doubt: no."""
    if sender is None:
        return _no("From does not hold exactly one address")
    if not unmistakable(headers.first("from")):
        return _no("From is written in a way that mail programs read differently")
    if house.authserv_id == _ANYTHING:
        return Verdict(verified=True, reason="the mail server refuses unproven senders, as the operator says")
    if not house.authserv_id:
        return _no("no mail server is trusted to check senders")
    try:
        domain = ascii_form(sender.domain)
        return _judge(word(headers, house.authserv_id.lower(), domain), domain, headers)
    except Unclear as doubt:
        return _no(str(doubt))


def _no(reason: str) -> Verdict:
    return Verdict(verified=False, reason=reason)


def _judge(results: tuple[Result, ...], domain: str, headers: Headers) -> Verdict:
    dmarc = [r for r in results if r.method == "dmarc"]
    if dmarc and all((r.result, r.domain) == ("pass", domain) for r in dmarc):
        return Verdict(verified=True, reason=f"dmarc=pass for {domain}")
    if against := _against(results, dmarc, domain):
        return _no(against)
    if _GOOGLE_CALENDAR in headers.first("sender").lower():
        # Google signs for itself here, whoever stands in From: that proves Google, not the organiser.
        return _no("sent by Google Calendar for somebody else, without dmarc=pass")
    passed = [r.domain for r in results if r.method == "dkim" and r.result == "pass"]
    if signer := next((signer for signer in passed if aligned(signer, domain)), ""):
        return Verdict(verified=True, reason=f"dkim=pass by {signer}")
    return _no(f"neither dmarc nor a signature proves {domain}")


def _against(results: tuple[Result, ...], dmarc: list[Result], domain: str) -> str:
    """What the server says against the sender; empty if nothing."""
    for one in dmarc:
        if one.domain and not same_organisation(one.domain, domain):
            # One From, one DMARC result: a second one came out of something that the sender wrote.
            return f"its dmarc speaks of {one.domain}, so neither dmarc nor a signature proves {domain}"
        if one.result not in _UNDECIDED:
            return f"dmarc={one.result} for {domain}"
    return "compauth=fail" if any((r.method, r.result) == ("compauth", "fail") for r in results) else ""


def aligned(signer: str, domain: str) -> bool:
    """Whether a signature's domain stands for the domain in From: the same one, or one inside the other.

    Both must be of one organisation: co.uk and github.io are nobody's. DMARC also lets a.acme.example sign for
    b.acme.example (RFC 7489 section 3.1.1). Below hosters that no list knows those are two strangers.
    """
    related = signer == domain or domain.endswith("." + signer) or signer.endswith("." + domain)
    return related and same_organisation(signer, domain)
