"""The sections of config.yaml as the settings of the adapters."""

from pathlib import Path

from agent.adapters.imap import ImapSettings
from agent.adapters.llm import LlmSettings
from agent.adapters.mqtt import MqttSettings
from agent.adapters.smtp import SmtpSettings
from agent.config.mailbox import Mailbox
from agent.config.model import ModelServer
from agent.config.mqtt import Mqtt


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


def mqtt_settings(mqtt: Mqtt) -> MqttSettings:
    """Which broker to push to."""
    return MqttSettings(
        host=mqtt.host,
        port=mqtt.port,
        tls=mqtt.tls,
        user=mqtt.user,
        password=mqtt.password.get_secret_value(),
        ca_file=_text(mqtt.ca_file),
        prefix=mqtt.prefix,
        timeout=mqtt.timeout.total_seconds(),
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


def _text(path: Path | None) -> str | None:
    return str(path) if path else None
