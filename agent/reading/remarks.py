"""What a person wrote beside a calendar answer, told from what their program wrote for them."""

import re

from agent.core.answers import ANSWERS
from agent.core.calendar import ITip
from agent.core.itip import MOST_COMMENT
from agent.core.mail import Address, Label
from agent.core.tags import untagged
from agent.reading.claims import Labeller
from agent.reading.html import html_lines
from agent.reading.typed import typed

_MOST_LOOKED_AT = 20_000
"""Characters of a mail's text in which a comment is looked for."""
_ORIGINAL = re.compile(r"^[ \t]*(?:-{3,20}[^-\n]{3,80}-{3,20}|_{20,200})[ \t]*$", re.MULTILINE)
"""'-----Original Appointment-----', in whatever language: what stands below was there before."""
_BEFORE = re.compile(r"^[ \t]*(?:\*~){5,40}\*?[ \t]*$", re.MULTILINE)
"""Outlook's line between the time and place that it states and what was typed."""
_STATED = re.compile(
    r"\s*\*?(?:when|where|who|what|title|subject|location|date|time|start|end|calendar|organi[sz]er|attendees|guests|event"
    r"|wann|wo|wer|betreff|ort|datum|zeit|termin|quand|où|qui|objet|lieu|cuándo|dónde|asunto|lugar|fecha|hora|quando|dove"
    r"|onde|oggetto|luogo|assunto|wanneer|waar|onderwerp|locatie|när|var|plats|hvornår|hvor|hvem|kiedy|gdzie|temat|miejsce"
    r"|milloin|missä|когда|где|тема|место|日時|場所|时间|地点)\*?\s*[:：]",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s*\S*https?://\S+\s*$|.*\bcalendar\.google\.com\b", re.IGNORECASE)
_MAKERS = re.compile(
    r"\s*(?:invitation from google calendar|you(?:'re| are) receiving this|to stop receiving|this (?:email|mail|event)"
    r" (?:was|has been) |powered by|sent (?:from|by|via) |event invitation|[ ~_=*-]+$)",
    re.IGNORECASE,
)


def remark(
    text: str, html: str, message: ITip, sender: Address | None, *, subject: str = "", label: Labeller = typed
) -> str:
    """The words of a REPLY or COUNTER: its comment, else what was typed into the mail around it; at most MOST_COMMENT
    characters, empty if there are none."""
    if message.method not in ANSWERS:
        return ""
    if message.comment:
        return untagged(message.comment)[:MOST_COMMENT].strip()
    lines = [line.text for line in label(text, html, "") if line.label is Label.TYPED]
    without = "\n".join(line for line in lines if not _repeats(line, subject))
    return untagged(_unstated(own_words(without), message, sender))[:MOST_COMMENT].strip()


def own_words(text: str) -> str:
    """What stands between the time and place that Outlook states first, and the invitation that it repeats below."""
    below = _BEFORE.split(text[:_MOST_LOOKED_AT], maxsplit=1)[-1]
    return _ORIGINAL.split(below, maxsplit=1)[0].strip()


def html_text(html: str) -> str:
    """The text of an X-ALT-DESC, as it is seen."""
    return "\n".join(text for text, _ in html_lines(html)).strip() if html else ""


def _unstated(text: str, message: ITip, sender: Address | None) -> str:
    """The lines that a program cannot have made of the event and of the answer."""
    title = _flat(message.summary)
    described = {_flat(line) for line in message.description.splitlines()}
    # Where the body is the description, it was typed: programs that repeat the invitation write a body of their own.
    described = set() if _flat(text) == _flat(message.description) else described
    names = tuple(_flat(name) for name in _names(message, sender) if name)
    kept: list[str] = []
    for line in text.splitlines():
        flat = _flat(line)
        if title and title in flat and not kept:
            continue
        if title and title in flat:
            break
        if not flat or flat in described or flat.startswith(names) or _made(line):
            kept.append("")
            continue
        kept.append(line.strip())
    return "\n".join(line for line in kept if line)


def _repeats(line: str, subject: str) -> bool:
    """Whether a line is the mail's subject, such as 'Accepted: Interview', as it was before a gateway marked it."""
    flat = _flat(line)
    return ":" in flat.replace("：", ":") and _flat(subject).endswith(flat)


def _names(message: ITip, sender: Address | None) -> tuple[str, ...]:
    """What a program's own sentences begin with: who answered; and the place, which stands alone."""
    who = [a.address for a in message.attendees] + ([sender] if sender else [])
    return (*(name for one in who for name in (one.name, one.email)), message.location)


def _made(line: str) -> bool:
    return bool(_STATED.match(line) or _LINK.match(line) or _MAKERS.match(line))


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())
