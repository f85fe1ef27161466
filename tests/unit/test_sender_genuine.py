"""Header sets as real providers write them: each proves its sender. A check that says no to everybody is of no use."""

from dataclasses import replace

import pytest

from agent.reading import envelope, mime
from agent.reading.sender import verdict
from tests.unit.mails import HOUSE
from tests.unit.told import Told, story, told

GENUINE = told("headers/genuine.txt")


@pytest.mark.parametrize("one", GENUINE, ids=story)
def test_what_real_servers_write_proves_its_sender(one: Told) -> None:
    fields = mime.parts(one.text.encode())[0].headers
    found = verdict(fields, envelope.sender(fields), replace(HOUSE, authserv_id=one.expected[0]))
    assert found.verified, found.reason


@pytest.mark.parametrize("one", [one for one in GENUINE if one.expected[0] != "*"], ids=story)
def test_the_same_words_of_a_server_that_is_not_trusted_prove_nobody(one: Told) -> None:
    fields = mime.parts(one.text.encode())[0].headers
    other = "mx.google.com" if one.expected[0] != "mx.google.com" else "microsoft"
    assert not verdict(fields, envelope.sender(fields), replace(HOUSE, authserv_id=other)).verified


def test_there_are_enough_of_them() -> None:
    assert len(GENUINE) >= 30
