"""The sections of config.yaml as the settings of the adapters."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from agent.adapters.imap import ImapSettings
from agent.adapters.llm import LlmSettings, OpenAIModel
from agent.adapters.mqtt import MqttSettings
from agent.adapters.smtp import SmtpSettings
from agent.config.mailbox import Mailbox
from agent.config.model import ModelServer
from agent.config.mqtt import Mqtt
from agent.ports import Folder
from agent.writing.home_assistant import announced

_SECOND_OPINION = 0.7
"""Temperature at which a model that has read a reply reads it a second time."""


def imap_settings(mailbox: Mailbox) -> ImapSettings:
    """Where the mailbox's mail is read."""
    imap = mailbox.imap
    return ImapSettings(
        host=imap.host,
        port=imap.port,
        security=imap.security,
        user=imap.user,
        password=imap.password.get_secret_value(),
        ca_file=_text(imap.ca_file),
        read_timeout=imap.timeout.total_seconds(),
        sent_folder=imap.folders.sent,
        drafts_folder=imap.folders.drafts,
        junk_folder=imap.folders.junk,
        archive_folder=imap.folders.archive,
        all_folder=imap.folders.all,
        trash_folder=imap.folders.trash,
        watch=tuple(Folder(one) for one in imap.watch),
    )


def smtp_settings(mailbox: Mailbox) -> SmtpSettings:
    """Where the mailbox's letters are handed in."""
    smtp = mailbox.smtp
    return SmtpSettings(
        host=smtp.host,
        port=smtp.port,
        security=smtp.security,
        user=smtp.user,
        password=smtp.password.get_secret_value(),
        ca_file=_text(smtp.ca_file),
        timeout=smtp.timeout.total_seconds(),
    )


def mqtt_settings(mqtt: Mqtt, mailboxes: Iterable[str] = ()) -> MqttSettings:
    """Which broker to push to, and what is announced there of these mailboxes."""
    discovery = mqtt.discovery or ""
    return MqttSettings(
        host=mqtt.host,
        port=mqtt.port,
        tls=mqtt.tls,
        user=mqtt.user,
        password=mqtt.password.get_secret_value(),
        ca_file=_text(mqtt.ca_file),
        prefix=mqtt.prefix,
        timeout=mqtt.timeout.total_seconds(),
        greeting=tuple(one for name in mailboxes for one in announced(discovery, mqtt.prefix, name))
        if discovery
        else (),
    )


def llm_settings(server: ModelServer) -> LlmSettings:
    """Which model reads."""
    return LlmSettings(
        base_url=server.base_url,
        model=server.name,
        api_key=server.key.get_secret_value(),
        timeout=server.timeout.total_seconds(),
        ca_file=_text(server.ca_file),
    )


def language_models(server: ModelServer | None) -> tuple[OpenAIModel, ...]:
    """The models that read each reply: none, one, or two of which neither is believed where the other differs."""
    if server is None:
        return ()
    first = llm_settings(server)
    if server.second_name is None:
        return (OpenAIModel(first),)
    # Asked in the same way, the same model would mostly repeat itself.
    heat = _SECOND_OPINION if server.second_name == server.name else first.temperature
    return OpenAIModel(first), OpenAIModel(replace(first, model=server.second_name, temperature=heat))


def _text(path: Path | None) -> str | None:
    return str(path) if path else None
