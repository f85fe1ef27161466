"""Section smtp: which server sends for the recruiter."""

from datetime import timedelta
from typing import ClassVar

from pydantic import Field

from agent.config.server import MailServer
from agent.config.values import Duration, Host, Port, User


class Smtp(MailServer):
    """The submission server (RFC 6409)."""

    ports: ClassVar[dict[str, int]] = {"tls": 465, "starttls": 587, "plain": 25}

    host: Host = Field(description="The SMTP server.")
    port: Port = Field(
        default=465,
        description="Its port (RFC 8314 section 3.3).",
        json_schema_extra={"shown": "465 with tls, 587 with starttls, else 25"},
    )
    user: User = Field(
        default="",
        description="The login name. Empty quotes: the server wants no login.",
        json_schema_extra={"shown": "the recruiter's address"},
    )
    timeout: Duration = Field(
        default=timedelta(seconds=60),
        description="How long the server may be silent; some look at a mail for half a minute before they answer.",
    )
