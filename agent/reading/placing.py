"""Which interview a mail belongs to, and whose answer it is: told by token and ledger, never by its words."""

from dataclasses import dataclass

from agent.core.effects import AFTER_DECISION, TO_PARTICIPANTS
from agent.core.marks import RECRUITER_SLOT, check_token
from agent.reading.claims import Claims
from agent.reading.known import Known, LedgerEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """Where a mail belongs."""

    ref: str
    slot: str = ""
    """A respondent's, or RECRUITER_SLOT; empty if only the interview is known."""
    letter: LedgerEntry | None = None
    """The letter that it answers, if it names one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """Two marks of the mail disagree."""

    reason: str


def place(claims: Claims, known: Known, token_key: bytes) -> Placed | Conflict | None:
    """Where the mail belongs, by the best mark that it bears; None if it bears none.

    Token first, then the nearest letter in its references, then a visible code, then the invitation's thread.
    """
    tokens = {found for tag in claims.tags if (found := check_token(token_key, tag))}
    letters = [known.letters[one] for one in claims.references if one in known.letters]
    if len(tokens) > 1:
        return Conflict(reason="it came to the tokens of two letters")
    placed = _by_token(tokens.pop(), letters) if tokens else _by_letter(letters)
    if placed is None:
        return _by_code(claims) or _by_thread(claims, known)
    if any(slot_of(letter) != (placed.ref, placed.slot) for letter in letters):
        return Conflict(reason="its token and the letter that it answers disagree")
    if claims.codes and placed.ref not in claims.codes:
        return Conflict(reason="its token and the reference in its subject disagree")
    return placed


def slot_of(letter: LedgerEntry) -> tuple[str, str]:
    """The (interview, slot) of whoever a letter went to; letters to the recruiter may be about a respondent."""
    return letter.interview, letter.slot if letter.kind in TO_PARTICIPANTS | AFTER_DECISION else RECRUITER_SLOT


def _by_token(token: tuple[str, str], letters: list[LedgerEntry]) -> Placed:
    ref, slot = token
    return Placed(ref=ref, slot=slot, letter=next((one for one in letters if slot_of(one) == token), None))


def _by_letter(letters: list[LedgerEntry]) -> Placed | None:
    if not letters:
        return None
    ref, slot = slot_of(letters[0])
    return Placed(ref=ref, slot=slot, letter=letters[0])


def _by_code(claims: Claims) -> Placed | Conflict | None:
    if len(claims.codes) > 1:
        return Conflict(reason="its subject shows the references of two interviews")
    return Placed(ref=claims.codes[0]) if claims.codes else None


def _by_thread(claims: Claims, known: Known) -> Placed | None:
    threads = {interview.thread: interview.ref for interview in known.interviews if interview.thread}
    return next((Placed(ref=threads[one]) for one in claims.references if one in threads), None)
