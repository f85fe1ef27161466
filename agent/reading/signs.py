"""What the classification of a mail looks at."""

import re
from dataclasses import dataclass, field

from agent.core.mail import Address
from agent.reading import opening as words
from agent.reading.headers import Headers
from agent.reading.mime import Part

_PASSED_ON = re.compile(r"(?i)(?:re|aw|sv|vs|antw|fwd?|wg|tr|rv|rif?|enc|i|odp|ynt|doorst|vl|pd|转发|回复)\s*[:：]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Signs:
    """What the classification looks at."""

    raw: bytes
    parts: tuple[Part, ...]
    sender: Address | None
    subject: str
    message_id: str
    domain: str
    """The right-hand side of our Message-IDs."""
    tagged: bool
    """It came to a plus-address of ours with a tag in the shape of a token."""
    text: str = field(init=False)
    """The beginning of the mail's own text, with what it quotes."""
    opening: str = field(init=False)
    """What that says before it quotes anybody, on one line."""

    def __post_init__(self) -> None:
        # Nearly every rule asks for them.
        object.__setattr__(self, "text", words.whole(self.parts))
        object.__setattr__(self, "opening", words.before_quotes(self.text))

    @property
    def headers(self) -> Headers:
        return self.parts[0].headers

    def has(self, *types: str) -> bool:
        """Whether a part of one of these types is there, outside enclosed mails."""
        return any(part.type in types and not part.enclosed for part in self.parts)

    @property
    def stated(self) -> str:
        """The sender's address; where From has no sound one, whatever it holds."""
        return self.sender.email if self.sender else self.headers.first("from")

    @property
    def passed_on(self) -> bool:
        """Whether its subject says that somebody answers or forwards: machines that report put nothing in front."""
        return _PASSED_ON.match(self.subject) is not None
