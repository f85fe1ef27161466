"""Section mqtt: push notifications."""

from datetime import time, timedelta
from typing import Any

from pydantic import Field, SecretStr, model_validator

from agent.config.section import Section, refuse
from agent.config.values import Clock, Duration, FilePath, Host, Port, PushedNotice, Topic, User, YesNo, is_loopback


class QuietHours(Section):
    """When no telephone rings."""

    start: Clock = Field(default=time(20), description="Their beginning.")
    end: Clock = Field(default=time(7), description="Their end; on the next day where it is the earlier one.")

    @model_validator(mode="after")
    def _sensible(self) -> "QuietHours":
        refuse([("end", "must differ from start")] if self.start == self.end else [])
        return self


class Mqtt(Section):
    """The broker that pushes notifications. Without this section nothing is published."""

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
    notices: tuple[PushedNotice, ...] = Field(
        default=(),
        description="What is pushed; trouble that only a person can mend always is.",
        json_schema_extra={"shown": "all of them"},
    )
    quiet_hours: QuietHours | None = Field(
        default=None,
        description="When no telephone rings, by the recruiter's clock: what comes up then is pushed at their end. "
        "Trouble that only a person can mend is pushed at once.",
    )
    participants: YesNo = Field(
        default=False,
        description="Whether questions and reminders are published for participants too, each on a topic that only "
        "`debrief topic` tells, for a platform that relays it to their telephone.",
    )
    discovery: Topic | None = Field(
        default=None,
        description="Where Home Assistant looks for devices; by its own default that is homeassistant. Then each "
        "mailbox has sensors and events there.",
        json_schema_extra={"shown": "none"},
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
