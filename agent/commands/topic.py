"""debrief topic: where what concerns one participant is published."""

from pathlib import Path

from agent.adapters.token_key import token_key
from agent.commands.state import configuration
from agent.core.marks import own_topic
from agent.errors import ConfigError


def topic(address: str, path: Path, state: Path | None) -> None:
    """Print the address's topic, one for each mailbox."""
    config, folder = configuration(path, state)
    if config is None or config.mqtt is None:
        raise ConfigError("Nothing is pushed: the configuration has no section mqtt.", hint="The README says how.")
    if not config.mqtt.participants:
        raise ConfigError("Nothing is pushed to participants.", hint="Set mqtt.participants to yes.")
    key = (config.token_key.get_secret_value() or token_key(folder)).encode()
    for mailbox in config.mailboxes:
        print(f"{config.mqtt.prefix}/{mailbox.name}/to/{own_topic(key, address.strip())}")
