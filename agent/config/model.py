"""Section model: the language model that reads replies."""

from datetime import timedelta
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, model_validator

from agent.config.section import Section, refuse
from agent.config.values import Currency, Duration, FilePath, Price, Text, Url, YesNo, is_loopback


class Prices(Section):
    """What the model costs, so that `debrief eval` can say what a reading costs. Nothing else uses it."""

    input: Price = Field(description="Per million tokens of prompt.")
    cached: Price | None = Field(
        default=None,
        description="Per million tokens of prompt that the server had in its cache.",
        json_schema_extra={"shown": "that of input"},
    )
    output: Price = Field(description="Per million tokens of answer.")
    currency: Currency = Field(default="USD", description="In which currency.")


class ModelServer(Section):
    """Any server with OpenAI's Chat Completions. Without this section plain rules read, which understand less."""

    base_url: Url = Field(default="https://api.openai.com/v1", description="Where the API begins.")
    name: Text = Field(description="The model's name, as the server calls it.")
    second_name: Text | None = Field(
        default=None,
        description="A model on the same server that reads each reply as well; where the two differ on what matters, "
        "nothing counts as said, and a note tells. The same name twice: it is asked again at temperature 0.7.",
        json_schema_extra={"shown": "none"},
    )
    needs_key: YesNo = Field(
        default=True, description="Whether the server wants a key. No for one of your own that takes none."
    )
    timeout: Duration = Field(
        default=timedelta(seconds=60),
        description="How long one answer may take, to its last byte and with all attempts to be understood, however "
        "slowly the bytes come. A reply is short, so this is ample; a model on a small machine may need more.",
    )
    give_up_after: Duration = Field(
        default=timedelta(hours=1),
        description="How long a reply waits for a model that stays away, before the plain rules read it. The model "
        "reads it all the same if it is back within three days and before the decision.",
    )
    prose: YesNo = Field(
        default=True,
        description="Whether the model writes the sentences that lead through a recommendation. It is told values for "
        "that, and nobody's words.",
    )
    ca_file: FilePath | None = Field(
        default=None,
        description="Certificates (PEM) of an authority of your own, trusted instead of the system's.",
        json_schema_extra={"shown": "the system's authorities"},
    )
    prices: Prices | None = Field(default=None, description="What the model costs, for `debrief eval`.")
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
