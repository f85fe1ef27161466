"""Section imap: where the recruiter's mail is read."""

from datetime import timedelta
from typing import ClassVar

from pydantic import Field

from agent.config.section import Section
from agent.config.server import MailServer
from agent.config.values import Duration, Host, Port, Text, User, Watched, YesNo


class Folders(Section):
    """Names of folders, for servers that do not name their special ones (RFC 6154)."""

    sent: User = Field(default="", description="Sent mail. Empty: the server says which it is.")
    drafts: User = Field(default="", description="Drafts. Empty: the server says which it is.")
    junk: User = Field(default="", description="Junk. Empty: the server says which it is.")
    archive: User = Field(default="", description="Archive. Empty: the server says which it is.")
    all: User = Field(default="", description="All mail. Empty: the server says which it is.")
    trash: User = Field(default="", description="Trash. Empty: the server says which it is.")
    lease: Text = Field(
        default="Debrief",
        description="Where each Debrief that watches the mailbox lays down a short mail, so that a second one notices. "
        "Made where it is missing.",
    )


class Imap(MailServer):
    """The server that keeps the recruiter's mail."""

    ports: ClassVar[dict[str, int]] = {"tls": 993, "starttls": 143, "plain": 143}

    host: Host = Field(description="The IMAP server.")
    port: Port = Field(
        default=993,
        description="Its port (RFC 8314 section 3.3).",
        json_schema_extra={"shown": "993 with tls, else 143"},
    )
    user: Text = Field(
        default="",
        description="The login name; most servers take the whole address.",
        json_schema_extra={"shown": "the recruiter's address"},
    )
    folders: Folders = Field(default_factory=Folders, description="Names of folders.")
    watch: tuple[Watched, ...] = Field(
        default=(),
        description="Folders that are watched besides the inbox, junk and sent mail: archive, all, trash. "
        "For rules or people that file mail before Debrief has seen it.",
    )
    lease: YesNo = Field(
        default=True,
        description="Whether to make sure that no other Debrief, on whatever machine, watches this mailbox. "
        "Without it, two of them would write to the same people.",
    )
    timeout: Duration = Field(
        default=timedelta(seconds=60),
        description="How long the server may be silent; after that the connection is taken for dead.",
    )
