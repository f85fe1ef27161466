"""Section channels: notifications beside MQTT, by whatever the library apprise knows."""

from datetime import timedelta

from pydantic import Field, SecretStr

from agent.config.mqtt import QuietHours
from agent.config.section import Section
from agent.config.values import Duration, Name, PushedNotice, YesNo


class Channel(Section):
    """One further way on which notifications reach somebody: ntfy, Slack, Teams, Pushover and many others."""

    name: Name = Field(description="A short name for it in logs and in the name of its secret.")
    names: YesNo = Field(default=False, description="Whether its notifications may name people.")
    notices: tuple[PushedNotice, ...] = Field(
        default=(),
        description="What it gets; trouble that only a person can mend always.",
        json_schema_extra={"shown": "all of them"},
    )
    quiet_hours: QuietHours | None = Field(
        default=None, description="When it stays silent, by the recruiter's clock, as with `mqtt.quiet_hours`."
    )
    timeout: Duration = Field(default=timedelta(seconds=15), description="How long the service behind it may take.")
    secret_url: SecretStr = Field(default=SecretStr(""), description="Never in this file: it holds a token.")
