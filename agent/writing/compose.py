"""Composes a mail from its parts, ready for the wire (RFC 5322, RFC 2045)."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """A composed mail."""

    message_id: str
    sender: str
    """Envelope sender (RFC 5321 section 4.1.1.2)."""
    recipient: str
    raw: bytes
    """CRLF line ends."""
    text: str
    """Its plain text part."""
