"""What happens to mailboxes in the course of years: renumbered, restored, read and tidied by somebody else."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from agent.ports import Folder
from tests.faults.deeds import becomes, meanwhile
from tests.faults.proxy import COMMAND, Deed, Fault
from tests.faults.receiving import Desk, all_is_well, desk, interview, lay
from tests.servers.dovecot import Dovecot

EVER = 10**9
ONE, TWO, THREE = range(1), range(2), range(3)


# --- a hint of news, wherever it stands ---


@pytest.mark.parametrize("where", ["before", "with", "after"])
async def test_exists_around_the_go_ahead(where: str, dovecot: Dovecot, tmp_path: Path) -> None:
    """A mail that comes while IDLE begins is heard of at once, and not at the next regular look."""
    async with desk(dovecot, tmp_path / "state") as at:
        await lay(at, ONE)
        await all_is_well(at, f"EXISTS {where} the go-ahead", ONE)
        heard = b"* 5 EXISTS\r\n"

        async def comes(wire: object, unit: bytes) -> bytes:
            await lay(at, range(1, 2))
            if where == "after":
                return unit
            return heard + unit if where == "before" else unit + heard

        at.proxy.faults = [Fault(phase="IDLE", matching=rb"^\+", deed=comes)]
        began = time.monotonic()
        await at.agency.outside.mailbox.wait(20)
        assert time.monotonic() - began < 5, "nobody waits for what has been announced"
        await all_is_well(at, f"EXISTS {where} the go-ahead", TWO)


# --- numbers change ---


def _says_validity(number: Callable[[int], int]) -> Deed:
    return becomes(lambda unit: re.sub(rb"UIDVALIDITY (\d+)", lambda m: b"UIDVALIDITY %d" % number(int(m[1])), unit))


@pytest.mark.parametrize("way", ["increased", "decreased"])
@pytest.mark.parametrize("skip", [0, 1, 2])
async def test_uidvalidity_changes(way: str, skip: int, dovecot: Dovecot, tmp_path: Path) -> None:
    """Also between two openings of one look. What is known is recognised, whatever its number."""
    async with desk(dovecot, tmp_path / "state") as at:
        await lay(at, TWO)
        await all_is_well(at, f"UIDVALIDITY {way}", TWO)
        other = {"increased": lambda n: n + 7, "decreased": lambda n: n - 7}[way]
        at.proxy.faults = [
            Fault(phase=phase, matching=b"UIDVALIDITY", deed=_says_validity(other), skip=skip, times=EVER)
            for phase in ("EXAMINE", "SELECT")
        ]
        await at.agency.outside.mailbox.close()
        await lay(at, range(2, 3))
        await all_is_well(at, f"UIDVALIDITY {way}", THREE)
        assert at.proxy.faults[0].struck


def _rewrite(at: Desk, dovecot: Dovecot, change: Callable[[list[str]], list[str]]) -> None:
    """Dovecot's own list of the UIDs of INBOX, edited as a restored backup would leave it."""
    home = dovecot.directory / "mail" / at.hand.user
    path = home / "dovecot-uidlist"
    path.write_text("\n".join(change(path.read_text().splitlines())) + "\n")
    for index in home.glob("dovecot.index*"):
        index.unlink()


def _dealt_anew(lines: list[str]) -> list[str]:
    """The same UIDVALIDITY and UIDs, but each mail bears another one: the newest have those of the oldest."""
    head, *mails = lines
    uids, names = zip(*(line.split(" ", 1) for line in mails), strict=True)
    return [head, *(f"{uid} {name}" for uid, name in zip(uids, (*names[-4:], *names[:-4]), strict=True))]


def _of_yesterday(lines: list[str]) -> list[str]:
    """Only the first six mails; the next one gets a number that was another's before."""
    head, *mails = lines[:7]
    return [re.sub(r"N\d+", f"N{len(mails) + 1}", head), *mails]


async def test_the_server_has_dealt_out_its_uids_anew(dovecot: Dovecot, tmp_path: Path) -> None:
    async with desk(dovecot, tmp_path / "state") as at:
        await lay(at, TWO)
        await all_is_well(at, "UIDs dealt out anew", TWO)
        await at.agency.outside.mailbox.close()
        await lay(at, range(2, 3))
        _rewrite(at, dovecot, _dealt_anew)
        await all_is_well(at, "UIDs dealt out anew", THREE)


async def test_the_server_was_restored_from_a_backup(dovecot: Dovecot, tmp_path: Path) -> None:
    async with desk(dovecot, tmp_path / "state") as at:
        await lay(at, TWO)
        await all_is_well(at, "UIDNEXT went back", TWO)
        await at.agency.outside.mailbox.close()
        # What came after the backup is gone.
        await at.hand.do(lambda client: (client.store("7:8", "+FLAGS", "\\Deleted"), client.expunge()))
        _rewrite(at, dovecot, _of_yesterday)
        await lay(at, range(2, 3))
        await all_is_well(at, "UIDNEXT went back", THREE)


async def test_uidnext_lies(dovecot: Dovecot, tmp_path: Path) -> None:
    async with desk(dovecot, tmp_path / "state") as at:
        await lay(at, TWO)
        await all_is_well(at, "UIDNEXT went back", TWO)
        lower = becomes(lambda unit: re.sub(rb"UIDNEXT \d+", b"UIDNEXT 2", unit))
        at.proxy.faults = [Fault(phase="EXAMINE", matching=b"UIDNEXT", deed=lower, times=4)]
        await at.agency.outside.mailbox.close()
        await lay(at, range(2, 3))
        await all_is_well(at, "UIDNEXT went back", THREE)
        assert at.proxy.faults[0].struck


# --- somebody else is at it ---


async def test_a_mail_is_expunged_while_it_is_fetched(dovecot: Dovecot, tmp_path: Path) -> None:
    """Only that one is gone, and the look goes on."""
    for phase in ("SEARCH", "FETCH headers", "FETCH body"):
        async with desk(dovecot, tmp_path / phase) as at:
            await at.hand.deliver(b"From: x@y.example\r\nSubject: gone\r\n\r\nx\r\n", *interview(0), *interview(1))
            gone = meanwhile(lambda at=at: _expunge(at))
            at.proxy.faults = [Fault(phase=phase, side=COMMAND, deed=gone)]
            await all_is_well(at, "another mail is expunged during the fetch", TWO)
            assert at.proxy.faults[0].struck


async def _expunge(at: Desk) -> None:
    await at.hand.do(lambda client: (client.store("1", "+FLAGS", "\\Deleted"), client.expunge()))


async def test_a_human_has_read_everything(dovecot: Dovecot, tmp_path: Path) -> None:
    async with desk(dovecot, tmp_path / "state") as at:
        await lay(at, TWO)
        await at.hand.do(lambda client: client.store("1:*", "+FLAGS", "\\Seen \\Answered"))
        await all_is_well(at, "another client sets \\Seen", TWO)
        seen = await at.hand.do(lambda client: client.search(None, "UNSEEN")[1][0])
        await lay(at, range(2, 3))
        await all_is_well(at, "another client sets \\Seen", THREE)
        unseen = await at.hand.do(lambda client: client.search(None, "UNSEEN")[1][0])
        assert (seen, len(unseen.split())) == (b"", 4), "what a human has not read stays unread"


@pytest.mark.parametrize("to", ["Junk", "Archive"])
@pytest.mark.parametrize("when", ["before", "EXAMINE", "SEARCH", "FETCH headers", "FETCH body", "afterwards"])
async def test_mails_are_moved(to: str, when: str, dovecot: Dovecot, tmp_path: Path) -> None:
    """By a filter or a tidy human, at any moment; each is worked on once, from wherever it lies."""
    watch = {"watch": (Folder.ARCHIVE,), "archive_folder": "Archive"} if to == "Archive" else {}
    async with desk(dovecot, tmp_path / "state", **watch) as at:
        await at.hand.do(lambda client: client.create("Archive"))
        await lay(at, TWO)
        at.proxy.faults = [Fault(phase=when, side=COMMAND, deed=meanwhile(lambda: _move(at, to)))]
        if when == "before":
            await _move(at, to)
        await all_is_well(at, f"another client moves mails to {to}", TWO)
        assert at.proxy.faults[0].struck or when in ("before", "afterwards")
        if when == "afterwards":
            await _move(at, to)
        await lay(at, range(2, 3))
        await all_is_well(at, f"another client moves mails to {to}", THREE)


async def _move(at: Desk, to: str) -> None:
    await at.hand.do(
        lambda client: (client.copy("1:*", to), client.store("1:*", "+FLAGS", "\\Deleted"), client.expunge())
    )
