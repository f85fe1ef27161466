"""Header sets that forgers write, or that servers leave behind: none of them proves its sender."""

from dataclasses import replace

import pytest

from agent.reading import envelope, mime
from agent.reading.sender import verdict
from tests.unit.mails import HOUSE
from tests.unit.told import Told, story, told

FORGED = told("headers/forged.txt")
PASS = "Authentication-Results: mx.agency.example; dmarc=pass header.from=acme.example"


def judged(block: str, server: str) -> bool:
    fields = mime.parts(block.encode())[0].headers
    return verdict(fields, envelope.sender(fields), replace(HOUSE, authserv_id=server)).verified


@pytest.mark.parametrize("one", FORGED, ids=story)
def test_no_forged_header_proves_its_sender(one: Told) -> None:
    (server,) = one.expected
    assert not judged(one.text, "" if server == "none" else server)


@pytest.mark.parametrize(
    "more", [" " + "(" * 1500 + ")" * 1400, " x" * 3000, " (" * 2040], ids=["open", "long", "deep"]
)
def test_a_field_that_no_server_writes_proves_nobody(more: str) -> None:
    assert judged(f"{PASS}\nFrom: tom@acme.example", HOUSE.authserv_id)
    assert not judged(f"{PASS}{more}\nFrom: tom@acme.example", HOUSE.authserv_id)


def test_there_are_enough_of_them() -> None:
    assert len(FORGED) >= 60
