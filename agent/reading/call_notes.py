"""The recruiter's notes of a call: 'notes tom@acme.example:' on the first typed line, and what was said behind it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.core.command import Command, Verb
from agent.core.mail import Label, Line

# 'Note:' alone begins many a sentence that is for nobody's file.
_WORDS = (
    *("notes", "call notes", "phone notes", "my notes", "notes of the call", "notes from the call"),
    *("notizen", "telefonnotiz", "telefonnotizen", "gesprächsnotiz", "gesprächsnotizen", "notizen zum anruf"),
    *("notes d'appel", "notes de l'appel", "mes notes", "compte rendu d'appel"),
    *("notas", "notas de la llamada", "mis notas", "notas da chamada", "notas da ligação", "minhas notas"),
    *("notities", "belnotities", "gespreksnotities", "mijn notities"),
    *("appunti", "appunti della telefonata", "note della telefonata", "note della chiamata", "i miei appunti"),
    *("notatki", "notatki z rozmowy", "notatka z rozmowy", "moje notatki"),
    *("anteckningar", "samtalsanteckningar", "mina anteckningar"),
    *("メモ", "電話メモ", "通話メモ"),
)
_FIRST = re.compile(
    rf"\W*(?:{'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))})"
    r"(?:\s+<?(?P<whom>[^\s<>@,;:]+@[^\s<>@,;:]+)>?(?:\s?[<\[]mailto:[^<>\[\]\s]*[>\]])?)?\s*[:：]\**(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def call_notes(text: str) -> Command | None:
    """The command in a first line; whose answer it is only an address or the answered letter can say."""
    found = _FIRST.fullmatch(text.replace("’", "'"))
    if found is None:
        return None
    return Command(verb=Verb.NOTES, whom=(found["whom"].lower(),) if found["whom"] else ())


def noted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without the words that make notes of them; empty if none of what is left was typed."""
    place = next((n for n, line in enumerate(lines) if line.label is Label.TYPED and line.text.strip()), None)
    found = _FIRST.fullmatch(lines[place].text.replace("’", "'")) if place is not None else None
    if place is None or found is None:
        return ()
    rest = lines[place].text[found.start("rest") :].strip()
    kept = (*lines[:place], replace(lines[place], text=rest), *lines[place + 1 :])
    said = any(line.label is Label.TYPED and line.text.strip() for line in kept)
    return kept if said else ()
