"""What the two mail servers of a mailbox have in common."""

from typing import Any, ClassVar

from pydantic import Field, SecretStr, model_validator

from agent.config.section import Section, refuse
from agent.config.values import FilePath, Host, Port, Security, User, is_loopback


class MailServer(Section):
    """A server that is reached by TLS from the first byte (RFC 8314 section 3), or by STARTTLS."""

    ports: ClassVar[dict[str, int]]
    """The usual port for each kind of security."""

    host: Host
    port: Port
    security: Security = Field(
        default="tls",
        description="tls encrypts at once, starttls before the login, and plain never: only on this machine.",
    )
    user: User
    ca_file: FilePath | None = Field(
        default=None,
        description="Certificates (PEM) of an authority of your own, trusted instead of the system's.",
        json_schema_extra={"shown": "the system's authorities"},
    )
    password: SecretStr = Field(default=SecretStr(""), description="Never in this file.")

    @model_validator(mode="before")
    @classmethod
    def _usual_port(cls, data: Any) -> Any:
        """The section with the usual port of its security, where it names none."""
        return {"port": cls.ports.get(str(data.get("security", "tls")), 0), **data} if isinstance(data, dict) else data

    @model_validator(mode="after")
    def _safe(self) -> "MailServer":
        """A password in clear may not leave this machine."""
        if self.security == "plain" and not is_loopback(self.host):
            refuse([("security", "plain is only for a server on this machine; use tls or starttls")])
        return self
