"""A recruiter's command in another language as the English one: closed lists of whole phrases, with nothing clever."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date

from agent.core.folding import fold, folded
from agent.reading.command_words_germanic import DUTCH, GERMAN, SWEDISH
from agent.reading.command_words_other import JAPANESE, POLISH
from agent.reading.command_words_romance import FRENCH, ITALIAN, PORTUGUESE, SPANISH

TONGUES: Mapping[str, str] = {
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "nl": DUTCH,
    "pt": PORTUGUESE,
    "it": ITALIAN,
    "pl": POLISH,
    "sv": SWEDISH,
    "ja": JAPANESE,
}
SIDES: Mapping[str, str] = {
    **dict.fromkeys(("kunde", "kundin", "client", "cliente", "klant", "klient", "kund", "クライアント"), "client"),
    **dict.fromkeys(("kandidat", "kandidatin", "bewerber", "bewerberin", "candidat", "candidate"), "candidate"),
    **dict.fromkeys(("candidato", "candidata", "kandidaat", "kandydat", "kandydatka", "候補者"), "candidate"),
    **dict.fromkeys(("kollege", "kollegin", "collègue", "colega", "collega", "współpracownik"), "colleague"),
    **dict.fromkeys(("kollega", "同僚"), "colleague"),
}
"""Words that name the side of an address, to the English ones."""

_STEPS = frozenset({"offer", "another interview", "hold", "reschedule", "reject", "withdrawn"})
_ADDRESS = r"<?[A-Za-z0-9.!#$%&'*+/=?^_`|~-]+@[A-Za-z0-9.-]*[A-Za-z0-9]>?(?:<mailto:[^<>\s]*>)?"
_WHO = re.compile(rf"{_ADDRESS}(?:\s*[,、]\s*{_ADDRESS})*")
_ISO = r"(?P<year>[0-9]{4})(?:-|/|\.|年)(?P<month>[0-9]{1,2})(?:-|/|\.|月)(?P<day>[0-9]{1,2})日?"
# None of these languages writes the month before the day.
_DAY_FIRST = r"(?P<first>[0-9]{1,2})[./-]\s?(?P<second>[0-9]{1,2})[./-]\s?(?P<third>[0-9]{4})"
_DATE = re.compile(f"{_ISO}|{_DAY_FIRST}")
_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,3}(?![0-9])")
_POLITE = re.compile(
    r"(?<!\w)(?:bitte|danke|vielen dank|s'il vous plait|s'il te plait|svp|merci|por favor|gracias|alsjeblieft|graag"
    r"|alstublieft|bedankt|obrigad[oa]|per favore|per cortesia|grazie|prosze|dziekuje|tack)(?!\w)"
    r"|お願いします|ください|下さい"
)
_DECISION = re.compile(r"(?:entscheidung|decision|besluit|decisao|decisione|decyzja|beslut|決定)\s*:\s*")
_BECAUSE = r"(?:weil|da|car|parce que|porque|omdat|perche|bo|poniewaz|eftersom)\s+"
_WHY = re.compile(rf"\s*[:,–—、]\s*(?:{_BECAUSE})?|\s+-\s+|\s+{_BECAUSE}")
# 'Angebot, aber erst im Mai' and 'oferta si todos quieren' are no decisions yet.
_TAKES_BACK = re.compile(
    r"(?:oder|aber|nicht|nein|doch|ausser|falls|wenn|vielleicht|warte|erst|sobald|nur|unter|vorausgesetzt|noch"
    r"|ou|mais|pas|non|sauf|si|peut-etre|quand|des que|une fois|sous|seulement|a condition|plutot|ne"
    r"|o|u|pero|no|ni|salvo|quiza\w*|tal vez|cuando|en cuanto|siempre|solo|mejor|todavia|aun"
    r"|of|maar|niet|nee|tenzij|als|misschien|wanneer|zodra|mits|alleen|liever"
    r"|mas|nao|se|talvez|quando|assim que|desde que|so|apenas|ainda"
    r"|ma|non|oppure|forse|appena|purche|solo se|anzi|piuttosto"
    r"|albo|lub|ale|nie|chyba|jesli|jezeli|gdy|moze|dopiero|pod warunkiem|raczej"
    r"|eller|men|inte|nej|om|kanske|nar|sa snart|forutsatt|forst"
    r")(?!\w)|" + fold("(?:でも|ただし|しかし|または|もし|まだ|いや|条件)")
)


def english(text: str) -> str:
    """The English command that a line means; empty where no list has it, or where it is taken back as it is given."""
    line = shape = unicodedata.normalize("NFKC", text)
    who, day = _WHO.search(line), None
    if who:
        shape = line.replace(who[0], "{who}", 1)
    if day := _DATE.search(shape):
        shape = shape.replace(day[0], "{day}", 1)
    if number := _NUMBER.search(shape):
        shape = f"{shape[: number.start()]}{{n}}{shape[number.end() :]}"
    when = _iso(day) if day else ""
    command = PHRASES.get(_key(shape), "") if when or not day else ""
    if command and ("?" not in line or command == "status"):
        return command.format(who=who[0] if who else "", n=number[0] if number else "", day=when)
    return _decision(line)


def _decision(line: str) -> str:
    """'Angebot: sie passt' as 'offer: sie passt', with the reason as it was typed."""
    even, origins = folded(line)
    named = _DECISION.match(even)
    start = named.end() if named else 0
    cut = _WHY.search(even, start)
    step = PHRASES.get(_key(even[start : cut.start() if cut else None]), "")
    if step not in _STEPS or "?" in line:
        return ""
    if cut is None:
        return step
    taken_back = _TAKES_BACK.match(even, cut.end())
    why = line[origins[cut.end()] :].strip()
    return "" if taken_back or not why else f"{step}: {why}"


def _iso(found: re.Match[str]) -> str:
    year, month, day = (found["year"], found["month"], found["day"]) if found["year"] else found.group(6, 5, 4)
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _key(text: str) -> str:
    """A phrase without case, accents, punctuation and politeness."""
    even = re.sub(r"[.,!?¿¡;:*_。、]", " ", fold(unicodedata.normalize("NFKC", text)))
    return " ".join(_POLITE.sub(" ", " ".join(even.split())).split())


def _rows(block: str) -> Iterator[tuple[str, str]]:
    for row in block.strip().splitlines():
        command, _, phrases = row.partition(": ")
        for phrase in phrases.split(" | "):
            yield _key(phrase), command


PHRASES: Mapping[str, str] = {phrase: command for block in TONGUES.values() for phrase, command in _rows(block)}
"""Each phrase of all languages, to the English command that it means."""
