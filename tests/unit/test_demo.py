"""The demo plays with the operator's configuration: only servers and secrets are the sandbox's."""

from pathlib import Path
from typing import Any

import pytest

from agent.commands.demo import configured, in_the_box
from agent.config import Config
from agent.errors import ConfigError
from agent.sandbox.box import Box
from agent.sandbox.model import MODEL
from agent.writing.places import example_config

CONFIG = Path(__file__).parents[2] / "config.yaml"
NOBODY: Any = None
BOX = Box(
    office=NOBODY,
    imap=NOBODY,
    imap_port=1143,
    smtp_port=1025,
    mqtt_port=1883,
    model_url="http://127.0.0.1:8000/v1",
    password="sandbox",
)


def boxed(environ: dict[str, str]) -> Config:
    return in_the_box(configured(CONFIG), BOX, Path("/nowhere"), environ)


def test_nothing_but_servers_and_secrets_is_replaced() -> None:
    """What is compared are the values that decisions depend on."""
    own, played = configured(CONFIG), boxed({})
    assert played.model_dump(
        include={"chase", "caps", "close_after", "free_mail_domains", "templates"}
    ) == own.model_dump(include={"chase", "caps", "close_after", "free_mail_domains", "templates"})
    kept = {"imap", "smtp", "files_sent", "digest"}
    assert played.mailboxes[0].model_dump(exclude=kept) == own.mailboxes[0].model_dump(exclude=kept)
    assert {played.mailboxes[0].imap.host, played.mailboxes[0].smtp.host} == {"127.0.0.1"}


def test_whoever_has_no_file_yet_plays_with_the_example() -> None:
    """The demo was refused outside of the checkout's folder where Debrief was installed from a checkout."""
    assert configured(example_config()) == configured(CONFIG)


@pytest.mark.parametrize(
    ("environ", "base_url", "name"),
    [
        ({}, BOX.model_url, MODEL),
        ({"OPENAI_API_KEY": "k"}, "https://api.openai.com/v1", "gpt-5-mini"),
        ({"OPENAI_BASE_URL": "http://127.0.0.1:1/v1"}, "http://127.0.0.1:1/v1", "gpt-5-mini"),
        ({"OPENAI_API_KEY": "k", "OPENAI_MODEL": "m"}, "https://api.openai.com/v1", "m"),
    ],
    ids=["nothing set", "a key", "an address", "a key and a model"],
)
def test_the_environments_model_reads_if_there_is_one(environ: dict[str, str], base_url: str, name: str) -> None:
    model = boxed(environ).model
    assert model is not None
    assert (model.base_url, model.name) == (base_url, name)


def test_another_recruiters_configuration_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(CONFIG.read_text().replace("anna@agency.example", "eva@agency.example"))
    with pytest.raises(ConfigError, match="another recruiter"):
        configured(other)
