"""What the service logs: one line a record, with a closed list of fields, and nobody's address."""

import logging
import sys

from agent.commands.logs import Lines


def line(message: str, *, journal: bool = True, level: int = logging.INFO, error: bool = False, **extra: object) -> str:
    record = logging.LogRecord("agent.intake", level, __file__, 1, message, None, sys.exc_info() if error else None)
    vars(record).update(extra)
    return Lines(journal=journal).format(record)


def test_a_record_is_one_line_with_the_fields_that_are_allowed() -> None:
    said = line("reply\nread", interview="abcdefgh", mailbox="anna", subject="Carla Weiss", count=2)
    assert said == "<6>reply read mailbox=anna interview=abcdefgh count=2"


def test_addresses_and_terminal_commands_are_taken_out() -> None:
    said = line("no answer from <carla.weiss@mail.example> \x1b[31m", level=logging.WARNING, mailbox="x\n<3>fake")
    assert said == "<4>no answer from <<address>> [31m mailbox=x <3>fake"


def test_an_error_is_told_by_kind_and_place_without_its_text() -> None:
    try:
        {}["Carla Weiss said no"]
    except KeyError:
        said = line("a mail failed", error=True, level=logging.ERROR)
    assert said.startswith("<3>a mail failed error=KeyError@tests.unit.test_logs:")
    assert "Carla" not in said


def test_on_a_terminal_time_and_level_are_shown() -> None:
    words = line("started", journal=False).split()
    assert words[1:] == ["info", "started"]
    assert words[0][4] == words[0][7] == "-"
