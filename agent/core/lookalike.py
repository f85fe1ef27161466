"""Domains made to be taken for one that we know: acrne.com, acme-careers.com, acme.com.evil.example."""

import re

from agent.core.confusables import outline, plain_letters
from agent.core.domains import organisation, same_organisation, shown

_SHORT = 4
"""Letters of a name below which a likeness means nothing: abc and abd are two companies."""
_LONG = 7
"""Letters of a name from which one letter is overlooked anywhere, also in front."""
_NEAR = frozenset({"mn", "uv", "gq", "ij", "ceo"})
"""Letters that are taken for each other even in short names."""
_BAIT = re.compile(
    r"accounts?|admin|agency|app|apply|bank|billing|careers?|cloud|com?|company|corp|corporate|de|digital|eu|global|gmbh"
    r"|group|help|hir(?:e|ing)|hq|hrd?|inc|info|international|interviews?|intl|invoice|it|jobs?|limited|llc|log-?in|ltd"
    r"|mail(?:er|s)?|net|office|official|online|org|pay(?:roll|ment)?|people|portal|recruit(?:ing|ment|er|ers)?"
    r"|secure|security|services?|sign|sso|support|talent|team|tech|uk|usa?|verify|web|work"
    r"|karriere|bewerbung|personal|emploi|empleo|lavoro|vacature"
)
"""Words that are put beside a company's name to make a new one that seems to be theirs."""
_EVERYWHERE = frozenset({"gmx", "hotmail", "live", "msn", "outlook", "yahoo", "ymail", "yandex"})
"""Providers of private mail that have their name under the endings of many countries."""
_COUNTRY = re.compile(r"(?:com|net|(?:com?\.)?[a-z]{2})")


def lookalike(domain: str, known: str) -> str:
    """Why a domain could be taken for a known one; empty if it could not.

    A clause for people, such as "acrne.com looks like acme.com". Neither the known domain itself nor any other of the
    same organisation is a look-alike. It is a likeness, no proof of a fraud.
    """
    if not domain or not known or same_organisation(domain, known) or shown(domain) == shown(known):
        return ""
    owner, theirs = shown(organisation(domain) or domain), shown(organisation(known) or known)
    if _branches(owner, theirs):
        return ""
    return _in_front(domain, known, owner, theirs) or _alike(owner, theirs)


def _branches(owner: str, theirs: str) -> bool:
    """hotmail.de and hotmail.com are one provider's, of whom nobody knows more than that they have mail there."""
    (name, _, ending), (other, _, known) = owner.partition("."), theirs.partition(".")
    return name == other in _EVERYWHERE and all(map(_COUNTRY.fullmatch, (ending, known)))


def _in_front(domain: str, known: str, owner: str, theirs: str) -> str:
    """'acme.com.evil.example' and 'acme.evil.example': what people read first is not what counts."""
    front = plain_letters(shown(domain).removesuffix(owner).strip("."))
    first = plain_letters(theirs)
    name = first.partition(".")[0]
    whole = f".{front}.".find(f".{first}.") >= 0 or first.replace(".", "-") in front.split(".")
    if whole or (len(name) >= _SHORT and any(_adorned(part, name, theirs) for part in front.split("."))):
        return f"{shown(domain)} begins like {shown(known)}, but belongs to {owner}"
    return ""


def _alike(owner: str, theirs: str) -> str:
    name, other = owner.partition(".")[0], theirs.partition(".")[0]
    here, there = plain_letters(name), plain_letters(other)
    if here == there:
        return (
            f"{owner} has the name of {theirs} under another ending"
            if name == other
            else f"{owner} has letters that only look like those of {theirs}"
        )
    if max(len(name), len(other)) >= _SHORT and outline(name) == outline(other):
        return f"{owner} looks like {theirs}"
    if _adorned(here, there, theirs):
        return f"{owner} is the name of {theirs} with something added"
    same_ending = owner.partition(".")[2] == theirs.partition(".")[2]
    if _one_edit(here, there) and (same_ending or len(there) > _LONG):
        return f"{owner} is one letter away from {theirs}"
    return ""


def _adorned(name: str, known: str, theirs: str) -> bool:
    """Whether a name is the known one with words around it."""
    words = name.split("-")
    if known in words:
        return len(known) >= _SHORT or all(word == known or _BAIT.fullmatch(word) for word in words)
    glued = name.replace("-", "")
    bare = known.replace("-", "")
    if len(bare) < _SHORT:
        return glued == theirs.replace(".", "")
    if bare not in glued:
        return False
    around = {glued.removesuffix(bare), glued.removeprefix(bare)}
    return glued == bare or any(map(_BAIT.fullmatch, around)) or glued.startswith(theirs.replace(".", ""))


def _one_edit(name: str, known: str) -> bool:
    """Whether one letter was added, left out or changed, or two neighbours have changed places."""
    longer, shorter = sorted((name, known), key=len, reverse=True)
    same = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    rest, other = longer[same:], shorter[same:]
    if len(longer) == len(shorter):
        return _changed(rest, other, same, len(known))
    # In short names a letter less, or another first one, makes another word: visa and vista, mail and gmail.
    room = len(name) if len(name) < len(known) else len(longer)
    return room > _SHORT and rest[1:] == other and (same > 0 or len(known) >= _LONG)


def _changed(rest: str, other: str, same: int, length: int) -> bool:
    if length < _SHORT:
        return False
    if rest[:2] == other[1::-1] and rest[2:] == other[2:]:
        return True
    near = any({rest[0], other[0]} <= set(pair) for pair in _NEAR)
    return rest[1:] == other[1:] and (near or (length > _SHORT and same > 0) or length >= _LONG)
