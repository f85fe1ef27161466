"""Section model: the language model that reads replies."""

from datetime import timedelta
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, model_validator

from agent.config.section import Section, refuse
from agent.config.values import Duration, FilePath, Text, Url, YesNo, is_loopback


class ModelServer(Section):
    """Any server with OpenAI's Chat Completions. Without this section plain rules read, which understand less."""

    base_url: Url = Field(default="https://api.openai.com/v1", description="Where the API begins.")
    name: Text = Field(description="The model's name, as the server calls it.")
    needs_key: YesNo = Field(
        default=True, description="Whether the server wants a key. No for one of your own that takes none."
    )
    timeout: Duration = Field(
        default=timedelta(seconds=60), description="How long one answer may take; a reply is short, so this is ample."
    )
    give_up_after: Duration = Field(
        default=timedelta(hours=1),
        description="How long a reply waits for a model that stays away, before the plain rules read it.",
    )
    ca_file: FilePath | None = Field(
        default=None,
        description="Certificates (PEM) of an authority of your own, trusted instead of the system's.",
        json_schema_extra={"shown": "the system's authorities"},
    )
    key: SecretStr = Field(default=SecretStr(""), description="Never in this file.")

    @property
    def wants_key(self) -> bool:
        """Whether a missing key is a mistake."""
        return self.needs_key and not self.local

    @property
    def local(self) -> bool:
        """Whether the server is this machine."""
        return is_loopback(urlsplit(self.base_url).hostname or "")

    @model_validator(mode="after")
    def _safe(self) -> "ModelServer":
        if not self.local and not self.base_url.startswith("https://"):
            refuse([("base_url", "must begin with https:// unless the server is this machine")])
        return self
