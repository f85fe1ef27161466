"""What the title of a calendar entry tells about an interview."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.core.folding import fold, folded
from agent.core.headings import AROUND_IT, ORDINARY_MEETING, positive
from agent.core.mail import plain
from agent.core.rounds import last_round
from agent.core.tags import name_words

_PREFIX = re.compile(
    r"^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw|res|(?:updated )?invitation(?: with note)?|accepted|declined|tentative"
    r"|einladung|aktualisierte einladung|zugesagt|invito|convite|invitaci[oó]n|uitnodiging|inbjudan|accepté|aceptado"
    r"|accettato|geaccepteerd)\s*:\s*)+",
    re.IGNORECASE,
)
_NO_COMPANY = re.compile(
    r"\d|\b(?:remote|teams|zoom|meet|online|on-?site|video|phone|call|final|last|round|tbc|tbd)\b", re.IGNORECASE
)
_DASH = re.compile(r"\s+-\s+|\s*[–—|]\s*")
_STAGE = re.compile(
    r"(?:(?:technical|tech|final|last|first|second|third|next|1st|2nd|3rd|hr|phone|video|remote|on-?site|virtual|culture|fit"
    r"|cultural|behaviou?ral|coding|system|design|panel|live|round|stage|call|intro|initial|screen|screening|case|study"
    r"|erste[rs]?|zweite[rs]?|runde|technique|rh|finale?|tecnic[ao]|telefonic[ao]|\d+)\W*)+",
    re.IGNORECASE,
)
"""Words that say which interview of several it is, and so name no job."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """What a title tells; empty where it tells nothing."""

    word: str = ""
    """The word that says it is an interview, as it is written."""
    around: str = ""
    """Words that say it is a meeting around an interview or another sort of interview: preparation, a customer's."""
    ordinary: str = ""
    """A word of ordinary meetings, such as 'weekly'."""
    role: str = ""
    company: str = ""
    last_round: bool = False
    earlier_round: bool = False
    """Whether it says that further rounds follow."""


def title(
    summary: str, words: Sequence[str], people: Sequence[str], clients: Sequence[str], *, built_in: bool = True
) -> Title:
    """Reads titles such as 'Interview: Priya Nair - Backend Engineer (Acme)' or 'Vorstellungsgespräch Nair / Acme'.

    ``words`` mean an interview beside the built-in ones, or without ``built_in`` instead of them; ``people`` and
    ``clients`` are names that are known, and so no roles.
    """
    return _read(summary, tuple(words), tuple(people), tuple(clients), built_in)


# The same few titles are looked at again and again: each new invitation is held against all of its day.
@lru_cache(maxsize=512)
def _read(
    summary: str, words: tuple[str, ...], people: tuple[str, ...], clients: tuple[str, ...], built_in: bool
) -> Title:
    text = _PREFIX.sub("", _composed(plain(summary)))
    even, origins = folded(text)
    around = _around(even, origins, text, positive(words, built_in))
    ordinary = _first(ORDINARY_MEETING, even, origins, text)
    found = positive(words, built_in).search(even)
    if found is None:
        return Title(around=around, ordinary=ordinary)
    before, company = _company(text)
    if any(_is_of(company, name) for name in people):
        company = ""
    span = origins[found.start()], origins[found.end() - 1] + 1
    return Title(
        word=text[span[0] : span[1]],
        around=around,
        ordinary=ordinary,
        role=_role(_beside(before, span), (*people, *clients)),
        company=company,
        last_round=(last := last_round(text)) is True,
        earlier_round=last is False,
    )


def _around(even: str, origins: Sequence[int], text: str, word: re.Pattern[str]) -> str:
    """What says that it is around an interview, or another sort of it.

    An aside in brackets about other interviews belongs to the job: 'Interview: Researcher (user interviews) - Priya',
    but not 'Interview Priya (mock interview)'.
    """
    for found in AROUND_IT.finditer(even):
        bracket = max(even.rfind("(", 0, found.start()), even.rfind("[", 0, found.start()))
        aside = bracket > 0 and not set(even[bracket : found.end()]) & set(")]")
        last = not even[found.end() :].strip(" )]") and not found[0].endswith("s")
        if last or not (aside and word.search(even[:bracket]) and word.search(found[0])):
            return _cut(found, origins, text)
    return ""


def _first(pattern: re.Pattern[str], even: str, origins: Sequence[int], text: str) -> str:
    """What of the text matches a pattern over its folded form."""
    found = pattern.search(even)
    return _cut(found, origins, text) if found else ""


def _cut(found: re.Match[str], origins: Sequence[int], text: str) -> str:
    return text[origins[found.start()] : origins[found.end()]].strip(" :-–—|()[]")


_HONORIFIC = re.compile("様|さま|さん|氏|殿|님|씨|先生|女士|小姐")
"""What stands behind a name without a space."""


def mentions(summary: str, name: str) -> bool:
    """Whether a title has all words of a name, of which there must be two, or one in a script without spaces."""
    words = name_words(fold(name))
    there = name_words(_HONORIFIC.sub(" ", fold(summary)))
    return (len(words) > 1 and words <= there) or (len(name) > 1 and not name.isascii() and fold(name) in fold(summary))


def persons(summary: str, role: str, company: str, words: Sequence[str]) -> tuple[str, ...]:
    """Parts of a title that may be somebody's name: two to four words in capitals that are no role and no company."""
    text = _PREFIX.sub("", _composed(plain(summary)))
    even, origins = folded(text)
    for found in reversed(list(positive(tuple(words), built_in=True).finditer(even))):
        text = f"{text[: origins[found.start()]]} | {text[origins[found.end() - 1] + 1 :]}"
    parts = (part.strip(" .") for part in _PARTS.split(text))
    out = {fold(role), fold(company), ""}
    return tuple(part for part in parts if fold(part) not in out and _PERSON.fullmatch(part) and not _JOB.search(part))


def subject(summary: str, words: Sequence[str]) -> str:
    """The one thing that a title is about beside the word for an interview: 'Nurse' of 'Interview with Acme - Nurse'.

    A job, mostly, or a person; empty where there is nothing, or more than one thing.
    """
    text = _PREFIX.sub("", _composed(plain(summary)))
    even, origins = folded(text)
    found = positive(tuple(words), built_in=True).search(even)
    if found is None:
        return ""
    span = origins[found.start()], origins[found.end() - 1] + 1
    parts = [part for part in _beside(text, span) if not _WITH.match(part)]
    return parts[0] if len(parts) == 1 else ""


_WITH = re.compile(r"(?:with|at|w/|mit|bei|avec|chez|con|en|com|na|met|bij|med|hos|z|u|s|с)\s", re.IGNORECASE)
_PARTS = re.compile(
    r"\s+-\s+|[–—|/:,;()\[\]<>&+×]|\s(?:with|w|at|mit|bei|avec|chez|con|com|met|med|z|s|für|for|x|and|und|et|e|y|@)(?=\s)"
    r"|^(?:with|mit|avec|con|com|met|med)\s"
)
_PERSON = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|van|von|der|di|da|la|el|al|bin)){1,3}")
_JOB = re.compile(
    r"(?i:engineer|develop|manag|design|analy|consult|officer|lead|head|director|architect|scientist|specialist|assistant"
    r"|support|sales|market|product|data|backend|frontend|software|senior|junior|intern|staff|round|stage|technical|test"
    r"|entwickl|ingenieur|berater|leiter|kaufm|technik|sachbearb|pfleg|ingénieur|développ|chef|ingeniero|desarroll|gerente"
    r"|sviluppat|responsabile|ontwikkel|medewerker|utveckl|kehittäj|programist|vývojář|geliştirici|call|chat|video|phone"
    r"|meeting|office|team|room|gmbh|ltd|inc\b|llc|teams|zoom|google|remote|final|first|second|runde|screen)"
)


def bare(summary: str) -> str:
    """A title as it is compared with others: folded, without prefixes, numbers and signs."""
    text = _PREFIX.sub("", _composed(plain(summary)))
    return " ".join(re.findall(r"[^\W\d_]+", fold(text)))


def _composed(text: str) -> str:
    """Umlauts as one character each: Apple's calendars write them as two."""
    return unicodedata.normalize("NFC", text)


def _company(text: str) -> tuple[str, str]:
    """What stands before the company at a title's end, and the company."""
    in_brackets = re.fullmatch(r"([^()]*\S)\s*\(([^()]+)\)", text)
    if in_brackets:
        named = in_brackets[2].strip()
        return in_brackets[1], "" if _NO_COMPANY.search(named) else named
    # A slash or 'at' may belong to a role, so they count only where no role is set off by a dash.
    after_slash = None if _DASH.search(text) else re.fullmatch(r"([^/]*\S)\s+(?:/|@|at)\s+([^/]+)", text)
    if after_slash and not _NO_COMPANY.search(after_slash[2]):
        return after_slash[1], after_slash[2].strip()
    return text, ""


def _beside(text: str, span: tuple[int, int]) -> list[str]:
    """The parts of a title behind the word, or before it if nothing is behind it."""
    behind = text[span[1] :].strip(" :-–—|,")
    parts = _DASH.split(behind or text[: span[0]].strip(" :-–—|,"))
    return [part for part in parts if part and not _STAGE.fullmatch(part)]


def _role(parts: Sequence[str], names: Sequence[str]) -> str:
    """The part that is no name. Where no name is known, the candidate's comes first."""
    if len(parts) < 2:
        return ""
    others = [part for part in parts if not any(_is_of(part, name) for name in names)]
    if len(others) == len(parts):
        return parts[1]
    return others[0] if others else ""


def _is_of(part: str, name: str) -> bool:
    """Whether this is a name, or a part of it such as the first name."""
    return bool(name_words(part)) and name_words(part) <= name_words(name)
