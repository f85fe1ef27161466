"""kill -9 at every commit and every step of sending: nobody gets a mail twice, and nothing is lost."""

from collections import Counter
from pathlib import Path

import pytest

from tests.faults.kills.campaign import campaign
from tests.faults.kills.plan import kind
from tests.faults.table import record

POINTS = 560
"""Some are not reached, as an earlier kill has led the service another way."""


@pytest.mark.timeout(1200)
def test_killed_at_every_kind_of_point() -> None:
    report = campaign(POINTS, seed=1)
    for what, count in sorted(Counter(map(kind, report.tried)).items()):
        record("kill -9", what, tried=count, recovery=report.recovery)
    record("kill -9", "all", lost=len(report.lost), doubled=len(report.doubled), tried=0)
    assert (report.lost, report.doubled) == ([], [])
    assert len(report.tried) >= 500
    assert {
        "commit group before commit",
        "commit group after commit",
        "commit before commit",
        "content half",
        "content dot",
        "content answered",
    } <= {*map(kind, report.tried)}
    assert _left_over() == []


def _left_over() -> list[str]:
    """Processes of the campaign that have outlived it."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            orphaned = "\nPPid:\t1\n" in (file.parent / "status").read_text()
            if orphaned and b"tests.faults.kills.life" in file.read_bytes():
                found.append(file.parent.name)
        except OSError:
            continue
    return found
