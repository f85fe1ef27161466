"""Which interview a mail belongs to, and whose answer it is: told by token and ledger, never by its words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from agent.core.effects import AFTER_DECISION, TO_PARTICIPANTS
from agent.core.marks import RECRUITER_SLOT, check_token, code, codes, token
from agent.reading.claims import Claims
from agent.reading.known import Known, LedgerEntry

_MOST_TEXT = 200_000
"""Characters of a body that are searched for visible references."""
_CUT = re.compile(r"[a-z2-7]{14,34}")
"""The beginning of a token: reference, slot, and enough of the proof that nobody hits it by chance."""


class Mark(StrEnum):
    """What showed where a mail belongs, the best first."""

    TOKEN = "token"
    LETTER = "letter"
    CUT = "cut token"
    CODE = "code"
    THREAD = "thread"


PROVING = frozenset({Mark.TOKEN, Mark.LETTER})
"""Marks that only whoever got the letter can know; the others are for the recruiter's eyes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """Where a mail belongs."""

    ref: str
    slot: str = ""
    """A respondent's, or RECRUITER_SLOT; empty if only the interview is known."""
    letter: LedgerEntry | None = None
    """The letter that it answers, if it names one."""
    by: Mark = Mark.CODE


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """Two marks of the mail disagree."""

    reason: str
    """For the recruiter."""


def place(claims: Claims, known: Known, token_key: bytes) -> Placed | Conflict | None:
    """Where the mail belongs, by the best mark that it bears; None if it bears none.

    Token first, then the nearest letter in its references, then a token that was cut, then a visible code, then the
    invitation's thread. Marks that disagree are a conflict, whichever of them is the better one.
    """
    tokens = {found for tag in claims.tags if (found := check_token(token_key, tag))}
    letters = [known.letters[one] for one in claims.references if one in known.letters]
    if len(tokens) > 1:
        return Conflict(reason=_two_addresses(tokens, known))
    placed = _by_token(tokens.pop(), letters) if tokens else _by_letter(letters)
    if placed is None:
        return _by_cut_token(claims, token_key) or _by_code(claims, known) or _by_thread(claims, known)
    return _disagreement(placed, letters, claims, known) or placed


def body_codes(claims: Claims) -> tuple[str, ...]:
    """The references that its text shows, also those in a letter of ours that it quotes."""
    return codes((claims.text or claims.html)[:_MOST_TEXT])


def slot_of(letter: LedgerEntry) -> tuple[str, str]:
    """The (interview, slot) of whoever a letter went to; letters to the recruiter may be about a respondent."""
    return letter.interview, letter.slot if letter.kind in TO_PARTICIPANTS | AFTER_DECISION else RECRUITER_SLOT


# --- the marks -------------------------------------------------------------------------------------------------------


def _by_token(found: tuple[str, str], letters: list[LedgerEntry]) -> Placed:
    ref, slot = found
    answered = next((one for one in letters if slot_of(one) == found), None)
    return Placed(ref=ref, slot=slot, letter=answered, by=Mark.TOKEN)


def _by_letter(letters: list[LedgerEntry]) -> Placed | None:
    if not letters:
        return None
    ref, slot = slot_of(letters[0])
    return Placed(ref=ref, slot=slot, letter=letters[0], by=Mark.LETTER)


def _by_cut_token(claims: Claims, token_key: bytes) -> Placed | None:
    """Some programs cut long addresses. What is left shows the way, and proves nothing; commands never come so."""
    for tag in (one.lower() for one in claims.tags):
        ref, slot = tag[:8], tag[8:9]
        if _CUT.fullmatch(tag) and slot != RECRUITER_SLOT and token(token_key, ref, slot).startswith(tag):
            return Placed(ref=ref, slot=slot, by=Mark.CUT)
    return None


def _by_code(claims: Claims, known: Known) -> Placed | Conflict | None:
    inside = _known_codes(claims, known)
    if len(claims.codes) > 1:
        return Conflict(reason="Its subject shows the references of two interviews.")
    if not claims.codes and len(inside) > 1:
        return Conflict(reason=f"Its text shows the references of several interviews: {_names(inside, known)}.")
    if claims.codes and inside and claims.codes[0] not in inside:
        return Conflict(reason="Its subject and its text show the references of different interviews.")
    shown = claims.codes or inside
    return Placed(ref=shown[0], by=Mark.CODE) if shown else None


def _by_thread(claims: Claims, known: Known) -> Placed | None:
    threads = {interview.thread: interview.ref for interview in known.interviews if interview.thread}
    return next((Placed(ref=threads[one], by=Mark.THREAD) for one in claims.references if one in threads), None)


def _known_codes(claims: Claims, known: Known) -> tuple[str, ...]:
    """Other programs have references of this shape too: in a text, only those of our interviews count."""
    return tuple(one for one in body_codes(claims) if known.interview(one))


# --- where they disagree ---------------------------------------------------------------------------------------------


def _disagreement(placed: Placed, letters: list[LedgerEntry], claims: Claims, known: Known) -> Conflict | None:
    here = _name(placed.ref, known)
    way = "It came to the reply address of" if placed.by is Mark.TOKEN else "It answers a letter about"
    if wrong := next((one for one in letters if slot_of(one) != (placed.ref, placed.slot)), None):
        if wrong.interview == placed.ref:
            return Conflict(reason=f"It belongs to {here}, but answers letters to two different people.")
        return Conflict(reason=f"{way} {here}, but also answers a letter about {_name(wrong.interview, known)}.")
    if claims.codes and placed.ref not in claims.codes:
        return Conflict(reason=f"{way} {here}, but its subject shows the reference of another interview.")
    inside = _known_codes(claims, known)
    # What the recruiter answers may show any stranger's words, and any reference in them.
    if inside and placed.ref not in (*inside, *claims.codes) and placed.slot != RECRUITER_SLOT:
        return Conflict(reason=f"{way} {here}, but its text shows the reference of {_names(inside, known)}.")
    return None


def _two_addresses(tokens: set[tuple[str, str]], known: Known) -> str:
    refs = sorted({ref for ref, _ in tokens})
    if len(refs) == 1:
        return f"It came to the reply addresses of two people in {_name(refs[0], known)}."
    return f"It came to the reply addresses of several interviews: {_names(tuple(refs), known)}."


def _names(refs: tuple[str, ...], known: Known) -> str:
    return " and ".join(_name(ref, known) for ref in refs[:3])


def _name(ref: str, known: Known) -> str:
    """An interview as the recruiter knows it."""
    interview = known.interview(ref)
    title = interview.meeting.summary.strip()[:80] if interview else ""
    return f"“{title}” {code(ref)}" if title else f"the interview {code(ref)}"
