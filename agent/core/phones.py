"""Telephone numbers in what somebody wrote, mostly in their signature: for the recruiter who has to call them."""

from collections.abc import Iterable

from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number

from agent.core.mail import Label, Line

MOST = 3
"""Numbers of one person that are kept."""
_MOST_CHARACTERS = 4000
_FAX = ("fax", "telefax", "télécopie", "faks")


def phones(lines: Iterable[Line], country: str) -> tuple[str, ...]:
    """The numbers in lines of their own, signature included, as they are written internationally (ITU E.123).

    ``country`` (ISO 3166-1) is where a number without a country's prefix is dialled; empty: such numbers are left out.
    """
    own = [line.text for line in lines if line.label in (Label.TYPED, Label.SIGNATURE) and not _is_fax(line.text)]
    found = PhoneNumberMatcher("\n".join(own)[:_MOST_CHARACTERS], country or None)
    written = (format_number(match.number, PhoneNumberFormat.INTERNATIONAL) for match in found)
    return tuple(dict.fromkeys(written))[:MOST]


def _is_fax(text: str) -> bool:
    return text.strip().lower().startswith(_FAX)
