"""What a receiving mail server writes on top of a mail: its trace, and whether the sender is proven."""

import email.utils
import re
import time

from agent.core.mail import plain

_FIELD = re.compile(rb"[^\r\n]*(?:\r\n[ \t][^\r\n]*)*(?:\r\n)?")
_COMMENT = re.compile(rb"\([^()]*\)")
_RESULTS = re.compile(rb"Authentication-Results[ \t]*:\s*([^\s;]*)", re.IGNORECASE)
_FROM = re.compile(r"^From[ \t]*:(.*)$", re.IGNORECASE | re.DOTALL)


def stamped(raw: bytes, *, login: str, recipient: str, authserv_id: str, at: float | None = None) -> bytes:
    """The mail as it lies in the recipient's mailbox.

    Results that claim to be ours and are not are taken out first (RFC 8601 section 5). ``login`` is the address as
    which the sender is logged in, ``at`` the time in seconds since 1970; None for the machine's.
    """
    fields, rest = _split(raw)
    came = time.time() if at is None else at
    kept = [field for field in fields if not _claims_to_be(field, authserv_id.encode())]
    stamps = (
        f"Delivered-To: {recipient}",
        f"Authentication-Results: {authserv_id}; {_results(kept, login)}",
        f"Received: from [127.0.0.1] by {authserv_id} with ESMTPSA; {email.utils.formatdate(came)}",
    )
    return "".join(f"{stamp}\r\n" for stamp in stamps).encode() + b"".join(kept) + rest


def _results(fields: list[bytes], login: str) -> str:
    """DMARC passes where From is the one who logged in: the office vouches for its own people and for nobody else."""
    senders = [match[1] for field in fields if (match := _FROM.match(field.decode(errors="replace")))]
    addresses = [address.lower() for _, address in email.utils.getaddresses([plain(s) for s in senders])]
    domain = addresses[0].rpartition("@")[2] if addresses else "none.invalid"
    if addresses == [login.lower()]:
        return f"dmarc=pass header.from={domain}; dkim=pass header.d={domain}"
    return f"dmarc=fail header.from={domain}; dkim=none"


def _split(raw: bytes) -> tuple[list[bytes], bytes]:
    """The header's fields, each with its folded lines, and all that follows."""
    end = raw.find(b"\r\n\r\n")
    header, rest = (raw[: end + 2], raw[end + 2 :]) if end >= 0 else (raw, b"")
    return [field for field in _FIELD.findall(header) if field], rest


def _claims_to_be(field: bytes, authserv_id: bytes) -> bool:
    match = _RESULTS.match(_COMMENT.sub(b"", field))
    return match is not None and match[1].lower() == authserv_id.lower()
