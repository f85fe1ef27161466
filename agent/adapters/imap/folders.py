"""Which folder of a server is Sent, which is Drafts, and so on."""

from collections.abc import Iterable

from imapclient import imap_utf7

from agent.adapters.imap.asking import Listed
from agent.adapters.imap.names import NAMES
from agent.adapters.imap.settings import ImapSettings
from agent.ports import Folder

_Entry = tuple[frozenset[bytes], bytes | None, str]

_PARENTS = frozenset({"", "inbox", "[gmail]", "[google mail]"})
"""A folder 'Sent' anywhere else belongs to somebody's archive."""

KEYS = {Folder.INBOX: ""} | {folder: f"imap.folders.{folder}" for folder in NAMES}
"""The setting that names a folder."""


def folder_names(settings: ImapSettings, listed: Iterable[Listed]) -> dict[Folder, str]:
    """The names of the folders that can be told: as configured, by special use (RFC 6154), or by common name.

    One folder of the server is at most one of ours.
    """
    entries = [
        (one.flags, one.delimiter, _decoded(one.name))
        for one in listed
        if not one.flags & {b"\\noselect", b"\\nonexistent"} and _decoded(one.name)
    ]
    names = {Folder.INBOX: "INBOX"}
    for find in (_configured, _by_use, _by_name):
        for folder in NAMES:
            name = "" if folder in names else find(settings, folder, entries)
            if name and name not in names.values():
                names[folder] = name
    return names


def _configured(settings: ImapSettings, folder: Folder, entries: list[_Entry]) -> str:
    return settings.folder_name(folder)


def _by_use(settings: ImapSettings, folder: Folder, entries: list[_Entry]) -> str:
    use = f"\\{folder}".encode()
    return next((name for flags, _, name in entries if use in flags), "")


def _by_name(settings: ImapSettings, folder: Folder, entries: list[_Entry]) -> str:
    found: dict[str, str] = {}
    for _, delimiter, name in entries:
        parent, _, leaf = _split(name, delimiter)
        if parent in _PARENTS:
            found.setdefault(leaf, name)
    return next((found[leaf] for leaf in NAMES[folder] if leaf in found), "")


def _decoded(name: bytes) -> str:
    """Modified UTF-7 (RFC 3501 section 5.1.3); '' for a name like 'R&D' that some program wrote as it stands."""
    try:
        return str(imap_utf7.decode(name))
    except UnicodeError:
        return ""


def _split(name: str, delimiter: bytes | None) -> tuple[str, str, str]:
    text = delimiter.decode("ascii", "replace") if delimiter else "/"
    return name.lower().rpartition(text or "/")
