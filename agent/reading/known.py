"""What we know of the things that a mail mentions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from agent.core.effects import LetterKind
from agent.core.interview import Interview
from agent.core.memory import Said


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerEntry:
    """One letter of ours: what its Message-ID stands for."""

    message_id: str
    effect: str
    """Id of the effect that sends it."""
    interview: str
    slot: str
    """Whom it is about or to; empty for the interview as a whole."""
    kind: LetterKind
    number: int
    to: str
    text: str
    """Its plain text, for telling our words from theirs when it comes back quoted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What the store knows about the calendar UIDs, references and Message-IDs that a mail claims."""

    interviews: tuple[Interview, ...] = ()
    letters: Mapping[str, LedgerEntry] = field(default_factory=dict)
    """Letters that the mail refers to, by the Message-ID that it uses: a provider may have given them another."""
    sent_to: Mapping[tuple[str, str], tuple[LedgerEntry, ...]] = field(default_factory=dict)
    """Questions and reminders by (interview, slot), oldest first, for a reply that names only its token."""

    nearby: tuple[Interview, ...] = ()
    """Interviews about the time of the mail's calendar entries, which may be the same ones; and, of the two weeks
    before and after, those that are closed: one of them may be continued."""
    memory: Mapping[str, Said] = field(default_factory=dict)
    """What the recruiter said before about people and titles in the mail."""
    versions: Mapping[str, int] = field(default_factory=dict, compare=False)
    """The version of each of ``interviews`` by its reference, so that what is decided now need not load it again."""

    def interview(self, ref: str) -> Interview | None:
        return next((i for i in self.interviews if i.ref == ref), None)
