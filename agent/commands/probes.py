"""Tries each server once, and says in words what it found and how to mend what fails."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from agent.adapters.channels import AppriseChannel
from agent.adapters.imap import ImapMailbox, ImapProbe
from agent.adapters.llm import OpenAIModel
from agent.adapters.mqtt import MqttNotifier
from agent.adapters.settings import imap_settings, llm_settings, mqtt_settings, smtp_settings
from agent.adapters.smtp import SmtpMailer, SmtpProbe
from agent.commands.findings import Finding, Grade
from agent.config import Mailbox
from agent.config.channels import Channel
from agent.config.model import ModelServer
from agent.config.mqtt import Mqtt
from agent.errors import DebriefError, Permanent
from agent.ports import Folder

_UNREACHABLE = "Check that host and port are right, that the server runs, and that no firewall stands between."
_REFUSED = "The server can be reached, and says no: check names and rights in its section, and look into its log."
_ENOUGH = 10_000_000
"""Bytes that a mail of ours never has."""


async def guarded(subject: str, look: Callable[[], Awaitable[Sequence[Finding]]]) -> Sequence[Finding]:
    """The findings of ``look``, or one that tells what was in its way."""
    try:
        return await look()
    except DebriefError as error:
        mend = _REFUSED if isinstance(error, Permanent) else _UNREACHABLE
        return [_failure(subject, str(error), getattr(error, "hint", "") or mend)]
    except Exception as error:
        # A library's own mistake must not hide what the other checks found.
        return [
            _failure(subject, f"An unexpected error: {type(error).__name__}.", "See it all with debrief --debug run.")
        ]


def _failure(subject: str, found: str, mend: str) -> Finding:
    return Finding(subject=subject, grade=Grade.FAILED, found=found, mend=mend)


# --- IMAP -----------------------------------------------------------------------------------------------------------


async def imap(box: Mailbox) -> Sequence[Finding]:
    """Log in and look at the folders."""

    async def look() -> Sequence[Finding]:
        mailbox = ImapMailbox(imap_settings(box))
        try:
            return imap_findings(box, await mailbox.probe())
        finally:
            await mailbox.close()

    return await guarded(_imap(box), look)


def _imap(box: Mailbox) -> str:
    return f"{box.name}: IMAP {box.imap.host}:{box.imap.port}"


def imap_findings(box: Mailbox, probe: ImapProbe) -> list[Finding]:
    """What a login showed."""
    has = ", ".join(probe.capabilities) or "none of the useful extensions"
    login = f"{_encryption(probe.tls)}; logged in as {box.imap.user}; the server has {has}."
    found = [Finding(subject=_imap(box), grade=Grade.OK, found=login)]
    found += [_folder(box, probe, folder) for folder in (Folder.SENT, Folder.DRAFTS)]
    found += [_folder(box, probe, Folder(name)) for name in box.imap.watch]
    if not probe.keywords:
        text = "The server keeps no keywords, so mails that were handled are not marked for you. All else works."
        found.append(Finding(subject=_imap(box), grade=Grade.NOTE, found=text))
    return found


_USES = {
    Folder.DRAFTS: "mails for the recruiter to send are laid there",
    Folder.SENT: "what left is looked up there",
}
"""What goes wrong without the folder."""


def _folder(box: Mailbox, probe: ImapProbe, folder: Folder) -> Finding:
    subject = f"{box.name}: folder {folder}"
    if folder in probe.folders:
        return Finding(subject=subject, grade=Grade.OK, found=f"It is called '{probe.folders[folder]}'.")
    use = _USES.get(folder, "imap.watch lists it")
    mend = f"Create it, or name yours in imap.folders.{folder}."
    return _failure(subject, f"There is none, and {use}.", mend)


# --- SMTP -----------------------------------------------------------------------------------------------------------


async def smtp(box: Mailbox) -> Sequence[Finding]:
    """Log in, and send nothing."""

    async def look() -> Sequence[Finding]:
        return [smtp_finding(box, await SmtpMailer(smtp_settings(box)).probe())]

    return await guarded(_smtp(box), look)


def _smtp(box: Mailbox) -> str:
    return f"{box.name}: SMTP {box.smtp.host}:{box.smtp.port}"


def smtp_finding(box: Mailbox, probe: SmtpProbe) -> Finding:
    """What a login showed."""
    login = f"logged in as {box.smtp.user}" if probe.logged_in else "no login wanted"
    files = "files sent mail itself" if box.server_files_sent else "is taken not to file sent mail, so Debrief does"
    if probe.size_limit and probe.size_limit < _ENOUGH:
        files += f"; it takes mails up to {probe.size_limit // 1000} kB"
    return Finding(subject=_smtp(box), grade=Grade.OK, found=f"{_encryption(probe.tls)}; {login}; the server {files}.")


# --- push and model -------------------------------------------------------------------------------------------------


async def mqtt(server: Mqtt | None) -> Sequence[Finding]:
    """Log in, and publish nothing."""
    if server is None:
        return [Finding(subject="MQTT", grade=Grade.NOTE, found="Not configured: nothing is published to a broker.")]
    subject = f"MQTT {server.host}:{server.port}"

    async def look() -> Sequence[Finding]:
        await MqttNotifier(mqtt_settings(server)).probe()
        login = f"logged in as {server.user}" if server.user else "no login wanted"
        found = f"{_encryption('TLS' if server.tls else '')}; {login}; topics begin with {server.prefix}/."
        return [Finding(subject=subject, grade=Grade.OK, found=found)]

    return await guarded(subject, look)


async def channels(chosen: Sequence[Channel]) -> Sequence[Finding]:
    """Whether each could be used; nothing is sent."""

    async def look(one: Channel) -> Sequence[Finding]:
        AppriseChannel(one.name, one.secret_url.get_secret_value(), one.timeout.total_seconds())
        return [Finding(subject=f"channel {one.name}", grade=Grade.OK, found="Its URL is one that can be used.")]

    found = [await guarded(f"channel {one.name}", partial(look, one)) for one in chosen]
    return [finding for several in found for finding in several]


async def model(server: ModelServer | None) -> Sequence[Finding]:
    """Ask for the model, and let it read nothing."""
    if server is None:
        found = "Not configured: plain rules read the replies, and understand less."
        return [Finding(subject="model", grade=Grade.NOTE, found=found)]
    subject = f"model {server.name} at {server.base_url}"

    async def look() -> Sequence[Finding]:
        probe = await OpenAIModel(llm_settings(server)).probe()
        found = "The server has it." if probe.listed else "It answers, though the server does not list it."
        return [Finding(subject=subject, grade=Grade.OK, found=found)]

    return await guarded(subject, look)


def _encryption(tls: str) -> str:
    return tls or "Not encrypted, which only stays on this machine"
