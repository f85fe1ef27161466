"""What a recruiter can tell us with the first line of a reply: a closed grammar, with nothing clever in it.

Whatever is not exactly one of these forms is no command. Only typed lines count: quoted and forwarded words, signatures
and our own letter never do.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from agent.core.effects import LetterKind
from agent.core.events import Command, Verb
from agent.core.mail import Address, Label, Line, plain
from agent.core.people import Side
from agent.core.policy import NextStep
from agent.reading.addresses import mailboxes
from agent.reading.attended import attended
from agent.reading.call_notes import call_notes
from agent.reading.command_tongues import SIDES, english
from agent.reading.filing import filed
from agent.reading.handing import handing
from agent.reading.more_commands import more

_LONGEST = 500
_REASON = 300

_VETO = frozenset(
    {"no", "no thanks", "no thank you", "stop", "veto", "don't ask", "do not ask", "dont ask", "no, don't ask"}
    | {"don't ask them", "don't ask anybody", "don't ask anyone", "do not ask them", "do not ask anybody"}
)
_ASK = frozenset({"ask", "ask them", "yes ask", "yes, ask", "yes, ask them", "go ahead", "yes, go ahead"})
_IGNORE = frozenset({"ignore", "ignore it", "ignore this", "ignore that"})
_REMARKS = frozenset(
    {"remarks", "the remarks", "show remarks", "show the remarks", "show me the remarks", "see the remarks"}
    | {"protected remarks", "show protected remarks", "show the protected remarks"}
)
_STATUS = frozenset({"status", "the status", "what is the status", "how does it stand", "where do we stand"})
_REMIND = re.compile(r"remind(?:\s+(?:them|everybody|everyone|all))?(?:\s+(?P<whom>\S*@\S.*?))?(?:\s+now)?", re.I)
_SNOOZE = re.compile(
    r"snooze(?:\s+(?P<whom>\S*@\S+(?:\s*,\s*\S*@\S+)*))?\s+(?:for\s+)?(?:(?P<number>[0-9]{1,3}|a|one)\s*"
    r"(?P<unit>d|days?|w|weeks?)|until\s+(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}))",
    re.I,
)
_AGREE = frozenset(
    {"agree", "agreed", "i agree", "yes", "yes i agree", "+1", "fine", "fine with me", "ok", "okay", "sounds good"}
)
_NO = frozenset({"no", "no thanks", "no thank you"})
_WHOLE = frozenset(
    {"veto", "don't ask them", "don't ask anybody", "don't ask anyone", "do not ask them", "do not ask anybody"}
)
"""What is about everybody, whichever letter it answers."""
_ABOUT_SOME = frozenset({LetterKind.HELD, LetterKind.NOTE, LetterKind.REDIRECT, LetterKind.UNREAD})
_INTERVIEW = frozenset(
    {
        "interview",
        "an interview",
        "yes, interview",
        "yes, an interview",
        "it was an interview",
        "it was one",
        "yes, it was",
    }
    | {
        "yes, it was an interview",
        "it is an interview",
        "this is an interview",
        "this was an interview",
        "yes interview",
    }
)
_NO_INTERVIEW = frozenset(
    {"no interview", "not an interview", "no, not an interview", "this is no interview", "this was no interview"}
    | {"it was no interview", "it was not an interview", "it wasn't an interview", "no, it was no interview"}
    | {"this was not an interview", "it is no interview", "it is not an interview", "no, it wasn't", "no, no interview"}
)
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
_SIDES |= {word: _SIDES[side] for word, side in SIDES.items()}

_DECIDE = re.compile(
    rf"(?:deci(?:de|ded|sion)\s*:?\s*)?(?P<step>{'|'.join(sorted(_STEPS, key=len, reverse=True))})"
    r"(?:(?:\s*[:,–—-]\s*|\s+)because\s+(?P<why>.+)|\s*(?:[:,–—]|\s-|-\s)\s*(?P<reason>.+))?",
    re.IGNORECASE,
)
_ACCEPT = re.compile(
    r"(?:yes,?\s+)?accept(?:\s+(?:it|this|that))?"
    r"(?:\s+(?:as|for)\s+(?:the\s+)?(?:(?P<side>client|candidate)|(?P<whom>\S*@\S.*)))?",
    re.IGNORECASE,
)
_ASK_WHOM = re.compile(r"(?:(?P<no>(?:no,?\s+)?(?:don't|do not|dont)\s+)|(?:yes,?\s+)?)ask\s+(?P<whom>\S*@\S.*)", re.I)
_WHO = re.compile(rf"(?P<side>{'|'.join(_SIDES)})\s*[:=：]\s*(?P<who>.+)", re.IGNORECASE)
# Outlook writes the link behind an address: 'tom@acme.example<mailto:tom@acme.example>'.
_LINK = re.compile(r"<mailto:[^<>\s]*>|\[mailto:[^\[\]\s]*\]", re.IGNORECASE)
# 'offer, or rather hold' and 'offer - not yet' take back what they begin with.
_TAKES_BACK = re.compile(
    r"(?:or|but|not|no|nor|unless|if|only if|maybe|perhaps|wait|actually|never|don't|do not|can't|cannot|won't"
    r"|aber|oder|nicht|erst|mais|pero|maar|ale|ma)\b",
    re.I,
)
# 'offer, once they agree' is no decision yet; to hold until something happens is one.
_DEPENDS = re.compile(r"(?:when|once|as soon as|provided|providing|assuming|subject to|pending|depend\w*)\b", re.I)


def parse(lines: tuple[Line, ...], letter: LetterKind | None = None) -> Command | None:
    """The command on the first typed line that is not empty; None if that line is none.

    ``letter`` is the kind of letter that is answered: a no or a yes to one about a single person is about them alone.
    """
    typed = [line.text.strip() for line in lines if line.label is Label.TYPED and line.text.strip()]
    if not typed or forwarded(lines):
        return None
    # Some programs write a whole paragraph as one line.
    if notes := call_notes(typed[0]):
        return notes
    if len(typed[0]) > _LONGEST:
        return None
    first = _even(typed[0])
    found = _understood(first, typed, letter)
    if found is None and (meant := english(first)):
        first = meant
        found = _understood(first, (first,), letter)
    return _narrowed(found, first.lower(), letter) if found and letter in _ABOUT_SOME else found


def _understood(first: str, typed: Sequence[str], letter: LetterKind | None) -> Command | None:
    narrow = letter in _ABOUT_SOME
    found = (
        _file(first) or attended(first, letter) or _accept(first) or _steer(first) or handing(first) or more(first)
    ) or (_simple(first, letter) or _some(first) or _who(typed))
    if found is None and not (narrow and not first.lower().startswith("deci")):
        # Under a reply in doubt, 'reject' may mean that reply.
        found = _decide(first)
    return found


def view(lines: tuple[Line, ...]) -> tuple[bool, NextStep | None]:
    """What a colleague's first typed line says of a recommendation: whether they agree, else the step they are for."""
    typed = [line.text.strip() for line in lines if line.label is Label.TYPED and line.text.strip()]
    first = _even(typed[0]) if typed and len(typed[0]) <= _LONGEST else ""
    head = re.split(r"[,.:;!、。]| [-–—] ", first.lower())[0].strip()
    if head in _AGREE or english(head) in _AGREE:
        return True, None
    found = _decide(first) or _decide(english(first))
    return False, found.step if found else None


def forwarded(lines: tuple[Line, ...]) -> bool:
    """Whether somebody else's mail begins above the first typed line: its words may be theirs. Ours are no harm."""
    above = [line.label for line in takewhile(lambda line: line.label is not Label.TYPED, lines)]
    return Label.OURS not in above and bool({Label.ATTRIBUTION, Label.QUOTED, Label.DOUBT} & set(above))


def _even(text: str) -> str:
    """The line with straight quotes and without what politeness puts around a command."""
    text = plain(text).replace("’", "'").strip(" .!*_")
    text = re.sub(r"^please,?\s+", "", text, flags=re.IGNORECASE)
    return re.sub(r"[\s,]+(?:please|thanks|thank you)$", "", text, flags=re.IGNORECASE).strip(" .!")


def _file(text: str) -> Command | None:
    reading = filed(text)
    return Command(verb=Verb.FILE, filed=reading) if reading else None


def _steer(text: str) -> Command | None:
    """'remind tom@acme.example', 'snooze 3 days', 'snooze tom@acme.example until 2026-12-01', 'status'."""
    if text.lower().rstrip("?") in _STATUS:
        return Command(verb=Verb.STATUS)
    remind, snooze = _REMIND.fullmatch(text), _SNOOZE.fullmatch(text)
    found = remind or snooze
    whom = _addresses(found["whom"]) if found and found["whom"] else ()
    if found is None or (found["whom"] and not whom):
        return None
    return Command(verb=Verb.REMIND, whom=whom) if remind else _snooze(found, whom)


def _snooze(found: re.Match[str], whom: tuple[str, ...]) -> Command | None:
    if found["day"]:
        try:
            return Command(verb=Verb.SNOOZE, whom=whom, until=date.fromisoformat(found["day"]))
        except ValueError:
            return None
    number = int(found["number"]) if found["number"].isdecimal() else 1
    week = found["unit"].lower().startswith("w")
    return Command(verb=Verb.SNOOZE, whom=whom, days=number * 7 if week else number)


def _simple(text: str, letter: LetterKind | None) -> Command | None:
    low = text.lower()
    if letter is LetterKind.REDIRECT and low == "yes":
        return Command(verb=Verb.ASK)
    if low in _VETO:
        return Command(verb=Verb.VETO)
    if low in _REMARKS:
        return Command(verb=Verb.REMARKS)
    if low in _INTERVIEW:
        return Command(verb=Verb.INTERVIEW)
    if low in _NO_INTERVIEW:
        return Command(verb=Verb.NO_INTERVIEW)
    return Command(verb=Verb.ASK) if low in _ASK else None


def _accept(text: str) -> Command | None:
    """'accept', 'accept as client', 'accept for tom@acme.example', 'ignore'."""
    if text.lower() in _IGNORE:
        return Command(verb=Verb.IGNORE)
    match = _ACCEPT.fullmatch(text)
    if match is None:
        return None
    if match["side"]:
        return Command(verb=Verb.ACCEPT, side=_SIDES[match["side"].lower()])
    if not match["whom"]:
        return Command(verb=Verb.ACCEPT)
    whom = _addresses(match["whom"])
    return Command(verb=Verb.ACCEPT, whom=whom) if len(whom) == 1 else None


def _some(text: str) -> Command | None:
    """'ask tom@acme.example' and 'don't ask tom@acme.example', with one address or several."""
    match = _ASK_WHOM.fullmatch(text)
    whom = _addresses(match["whom"]) if match else ()
    if match is None or not whom:
        return None
    return Command(verb=Verb.VETO if match["no"] else Verb.ASK, whom=whom)


def _addresses(text: str) -> tuple[str, ...]:
    addresses, sound = mailboxes(_bare(text))
    plain_ones = sound and not any(set("/?&=") & set(one.email) for one in addresses)
    return tuple(dict.fromkeys(one.email for one in addresses)) if plain_ones else ()


def _narrowed(command: Command, text: str, letter: LetterKind | None) -> Command:
    """A command in answer to a letter about one person, or about a reply in doubt."""
    if letter is LetterKind.HELD and text in _NO:
        return Command(verb=Verb.IGNORE)
    plain_word = command.verb in (Verb.VETO, Verb.ASK) and not command.whom and text not in _WHOLE
    return replace(command, here=True) if plain_word else command


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
    addresses, sound = mailboxes(_bare(match["who"]))
    return tuple((address, _SIDES[match["side"].lower()]) for address in addresses) if sound else ()


def _bare(text: str) -> str:
    """Addresses without the links that mail programs put behind them."""
    alone = _LINK.sub(lambda link: "" if "@" in text[: link.start()] else link[0], text)
    return alone.replace("mailto:", "").rstrip(" .")


def _decide(text: str) -> Command | None:
    match = _DECIDE.fullmatch(text)
    if match is None or "?" in text:
        return None
    reason = (match["why"] or match["reason"] or "").strip()
    step = _STEPS[match["step"].lower()]
    depends = step is not NextStep.HOLD and _DEPENDS.match(reason)
    if match["reason"] and (depends or _TAKES_BACK.match(reason)):
        return None
    return Command(verb=Verb.DECIDE, step=step, reason=reason[:_REASON])
