"""A channel for notifications that keeps what it gets."""

from agent.errors import DebriefError


class MemoryChannel:
    """The port ChannelPort without a service. While ``trouble`` is set, it is raised and nothing is kept."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        """Title and text, in order."""
        self.trouble: DebriefError | None = None

    async def notify(self, title: str, text: str) -> None:
        """As ``agent.ports.ChannelPort.notify``."""
        if self.trouble is not None:
            raise self.trouble
        self.sent.append((title, text))
