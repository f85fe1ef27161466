"""What is said about a broken config.yaml: every problem at once, each with its line."""

from pathlib import Path

import pytest

from agent.config import Config, ConfigProblems, load
from agent.config.fields import keys
from tests.unit.configs import BROKEN, SECRETS, SMALLEST, problems


@pytest.mark.parametrize(("old", "new", "told"), BROKEN, ids=[told[:70] for _, _, told in BROKEN])
def test_a_broken_configuration_is_told_by_line(old: str, new: str, told: str, tmp_path: Path) -> None:
    assert old in SMALLEST
    said = problems(tmp_path, SMALLEST.replace(old, new, 1))
    assert sorted(said) == sorted(told.splitlines())
    assert "hunter2" not in "".join(said)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "config.yaml:1: is empty"),
        (b"# nothing\n", "config.yaml:1: is empty"),
        (b"- a\n", "config.yaml:1: must consist of keys and values, such as 'state_dir: /var/lib'"),
        (b"a: b\nc: \xff\n", "config.yaml:2: must be text in UTF-8"),
        (b"a: " + b"[" * 2_000 + b"]" * 2_000, "config.yaml:1: is nested too deeply to be a configuration"),
        (b"#" * 1_000_001, "config.yaml: is larger than a megabyte, so it is not a configuration"),
    ],
)
def test_a_file_that_is_no_configuration_at_all(raw: bytes, told: str, tmp_path: Path) -> None:
    assert problems(tmp_path, raw) == [told]


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigProblems, match="there is no such file; name another one with --config"):
        load(tmp_path / "config.yaml", {})
    with pytest.raises(ConfigProblems, match=r"cannot be read: Is a directory"):
        load(tmp_path, {})


def test_every_problem_is_told_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    text = """\
mailboxes:
  - name: anna
    recruiter: {address: anna, name: Anna}
    imap: {host: imap.agency.example, port: many, passwd: hunter2}
    smtp: {hosst: smtp.agency.example}
  - name: anna
    recruiter: {address: b@agency.example, name: B}
    imap: {host: imap.agency.example, security: plain}
    smtp: {host: localhost}
chase:
  working_hours: {start: 18:00, weekdays: []}
caps:
  person_per_day: none
"""
    told = problems(tmp_path, text, {})
    assert [line.split(": ")[0] for line in told] == [
        f"config.yaml:{line}" for line in (3, 4, 4, 4, 5, 5, 5, 6, 8, 8, 9, 11, 11, 13)
    ]
    assert [line.split(": ")[1] for line in told if line.endswith("has it")] == ["mailboxes[1].name"]
    assert "hunter2" not in str(told)


def test_two_mailboxes_cannot_have_one_recruiter(tmp_path: Path) -> None:
    other = SMALLEST.replace("mailboxes:\n", "").replace("name: anna", "name: bea")
    assert problems(tmp_path, SMALLEST + other, SECRETS | {"DEBRIEF_BEA_PASSWORD": "x"}) == [
        "config.yaml:12: mailboxes[1].recruiter.address: is that of mailbox anna already"
    ]


def test_no_message_is_pydantics(tmp_path: Path) -> None:
    """Whatever kind of value stands at a key, the answer is one of our sentences."""
    for key in keys(Config):
        for value in ("x", "[]", "{}", "[x]", "{x: y}", "[[x]]", "-1", "'\x85'"):
            text = value
            for part in reversed(key.path.split(".")):
                text = f"{{{part.removesuffix('[]')}: {'[' + text + ']' if part.endswith('[]') else text}}}"
            told = problems(tmp_path, text)
            assert not [line for line in told if "is not valid" in line or "Input" in line], (key.path, value)
