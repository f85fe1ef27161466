"""Header fields, written so that no value can begin another field or lose the thread (RFC 5322, RFC 2047)."""

import re
from email.header import Header

from agent.core.mail import Address, plain
from agent.errors import Permanent

_ATEXT = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(rf"{_ATEXT}(?:\.{_ATEXT})*@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_MESSAGE_ID = re.compile(r"<[!-;=?-~]+>")
_MOST_ADDRESS = 254
"""Octets of a path (RFC 5321 section 4.5.3.1.3), without its brackets."""
_MOST_ID = 250
"""Characters of a Message-ID; ids that need more are broken or hostile."""
_MOST_WORDS = 400
"""Characters of a subject or a name."""
_LINE = 76


def address(email: str) -> str:
    """An addr-spec, checked (RFC 5322 section 3.4.1); an international domain is written in its ASCII form.

    Permanent if it cannot be used: a control character, a blank, several addresses, a quoted local part.
    """
    local, _, domain = email.rpartition("@")
    try:
        written = f"{local}@{domain if domain.isascii() else domain.encode('idna').decode()}"
    except UnicodeError:
        written = ""
    if not _ADDRESS.fullmatch(written) or len(written) > _MOST_ADDRESS:
        raise Permanent(f"{plain(email)!r} is no address that a mail can be sent to.")
    return written


def mailbox(of: Address, field: str) -> str:
    """A name-addr (RFC 5322 section 3.4); the name is quoted, or encoded where it is not ASCII."""
    name, email = _words(of.name), address(of.email)
    if not name:
        return email
    if name.isascii() and "=?" not in name:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}" <{email}>'
    return f"{_encoded(name, field)} <{email}>"


def unstructured(text: str, field: str) -> str:
    """Free text (RFC 5322 section 2.2.1). What looks like an encoded word is encoded: nobody takes it for one."""
    words = _words(text)
    return words if words.isascii() and "=?" not in words else _encoded(words, field)


def message_ids(ids: tuple[str, ...]) -> tuple[str, ...]:
    """The ids that may stand in a header: in brackets, printable ASCII, of sane length; each once, in order."""
    sound = (i for i in ids if len(i) <= _MOST_ID and _MESSAGE_ID.fullmatch(i) and "=?" not in i)
    return tuple(dict.fromkeys(sound))


def folded(field: str, value: str) -> str:
    """A field, folded at blanks where its lines grow long (RFC 5322 section 2.2.3)."""
    lines = [f"{field}:"]
    for word in value.replace("\r\n", "").split(" "):
        if len(lines[-1]) + 1 + len(word) > _LINE and lines[-1] != f"{field}:":
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines)


def _words(text: str) -> str:
    """Printable, on one line, and not endless."""
    return plain(text.encode("utf-8", "replace").decode())[:_MOST_WORDS].strip()


def _encoded(words: str, field: str) -> str:
    """RFC 2047 section 5, in words of at most 75 characters."""
    return Header(words, charset="utf-8", maxlinelen=_LINE, header_name=field).encode(linesep="\r\n")
