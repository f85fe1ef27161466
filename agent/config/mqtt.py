"""Section mqtt: push notifications."""

from datetime import timedelta
from typing import Any

from pydantic import Field, SecretStr, model_validator

from agent.config.section import Section, refuse
from agent.config.values import Duration, FilePath, Host, Port, Topic, User, YesNo, is_loopback


class Mqtt(Section):
    """The broker that pushes notifications. Without this section there are none."""

    host: Host = Field(description="The broker.")
    port: Port = Field(default=8883, description="Its port.", json_schema_extra={"shown": "8883 with tls, else 1883"})
    tls: YesNo = Field(default=True, description="Whether to encrypt; no is only for a broker on this machine.")
    user: User = Field(default="", description="The login name. Empty: the broker wants no login.")
    ca_file: FilePath | None = Field(
        default=None,
        description="Certificates (PEM) of an authority of your own, trusted instead of the system's.",
        json_schema_extra={"shown": "the system's authorities"},
    )
    prefix: Topic = Field(default="debrief", description="What all topics begin with.")
    names: YesNo = Field(
        default=False,
        description="Whether notifications may name people. No by default: strangers read lock screens.",
    )
    timeout: Duration = Field(default=timedelta(seconds=10), description="How long the broker may take to confirm.")
    password: SecretStr = Field(default=SecretStr(""), description="Never in this file.")

    @model_validator(mode="before")
    @classmethod
    def _usual_port(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        tls = str(data.get("tls", "yes")).lower() in ("yes", "true", "on")
        return {"port": 8883 if tls else 1883, **data}

    @model_validator(mode="after")
    def _safe(self) -> "Mqtt":
        if not self.tls and not is_loopback(self.host):
            refuse([("tls", "can only be no for a broker on this machine")])
        return self
