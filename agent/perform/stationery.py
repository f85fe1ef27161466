"""Turns an effect into a mail: looks up what the letter is about, has it written, addressed and composed."""

from dataclasses import dataclass
from datetime import datetime

from agent.core import marks
from agent.core.charge import in_charge
from agent.core.effects import AFTER_DECISION, TO_PARTICIPANTS, LetterKind, SaveDraft, SendLetter
from agent.core.events import HumanWrote, RecruiterSaid, ReplyCame, ReplyHeld
from agent.core.interview import Interview
from agent.core.mail import Address, Label
from agent.core.respondent import Respondent
from agent.core.rules import Rules
from agent.ports import Store, SwitchKind
from agent.reading.addresses import mailboxes
from agent.reading.headers import parse
from agent.writing.check import check_templates
from agent.writing.compose import Outgoing, compose, reply_address
from agent.writing.letters import letter as write
from agent.writing.render import Renderer

Posted = SendLetter | SaveDraft

FORM_REFERENCE = "{reference}"
"""What stands in a form's address for the reference of the one who is asked."""
_OF_ALL = frozenset({LetterKind.DIGEST, LetterKind.HANDED})
"""Letters that may tell of all open interviews."""
_MOST_NAMED = 3
_HEADERS = 64 * 1024
"""Octets of a mail that was put aside that are looked at: enough to tell which mail it is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reported:
    """What a letter about one mail has to know of it."""

    claimed: Address | None = None
    reason: str = ""
    words: str = ""


class Stationery:
    """The letter paper of one mailbox."""

    def __init__(self, *, store: Store, renderer: Renderer, token_key: bytes, domain: str, plus: bool) -> None:
        self._store = store
        self._renderer = renderer
        self._token_key = token_key
        self._domain = domain
        self._plus = plus

    async def write(self, interview: Interview, effect: Posted, rules: Rules, now: datetime) -> Outgoing:
        """The composed mail of an effect. ConfigError if a template is at fault."""
        reply_to = self._reply_to(interview, effect, rules, now)
        mail = effect.mail if isinstance(effect, SendLetter) else ""
        halted = effect.kind is LetterKind.HALTED
        if halted:
            about = await self._tripped(rules.mailbox)
        elif effect.kind is LetterKind.FAULTY:
            about = Reported(reason="\n".join(check_templates(self._renderer)))
        else:
            about = await self._reported(interview, "" if effect.kind is LetterKind.DIGEST else mail)
        letter = write(
            effect.kind,
            interview,
            rules,
            slot=effect.slot,
            number=effect.number,
            mail=mail,
            to=effect.to,
            now=now,
            reply_to=reply_to,
            form_url=self._form(interview, effect, rules),
            renderer=self._renderer,
            claimed=about.claimed,
            reason=about.reason,
            words=about.words,
            spoken=await self._spoken(interview, effect, rules),
            phones=await self._phones(interview, effect, rules),
            others=await self._store.open_interviews(rules.mailbox) if effect.kind in _OF_ALL else (),
        )
        message_id = marks.message_id(self._token_key, effect.id, self._domain)
        return compose(
            letter,
            message_id=message_id,
            sender=rules.directory.recruiter,
            to=effect.to,
            reply_to=reply_to,
            thread=self._thread(interview, effect),
            date=now,
            kind=effect.kind,
            drafted=isinstance(effect, SaveDraft),
            mark=marks.letter_mark(self._token_key, message_id, mark_of(effect)),
        )

    def _form(self, interview: Interview, effect: Posted, rules: Rules) -> str:
        """The form of this client, else of the mailbox, with the reference by which its response finds its way back."""
        own = (c.form_url for c in rules.directory.clients if c.name == interview.company and c.form_url)
        reference = marks.form_reference(self._token_key, effect.interview, effect.slot) if effect.slot else ""
        return next(own, rules.form_url).replace(FORM_REFERENCE, reference)

    async def _spoken(self, interview: Interview, effect: Posted, rules: Rules) -> str:
        """The language in which a participant wrote about another open interview; the latest one counts."""
        to_them = effect.kind in TO_PARTICIPANTS | AFTER_DECISION
        respondent = interview.respondent(effect.slot) if to_them else None
        if respondent is None or respondent.language:
            return ""
        elsewhere = await self._elsewhere(effect.to.email, rules)
        spoken = [(at, r.language) for at, r in elsewhere if r.language]
        return max(spoken)[1] if spoken else ""

    async def _phones(self, interview: Interview, effect: Posted, rules: Rules) -> tuple[str, ...]:
        """The numbers that a participant's mails about other open interviews show, for a request to call them."""
        respondent = interview.respondent(effect.slot) if effect.kind is LetterKind.CALL else None
        if respondent is None:
            return ()
        elsewhere = await self._elsewhere(respondent.person.address.email, rules)
        return tuple(dict.fromkeys(number for _, r in elsewhere for number in r.phones))

    async def _elsewhere(self, email: str, rules: Rules) -> list[tuple[datetime, Respondent]]:
        """Somebody's parts in all open interviews, with about when each was."""
        known = await self._store.known(rules.mailbox, uids=(), message_ids=(), refs=(), people=(email,))
        return [
            (one.over_since or one.meeting.dtstamp, r)
            for one in known.interviews
            for r in one.respondents
            if email in r.addresses
        ]

    def _reply_to(self, interview: Interview, effect: Posted, rules: Rules, now: datetime) -> str:
        address = rules.directory.recruiter.email
        # A colleague's copy leads to the recruiter only: who reads along gives no commands.
        leads = effect.to.email == address or effect.to.email == in_charge(interview, rules.directory, now).email
        copy = effect.kind not in TO_PARTICIPANTS and not leads
        if effect.kind in AFTER_DECISION or copy:
            return address
        slot = effect.slot if effect.kind in TO_PARTICIPANTS else marks.RECRUITER_SLOT
        return reply_address(address, marks.token(self._token_key, effect.interview, slot), self._plus)

    def _thread(self, interview: Interview, effect: Posted) -> tuple[str, ...]:
        """What the letter answers: a participant's own answer, or the invitation; for us one thread an interview."""
        if effect.kind in TO_PARTICIPANTS | AFTER_DECISION:
            respondent = interview.respondent(effect.slot)
            own = respondent.thread if respondent else ()
            return own or ((interview.thread,) if interview.thread else ())
        return (marks.message_id(self._token_key, f"{interview.ref}/thread", self._domain),)

    async def _reported(self, interview: Interview, mail: str) -> Reported:
        """Who sent the mail that a letter is about, and in which words, from the interview's story."""
        if mail and not interview.ref:
            return await self._put_aside(mail)
        for told in await self._store.story(interview.ref) if mail else ():
            match told.event:
                case ReplyHeld(mail=key) as event if key == mail:
                    return Reported(claimed=event.sender, reason=event.reason, words=event.words)
                case RecruiterSaid(mail=key) if key == mail:
                    return Reported(reason=told.note)
                case HumanWrote(mail=key) as event if key == mail:
                    return Reported(words=await self._titles(event.others))
                case ReplyCame(mail=key) as event if key == mail:
                    typed = "\n".join(line.text for line in event.lines if line.label is Label.TYPED)
                    return Reported(words=typed)
        return Reported()

    async def _tripped(self, mailbox: str) -> Reported:
        """Why the breaker stopped the letters; nothing if a human has let them leave again."""
        breaker = (one for one in await self._store.switches(mailbox) if one.kind is SwitchKind.BREAKER)
        return Reported(reason=next((one.reason for one in breaker), ""))

    async def _titles(self, refs: tuple[str, ...]) -> str:
        """The interviews with these references, as the recruiter knows them."""
        found = [(await self._store.interview(ref))[0] for ref in refs[:_MOST_NAMED]]
        return "; ".join(f"{one.meeting.summary} {marks.code(one.ref)}" for one in found if one)

    async def _put_aside(self, mail: str) -> Reported:
        """What a mail that nobody could work on says of itself in its header block."""
        kept = await self._store.mail(mail)
        if kept is None:
            return Reported()
        headers = parse(kept.raw[:_HEADERS].partition(b"\r\n\r\n")[0])
        senders, _ = mailboxes(headers.first("from"))
        claimed = senders[0] if len(senders) == 1 else None
        return Reported(claimed=claimed, reason=kept.reason, words=headers.text("subject"))


def mark_of(effect: Posted) -> marks.LetterMark:
    """What an effect's letter says of itself to a store that was lost."""
    about = effect.mail[:16] if isinstance(effect, SendLetter) else ""
    return marks.LetterMark(
        interview=effect.interview, kind=effect.kind, slot=effect.slot, number=effect.number, about=about
    )
