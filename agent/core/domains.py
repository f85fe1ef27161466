"""Domain names: how people see them, and whose they are."""

from functools import lru_cache

from publicsuffixlist import PublicSuffixList

_LABEL = 63
"""Octets of a label (RFC 1035 section 2.3.4). The time to decode one grows with the square of its length."""
_DOMAIN = 255


_SHARED = frozenset({"onmicrosoft.com", "onmicrosoft.de", "onmicrosoft.us"})
"""Suffixes below which everybody may register, though the list of public suffixes has not got them."""


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def ascii_form(domain: str) -> str:
    """The name as it is looked up: lower case, each label in its ASCII form (RFC 3492), without the root's dot."""
    labels = domain[:_DOMAIN].strip().lower().rstrip(".").split(".")
    return ".".join(label if label.isascii() else _encoded(label) for label in labels)


def _encoded(label: str) -> str:
    return "xn--" + label[:_LABEL].encode("punycode").decode("ascii")


def shown(domain: str) -> str:
    """The name as people see it: lower case, each label in its own script."""
    return ".".join(_decoded(label) for label in ascii_form(domain).split("."))


def _decoded(label: str) -> str:
    if not label.startswith("xn--") or len(label) > _LABEL:
        return label
    try:
        return label[4:].encode("ascii").decode("punycode").lower()
    except (UnicodeError, ValueError):
        return label


@lru_cache(maxsize=1024)
def organisation(domain: str) -> str:
    """The part of a name that somebody registered, such as acme.co.uk of mail.acme.co.uk (RFC 7489 section 3.2).

    Empty for a public suffix itself, such as co.uk or github.io: below it everybody may register, so it is nobody's.
    """
    name = ascii_form(domain)
    if not all(name.split(".")):
        return ""
    owner = _suffixes().privatesuffix(name) or ""
    if owner not in _SHARED:
        return owner
    return ".".join(name.split(".")[-owner.count(".") - 2 :]) if name != owner else ""


def same_organisation(one: str, other: str) -> bool:
    """Whether two names are of one organisation: what DMARC calls relaxed alignment (RFC 7489 section 3.1)."""
    owner = organisation(one)
    return bool(owner) and owner == organisation(other)
