"""Answers prove that the questions left, where no copy of them lies in Sent any more."""

from collections.abc import AsyncIterator, Iterator

from agent.advance import Advance
from agent.core.effects import LetterKind, SendLetter
from agent.core.events import LetterOut
from agent.core.gate import MOST_QUESTIONS
from agent.core.interview import Interview
from agent.core.marks import RECRUITER_SLOT, check_token, message_id
from agent.core.orders import question_id
from agent.core.respondent import Respondent
from agent.core.rules import Rules
from agent.errors import ConfigError, Permanent
from agent.perform.stationery import Stationery
from agent.ports import Arrived, Clock, Folder, Store, Witness
from agent.reading import envelope
from agent.reading.claims import House
from agent.reading.headers import Headers, parse

_HEADERS = 256 * 1024


class Proof:
    """Takes questions into the ledger that an answer shows to have left, written anew: replies quote them."""

    def __init__(
        self,
        *,
        house: House,
        rules: Rules,
        token_key: bytes,
        store: Store,
        advance: Advance,
        stationery: Stationery,
        clock: Clock,
    ) -> None:
        self._house = house
        self._rules = rules
        self._key = token_key
        self._store = store
        self._advance = advance
        self._stationery = stationery
        self._clock = clock

    async def note(self, mail: Arrived) -> None:
        """Note what a mail proves that is about to be worked on."""
        if mail.folder is Folder.SENT:
            return
        headers = parse(mail.raw[:_HEADERS].partition(b"\r\n\r\n")[0])
        for ref, slot, number in {*self._by_token(headers), *[one async for one in self._by_reference(headers)]}:
            interview, _ = await self._store.interview(ref)
            respondent = interview.respondent(slot) if interview else None
            if interview and respondent and respondent.questions <= number:
                await self._left(interview, respondent, number)

    def _by_token(self, headers: Headers) -> Iterator[tuple[str, str, int]]:
        """A token is the same in all letters to one person: it proves the first."""
        for tag in envelope.tags(envelope.recipients(headers), self._house.addresses):
            found = check_token(self._key, tag)
            if found and found[1] != RECRUITER_SLOT:
                yield *found, 0

    async def _by_reference(self, headers: Headers) -> AsyncIterator[tuple[str, str, int]]:
        named = {one for one in envelope.references(headers) if envelope.ours(one, self._house.domain)}
        if not named:
            return
        known = await self._store.known(self._house.mailbox, uids=(), message_ids=tuple(named), refs=())
        if unknown := named - set(known.letters):
            for interview in await self._store.interviews(self._house.mailbox):
                for one in self._letters(interview):
                    if message_id(self._key, question_id(*one), self._house.domain) in unknown:
                        yield one

    @staticmethod
    def _letters(interview: Interview) -> Iterator[tuple[str, str, int]]:
        for respondent in interview.respondents:
            yield from ((interview.ref, respondent.slot, number) for number in range(MOST_QUESTIONS))

    async def _left(self, interview: Interview, respondent: Respondent, number: int) -> None:
        letter = SendLetter(
            id=question_id(interview.ref, respondent.slot, number),
            interview=interview.ref,
            at=self._clock.now(),
            kind=LetterKind.REMINDER if number else LetterKind.QUESTION,
            to=respondent.person.address,
            slot=respondent.slot,
            number=number,
        )
        name = message_id(self._key, letter.id, self._house.domain)
        await self._into_ledger(interview, letter, name)
        event = LetterOut(
            id=f"effect:{letter.id}",
            interview=interview.ref,
            at=letter.at,
            kind=letter.kind,
            slot=letter.slot,
            number=number,
            message_id=name,
        )
        await self._advance(self._rules.mailbox, event, task=letter.id)

    async def _into_ledger(self, interview: Interview, letter: SendLetter, name: str) -> None:
        try:
            mail = await self._stationery.write(interview, letter, self._rules, letter.at)
        except (ConfigError, Permanent):
            return
        seen = Witness(
            message_id=name,
            effect=letter.id,
            interview=interview.ref,
            kind=letter.kind,
            slot=letter.slot,
            number=letter.number,
            about="",
            to=letter.to.email,
            at=letter.at,
            text=mail.text,
        )
        await self._store.witness(self._rules.mailbox, seen, mail.raw)
