"""What a recruiter can tell us with the first line of a reply: a closed grammar, with nothing clever in it.

Whatever is not exactly one of these forms is no command. Only typed lines count: quoted and forwarded words, signatures
and our own letter never do.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from agent.core.events import Command, Verb
from agent.core.mail import Address, Label, Line, plain
from agent.core.people import Side
from agent.core.policy import NextStep
from agent.reading.addresses import mailboxes

_LONGEST = 500
_REASON = 300

_VETO = frozenset(
    {"no", "no thanks", "no thank you", "stop", "veto", "don't ask", "do not ask", "dont ask", "no, don't ask"}
    | {"don't ask them", "don't ask anybody", "don't ask anyone", "do not ask them", "do not ask anybody"}
)
_ASK = frozenset({"ask", "ask them", "yes ask", "yes, ask", "yes, ask them", "go ahead", "yes, go ahead"})
_STEPS = {
    "offer": NextStep.OFFER,
    "make an offer": NextStep.OFFER,
    "another interview": NextStep.ANOTHER_INTERVIEW,
    "second round": NextStep.ANOTHER_INTERVIEW,
    "next round": NextStep.ANOTHER_INTERVIEW,
    "hold": NextStep.HOLD,
    "on hold": NextStep.HOLD,
    "reschedule": NextStep.RESCHEDULE,
    "reject": NextStep.REJECT,
    "rejected": NextStep.REJECT,
    "withdrawn": NextStep.WITHDRAWN,
}
_SIDES = {"client": Side.CLIENT, "candidate": Side.CANDIDATE, "colleague": Side.COLLEAGUE}

_DECIDE = re.compile(
    rf"(?:deci(?:de|ded|sion)\s*:?\s*)?(?P<step>{'|'.join(sorted(_STEPS, key=len, reverse=True))})"
    r"(?:(?:\s*[:,–—-]\s*|\s+)because\s+(?P<why>.+)|\s*(?:[:,–—]|\s-|-\s)\s*(?P<reason>.+))?",
    re.IGNORECASE,
)
_WHO = re.compile(rf"(?P<side>{'|'.join(_SIDES)})\s*[:=]\s*(?P<who>.+)", re.IGNORECASE)
# Outlook writes the link behind an address: 'tom@acme.example<mailto:tom@acme.example>'.
_LINK = re.compile(r"<mailto:[^<>\s]*>|\[mailto:[^\[\]\s]*\]", re.IGNORECASE)
# 'offer, or rather hold' and 'offer - not yet' take back what they begin with.
_TAKES_BACK = re.compile(r"(?:or|but|not|no|nor|unless|if|only if|maybe|perhaps|wait|actually|never)\b", re.IGNORECASE)


def parse(lines: tuple[Line, ...]) -> Command | None:
    """The command on the first typed line that is not empty; None if that line is none."""
    typed = [line.text.strip() for line in lines if line.label is Label.TYPED and line.text.strip()]
    if not typed or len(typed[0]) > _LONGEST or _forwarded(lines):
        return None
    first = _even(typed[0])
    return _simple(first) or _who(typed) or _decide(first)


def _forwarded(lines: tuple[Line, ...]) -> bool:
    """Whether somebody else's mail begins above the first typed line: its words may be theirs. Ours are no harm."""
    above = [line.label for line in takewhile(lambda line: line.label is not Label.TYPED, lines)]
    return Label.OURS not in above and bool({Label.ATTRIBUTION, Label.QUOTED} & set(above))


def _even(text: str) -> str:
    """The line with straight quotes and without what politeness puts around a command."""
    text = plain(text).replace("’", "'").strip(" .!*_")
    text = re.sub(r"^please,?\s+", "", text, flags=re.IGNORECASE)
    return re.sub(r"[\s,]+(?:please|thanks|thank you)$", "", text, flags=re.IGNORECASE).strip(" .!")


def _simple(text: str) -> Command | None:
    low = text.lower()
    if low in _VETO:
        return Command(verb=Verb.VETO)
    return Command(verb=Verb.ASK) if low in _ASK else None


def _who(lines: Sequence[str]) -> Command | None:
    """Lines such as 'client: tom@acme.example', as many as follow each other."""
    found = list(takewhile(bool, map(_named, lines)))
    people = tuple(one for several in found for one in several)
    sides = {address.email: side for address, side in people}
    # One address on two sides is a slip that nobody should guess about.
    if not people or any(sides[address.email] is not side for address, side in people):
        return None
    return Command(verb=Verb.WHO, who=people)


def _named(line: str) -> tuple[tuple[Address, Side], ...]:
    match = _WHO.fullmatch(line.strip()) if len(line) <= _LONGEST else None
    if match is None:
        return ()
    bare = _LINK.sub(lambda link: "" if "@" in match["who"][: link.start()] else link[0], match["who"])
    addresses, sound = mailboxes(bare.replace("mailto:", "").rstrip(" ."))
    return tuple((address, _SIDES[match["side"].lower()]) for address in addresses) if sound else ()


def _decide(text: str) -> Command | None:
    match = _DECIDE.fullmatch(text)
    if match is None or "?" in text:
        return None
    reason = (match["why"] or match["reason"] or "").strip()
    if match["reason"] and _TAKES_BACK.match(reason):
        return None
    return Command(verb=Verb.DECIDE, step=_STEPS[match["step"].lower()], reason=reason[:_REASON])
