"""A mail server that keeps what it is given."""

from collections.abc import Awaitable, Callable

from agent.core.wire import envelope_address
from agent.errors import DebriefError, Uncertain
from agent.writing.compose import Outgoing


class MemoryMailer:
    """The port Mailer without a server.

    ``refuses`` maps a recipient to what is raised for them. An Uncertain is raised after ``before_data``, and the mail
    is kept then if ``uncertain_arrives``: its sender cannot tell, as in life. Everything else is raised before.
    """

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self.refuses: dict[str, DebriefError] = {}
        self.uncertain_arrives = True

    async def send(self, mail: Outgoing, before_data: Callable[[], Awaitable[None]]) -> str:
        """As ``agent.ports.Mailer.send``."""
        envelope_address(mail.sender)
        trouble = self.refuses.get(envelope_address(mail.recipient))
        if trouble is not None and not isinstance(trouble, Uncertain):
            raise trouble
        await before_data()
        if trouble is None or self.uncertain_arrives:
            self.sent.append(mail)
        if trouble is not None:
            raise trouble
        return f"250 2.0.0 kept as number {len(self.sent)}"
