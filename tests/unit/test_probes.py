"""Each failure of a server is told with the way to mend it."""

import pytest

from agent.commands.probes import guarded
from agent.errors import ConfigError, DebriefError, Permanent, Transient


@pytest.mark.parametrize(
    ("trouble", "mend"),
    [
        (Transient("nobody answers at mail.example:993"), "firewall"),
        (Permanent("the model refused the question"), "says no"),
        (ConfigError("there is no folder for drafts", hint="Name it in imap.folders.drafts."), "imap.folders.drafts"),
    ],
)
async def test_a_failure_says_how_to_mend_it(trouble: DebriefError, mend: str) -> None:
    async def look() -> list[object]:
        raise trouble

    (finding,) = await guarded("anna: IMAP", look)  # type: ignore[arg-type]
    assert finding.found == str(trouble)
    assert mend in finding.mend
