"""Which folder of a server is Sent and which is Drafts."""

from collections.abc import Iterable, Mapping
from typing import Any

from imapclient import imap_utf7

from agent.adapters.imap.settings import ImapSettings
from agent.ports import Folder

Listed = tuple[tuple[bytes, ...], bytes | None, str | bytes]
"""Flags, hierarchy delimiter and encoded name, as the library gives them."""
_Entry = tuple[tuple[bytes, ...], bytes | None, str]

_USE = {Folder.SENT: b"\\sent", Folder.DRAFTS: b"\\drafts"}

_NAMES: Mapping[Folder, tuple[str, ...]] = {
    Folder.SENT: (
        "sent",
        "sent mail",
        "sent items",
        "sent messages",
        "gesendet",
        "gesendete objekte",
        "gesendete elemente",
        "envoyés",
        "enviados",
        "posta inviata",
        "verzonden",
    ),
    Folder.DRAFTS: ("drafts", "entwürfe", "brouillons", "borradores", "bozze", "concepten"),
}
"""What servers without SPECIAL-USE call them, likeliest first."""

_PARENTS = frozenset({"", "inbox", "[gmail]", "[google mail]"})
"""A folder 'Sent' anywhere else belongs to somebody's archive."""

KEYS = {Folder.INBOX: "", Folder.SENT: "imap.folders.sent", Folder.DRAFTS: "imap.folders.drafts"}
"""The setting that names a folder."""


def folder_names(settings: ImapSettings, listed: Iterable[Listed]) -> dict[Folder, str]:
    """The names of the folders that can be told: as configured, by special use (RFC 6154), or by common name."""
    entries = [
        (flags, delimiter, _decoded(name))
        for flags, delimiter, name in listed
        if b"\\noselect" not in _lower(flags) and _decoded(name)
    ]
    names = {Folder.INBOX: "INBOX"}
    for folder, configured in ((Folder.SENT, settings.sent_folder), (Folder.DRAFTS, settings.drafts_folder)):
        name = configured or _by_use(folder, entries) or _by_name(folder, entries)
        if name:
            names[folder] = name
    return names


def _decoded(name: str | bytes) -> str:
    """Modified UTF-7 (RFC 3501 section 5.1.3); '' for a name like 'R&D' that some program wrote as it stands."""
    try:
        return str(imap_utf7.decode(name))
    except UnicodeError:
        return ""


def _lower(flags: Iterable[Any]) -> frozenset[bytes]:
    return frozenset(flag.lower() for flag in flags if isinstance(flag, bytes))


def _by_use(folder: Folder, entries: list[_Entry]) -> str:
    return next((name for flags, _, name in entries if _USE[folder] in _lower(flags)), "")


def _by_name(folder: Folder, entries: list[_Entry]) -> str:
    found: dict[str, str] = {}
    for _, delimiter, name in entries:
        parent, _, leaf = _split(name, delimiter)
        if parent in _PARENTS:
            found.setdefault(leaf, name)
    return next((found[leaf] for leaf in _NAMES[folder] if leaf in found), "")


def _split(name: str, delimiter: Any) -> tuple[str, str, str]:
    text = delimiter.decode("ascii", "replace") if isinstance(delimiter, bytes) else "/"
    return name.lower().rpartition(text or "/")
