"""A broker that keeps what is published."""

from agent.core.wire import topic as safe_topic
from agent.errors import DebriefError


class MemoryNotifier:
    """The port Notifier without a broker. While ``trouble`` is set, it is raised and nothing is kept."""

    def __init__(self, prefix: str = "debrief") -> None:
        self.published: list[tuple[str, bytes]] = []
        """(full topic, payload) in order."""
        self.retained: dict[str, bytes] = {}
        """What whoever subscribes later would be told, by full topic."""
        self.trouble: DebriefError | None = None
        self._prefix = prefix

    async def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
        """As ``agent.ports.Notifier.publish``."""
        whole = safe_topic(self._prefix, topic)
        if self.trouble is not None:
            raise self.trouble
        self.published.append((whole, payload))
        if retain:
            self.retained[whole] = payload
