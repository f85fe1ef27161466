"""Our letters in Sent, as a second ledger: what left is known from them where the records were lost, or are old."""

from dataclasses import replace

from agent.core.effects import TO_PARTICIPANTS
from agent.core.marks import LetterMark, check_mark, message_id
from agent.core.orders import possible_ids
from agent.ports import Folder, KeptMail, Store, Witness
from agent.reading.claims import Claims, House
from agent.reading.known import Known

OURS = "our own letter"


class Witnesses:
    """Takes letters of one mailbox that the ledger lacks into it. ``by_arrival``: mails were kept when they came in."""

    def __init__(self, *, house: House, token_key: bytes, store: Store, by_arrival: bool = False) -> None:
        self._house = house
        self._key = token_key
        self._store = store
        self._by_arrival = by_arrival

    async def note(self, mail: KeptMail, claims: Claims, known: Known, *, bare: bool = False) -> Witness | None:
        """The witness that this mail is, once the ledger has it; None if it is none, or tells nothing new.

        ``bare`` leaves out what it says. Only Sent is believed, as only who can log in puts a mail there, and only a
        mark that we made for this letter.
        """
        letter = claims.letter or claims.message_id
        if mail.folder is not Folder.SENT or not letter or letter in known.letters:
            return None
        mark = check_mark(self._key, letter, claims.mark)
        if mark is None or not claims.recipients:
            return None
        seen = self._witness(mail, replace(claims, text="") if bare else claims, letter, mark)
        await self._store.witness(self._house.mailbox, seen, b"" if bare else mail.raw)
        return seen

    def _witness(self, mail: KeptMail, claims: Claims, letter: str, mark: LetterMark) -> Witness:
        stated = claims.date if claims.date and not self._by_arrival else mail.kept_at
        return Witness(
            message_id=letter,
            effect=self._effect(letter, mark),
            interview=mark.interview,
            kind=mark.kind,
            slot=mark.slot,
            number=mark.number,
            about=mark.about,
            to=claims.recipients[0],
            at=min(stated, mail.kept_at),
            text=claims.text,
        )

    def _effect(self, letter: str, mark: LetterMark) -> str:
        """Message-IDs are made from the ids of effects: the right one is the one that gives this Message-ID."""
        ids = possible_ids(mark.interview, mark.kind, mark.slot, mark.number, mark.about)
        fitting = (one for one in ids if message_id(self._key, one, self._house.domain) == letter)
        return next(fitting, f"sent/{letter}")


def is_news(seen: Witness, known: Known) -> bool:
    """Whether the interview has to be told by itself that this letter left.

    A question counts from the moment it left. Any other letter is told of by the effect that would send it again.
    """
    entry, interview = known.letters.get(seen.message_id), known.interview(seen.interview)
    if entry is None or interview is None:
        return False
    if seen.kind not in TO_PARTICIPANTS:
        return entry.effect == seen.effect and not seen.effect.startswith("sent/")
    respondent = interview.respondent(seen.slot)
    return respondent is not None and seen.to in respondent.addresses
