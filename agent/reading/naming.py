"""What a model calls the people it reads about: by their part, so that nobody's name sways it, or leaves the house."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from agent.core.people import Person, Side

_ROLES: Mapping[Side, str] = {
    Side.CLIENT: "Client",
    Side.CANDIDATE: "Candidate",
    Side.RECRUITER: "Recruiter",
    Side.COLLEAGUE: "Colleague",
    Side.OBSERVER: "Observer",
    Side.UNKNOWN: "Person",
}
COMPANY = "Company"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SHORTEST = 3
"""Letters of a single name in the Latin script; shorter ones are words of too many languages."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_PARTICLES = _set(
    "van von vom zu zur der den dem des del della di da dos das du de la le los las el al bin ben abu ibn af och y e"
    " und the and st saint mac"
)
# Names that are also words. 'will' may be anything; in the middle of a sentence 'Will' is somebody.
_ALSO_WORDS = _set(
    "will mark grace hope art bill rich pat sue joy faith dawn rose june april frank grant chase drew miles rob nick"
    " jack dean clay reed cole dale glen heath ivy lily olive pearl ruby violet iris holly hazel ginger amber star sky"
    " max win ray guy gene earl duke penny cliff brook sage may page"
)
# Surnames that are also words, and in German written alike: each counts only behind a title.
_WORDS = _set(
    "august summer autumn young long short best good fair king price white black brown green gray grey wood stone field"
    " hill north south east west day case law love moon bright cook baker carpenter mason bishop hunter fisher taylor"
    " carter major constant storm rush power strong sharp swift wise noble sterling cash buck rock forest lane park"
    " marsh banks waters rivers lake wells church temple hall house ford bush berg stein gross klein lang kurz jung alt"
    " schwarz weiss roth braun koch richter schneider meister kaiser graf engel sommer winter herbst freund lieb ernst"
    " klar nett gut petit grand leroy roi bon blanc blanco rubio moreno delgado bravo franco santos cruz luz paz sol"
    " mar pilar mercedes angel jong groot bakker visser smit man not now one two three four five yes job hire sales"
    " tech pro team bank"
)
_TITLES = (
    r"(?:mrs?|ms|mx|miss|dr|prof|sir|madam|herrn?|frau|hr|fr|dhr|mevr|mevrouw|meneer|heer|m|mme|mlle|monsieur|madame|"
    r"sr|sra|srta|señora?|señor|don|doña|sig|signora?|signor|pan|pani|sr\.ª|senhora?|senhor|fru)\.?\s+"
)


_ALIKE = str.maketrans(
    dict.fromkeys("’‘ʼ`´′＇", "'")
    | dict.fromkeys("‐‑‒–−", "-")
    # Dotless, long and final forms, and signs: what a search that ignores case takes for the same letter, or people do.
    | {
        "ı": "i",
        "İ": "I",
        "ſ": "s",
        "ς": "σ",
        "\u212a": "K",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
    }
)
# How a letter is written where the keyboard lacks it.
_SPELT: Mapping[str, str] = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"}


def bare(text: str) -> str:
    """The text, character for character, without accents and with one form of each apostrophe and hyphen."""
    if text.isascii():
        return text
    return "".join(c if c.isascii() else _unmarked(c) for c in text.translate(_ALIKE))


def _unmarked(char: str) -> str:
    letter, *marks = list(unicodedata.normalize("NFD", char))
    return letter if marks and all("\u0300" <= mark <= "\u036f" for mark in marks) else char


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """Names as people may write them, each with the word for its bearer's part."""

    roles: Mapping[str, str] = field(default_factory=dict)
    """A name in lower case, to the role word; also as it is written without accents."""

    def pattern(self) -> re.Pattern[str] | None:
        """Finds any of the names in ``bare`` text, the longest first, each as a group of its match. None where no name
        is known.
        """
        plain: list[str] = []
        inside: list[str] = []
        behind: list[str] = []
        spaceless: list[str] = []
        for name in sorted({bare(name) for name in self.roles}, key=lambda n: (-len(n), n)):
            kind = behind if name in _WORDS else inside if name in _ALSO_WORDS else plain
            (kind if _LATIN.search(name) else spaceless).append(_spaced(name))
        forms = (
            # The genitive of many languages stays outside: "Priya's", 'Priyas'.
            (r"(?<![^\W_])({})(?=[’']?s?(?![^\W_]))", plain),
            (rf"(?<![^\W_]){_TITLES}({{}})(?=[’']?s?(?![^\W_]))", [*behind, *inside]),
            (r"(?<=(?-i:[a-zà-ÿ,]) )(?-i:({}))(?=[’']?s?(?![^\W_]))", [word.capitalize() for word in inside]),
            ("({})", spaceless),
        )
        found = [form.format("|".join(names)) for form, names in forms if names]
        return re.compile(f"(?i){'|'.join(found)}") if found else None

    def of(self, side: Side) -> frozenset[str]:
        """The names of the people on one side, in lower case."""
        return frozenset(name for name, role in self.roles.items() if role.rstrip("0123456789") == _ROLES[side])

    def role(self, name: str) -> str:
        """The role word of a name that the pattern found."""
        return self.roles.get(_key(bare(name))) or self.roles.get(_key(name), _ROLES[Side.UNKNOWN])


def known(people: Iterable[Person], company: str = "") -> Names:
    """The names of an interview's people, and of the company that hires."""
    roles: dict[str, str] = {}
    taken: dict[Side, int] = {}
    for person in people:
        if person.side in _ROLES and person.address.name.strip():
            count = taken[person.side] = taken.get(person.side, 0) + 1
            role = _ROLES[person.side] + (str(count) if count > 1 else "")
            _add(roles, person.address.name, role)
    for form in _companies(company):
        for spelt in _spellings(form):
            roles.setdefault(spelt, COMPANY)
    return Names(roles=roles)


def _companies(name: str) -> Iterator[str]:
    """A company's name, also without its last word: 'Acme Widgets' for 'Acme Widgets Ltd'."""
    words = name.split()
    if len(name.strip()) >= _SHORTEST:
        yield name
    if len(words) > 2:
        yield " ".join(words[:-1]).rstrip(",&-– ")


def _add(roles: dict[str, str], name: str, role: str) -> None:
    """A name as a whole, turned around, and its parts. The first bearer keeps a part that two people share."""
    last, comma, first = name.partition(",")
    whole = f"{first.strip()} {last.strip()}" if comma else name
    for form in (whole, name, *_parts(whole)):
        for spelt in _spellings(form):
            roles.setdefault(spelt, role)


def _parts(name: str) -> Iterator[str]:
    for part in re.split(r"[\s()\"“”]+", name):
        bare = part.strip(".,'’-")
        latin = bool(_LATIN.search(bare))
        if bare.lower() not in _PARTICLES and (len(bare) >= _SHORTEST or (not latin and len(bare) >= 2)):
            yield bare


def _spellings(name: str) -> Iterator[str]:
    """A name as it is, without its accents, and as a keyboard without its letters spells it."""
    key = _key(unicodedata.normalize("NFC", name))
    if key:
        yield from dict.fromkeys((key, _key(bare(key)), _key(bare("".join(_SPELT.get(c, c) for c in key)))))


def _key(name: str) -> str:
    return " ".join(name.replace("İ", "i").lower().replace("ς", "σ").split())


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())
