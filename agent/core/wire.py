"""What may become an argument of a protocol command. Checked before any library sees it, as most escape nothing."""

import re

from agent.errors import ConfigError, Permanent

_SPECIAL = r"""\s\x00-\x1f\x7f-\x9f()<>\[\]:;,\\"@"""
_ADDRESS = re.compile(rf"[^{_SPECIAL}]+@[^{_SPECIAL}]+")
_LONGEST_ADDRESS = 254
"""RFC 5321 section 4.5.3.1.3, without the angle brackets."""
_TOPIC_LEVEL = re.compile(r"[^+#/$\x00-\x1f\x7f-\x9f][^+#/\x00-\x1f\x7f-\x9f]*")
_LONGEST_TOPIC = 1024
"""Bytes. MQTT allows 65,535; anything near that is a mistake."""


def envelope_address(text: str) -> str:
    """The address, safe for MAIL and RCPT: one plain addr-spec, without spaces, control characters or quoting.

    Raises Permanent for all else, which also excludes the rare quoted local parts of RFC 5321 section 4.1.2.
    """
    if len(text) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(text):
        raise Permanent(f"{text[:80]!r} is not an address that mail can be sent to.")
    return text


def topic(prefix: str, rest: str) -> str:
    """The topic ``prefix/rest`` (MQTT 3.1.1 section 4.7) without wildcards, empty levels and control characters.

    Raises ConfigError for all else.
    """
    whole = f"{prefix}/{rest}"
    if len(whole.encode(errors="replace")) > _LONGEST_TOPIC or not all(map(_TOPIC_LEVEL.fullmatch, whole.split("/"))):
        raise ConfigError(
            f"{whole[:80]!r} is not a topic that can be published on.",
            hint="Levels are divided by single slashes and hold neither + nor # nor control characters.",
        )
    return whole
