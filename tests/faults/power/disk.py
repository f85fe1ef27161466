"""A disk that forgets: from a record of what was done to files, what may be left of them after a power cut."""

import random
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

OPENED, WRITTEN, TRUNCATED, SYNCED, UNLINKED, RENAMED, FOLDER_SYNCED = range(1, 8)
MARKS = "marks"
"""The file in which the recorded process notes what it knows to be safe, or has shown to the world."""
_HEAD = struct.Struct("qqqq")
_SECTOR = 512


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One thing that was done."""

    kind: int
    file: int
    offset: int
    data: bytes


def records(path: Path) -> list[Record]:
    """Everything that the recorder wrote down."""
    raw, at, found = path.read_bytes(), 0, []
    while at < len(raw):
        kind, file, offset, length = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        found.append(Record(kind=kind, file=file, offset=offset, data=raw[at : at + length]))
        at += length
    return found


@dataclass(eq=False, slots=True)
class _File:
    safe: bytes = b""
    loose: list[Record] = field(default_factory=list)
    """What was done since the last sync."""


Keeps = Callable[[], bool]
"""Whether the next sector, or change of the folder, that was not safe is on the disk all the same."""


def nothing() -> bool:
    """What was not synced is lost."""
    return False


def everything() -> bool:
    """What was not synced had been written all the same."""
    return True


def some(seed: int) -> Keeps:
    """Any part of it, in any order: sectors of one write part ways."""
    chance = random.Random(seed)
    share = chance.random()
    return lambda: chance.random() < share


class Disk:
    """Follows the records, and tells what a power cut would leave."""

    def __init__(self) -> None:
        self._files: dict[int, _File] = {}
        self._now: dict[str, _File] = {}
        self._safe: dict[str, _File] = {}
        self._changes: list[tuple[str, _File | None]] = []
        """Entries of the folder since its last sync: a name, and its file or None."""
        self.marks: list[str] = []

    def does(self, record: Record) -> None:
        """One step on."""
        match record.kind:
            case 1:
                self._open(record)
            case 2 | 3:
                self._write(record)
            case 4:
                self._sync(self._files[record.file])
            case 5:
                self._enter(record.data.decode(), None)
            case 6:
                old, new = record.data.decode().split("\0")
                self._enter(new, self._now[old])
                self._enter(old, None)
            case 7:
                self._safe, self._changes = dict(self._now), []

    def _open(self, record: Record) -> None:
        name = record.data.decode()
        if name not in self._now:
            self._enter(name, _File())
        self._files[record.file] = file = self._now[name]
        if record.offset:
            file.loose.append(Record(kind=TRUNCATED, file=record.file, offset=0, data=b""))

    def _enter(self, name: str, file: _File | None) -> None:
        self._changes.append((name, file))
        if file is None:
            self._now.pop(name, None)
        else:
            self._now[name] = file

    def _write(self, record: Record) -> None:
        file = self._files[record.file]
        if file is self._now.get(MARKS):
            self.marks += record.data.decode().splitlines()
        else:
            file.loose.append(record)

    def _sync(self, file: _File) -> None:
        file.safe, file.loose = _left(file, everything), []

    def cut(self, keeps: Keeps) -> dict[str, bytes]:
        """Names and contents of the files after a power cut now."""
        names = dict(self._safe)
        # A journalling file system keeps the order of the entries of a folder.
        for name, file in self._changes:
            if not keeps():
                break
            names.pop(name, None)
            if file is not None:
                names[name] = file
        # The index beside the log of SQLite is memory that has a name: a power cut takes it.
        kept = {name: file for name, file in names.items() if name != MARKS and not name.endswith("-shm")}
        return {name: _left(file, keeps) for name, file in kept.items()}


def _left(file: _File, keeps: Keeps) -> bytes:
    content = bytearray(file.safe)
    for record in file.loose:
        if record.kind == TRUNCATED:
            if keeps():
                del content[record.offset :]
                content.extend(bytes(record.offset - len(content)))
            continue
        for start, part in _sectors(record):
            if keeps():
                content.extend(bytes(max(0, start - len(content))))
                content[start : start + len(part)] = part
    return bytes(content)


def _sectors(record: Record) -> Iterator[tuple[int, bytes]]:
    """A write, cut where the disk's sectors meet."""
    start = record.offset
    while start < record.offset + len(record.data):
        end = min((start // _SECTOR + 1) * _SECTOR, record.offset + len(record.data))
        yield start, record.data[start - record.offset : end - record.offset]
        start = end


def laid_down(files: dict[str, bytes], folder: Path) -> None:
    """The files, for their owner alone, as the service leaves them."""
    folder.mkdir(mode=0o700)
    for name, content in files.items():
        (folder / name).touch(mode=0o600)
        (folder / name).write_bytes(content)
