"""The README names every command and every key of the configuration, in the words of the program itself."""

from pathlib import Path

import pytest

from agent.__main__ import app
from agent.config import Config
from agent.config.fields import keys
from tests.readme import parts, written

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
COMMANDS = [one.name or one.callback.__name__ for one in app.registered_commands if one.callback]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"debrief {name}" in README


def test_every_key_is_in_the_readme() -> None:
    assert [key.path for key in keys(Config) if f"`{key.path}`" not in README] == []


def test_the_generated_parts_are_up_to_date() -> None:
    """The two diagrams are drawn from the transition tables, the rules from the policy, the keys from config.py.

    To mend it: make readme.
    """
    assert written(README) == README
    assert all(part.strip() in README for part in parts().values())
