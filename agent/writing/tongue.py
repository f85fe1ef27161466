"""The language of a letter to a participant, and what a letter says in it where nothing is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from babel.dates import format_date

from agent.core.interview import Interview
from agent.core.language import language_of, language_of_title
from agent.core.respondent import Respondent
from agent.core.rules import Rules

ENGLISH = "en"
"""In which letters to the recruiter are written."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Idiom:
    """What a language has in the place of names that are not known, fit for the prepositions of the templates."""

    candidate: str
    client: str
    interview: str
    """As the title of one that has none."""
    last: str
    """Stands before the last of several names."""
    day: str
    """How a day is written (UTS 35), without the year."""


IDIOMS: Mapping[str, Idiom] = {
    "en": Idiom(
        candidate="the candidate",
        client="the client",
        interview="Interview",
        last="and",
        day="EEEE, d MMMM",
    ),
    "de": Idiom(
        candidate="der interviewten Person",
        client="dem Unternehmen",
        interview="Vorstellungsgespräch",
        last="und",
        day="EEEE, d. MMMM",
    ),
    "fr": Idiom(
        candidate="la personne reçue",
        client="l’entreprise",
        interview="Entretien",
        last="et",
        day="EEEE d MMMM",
    ),
    "es": Idiom(
        candidate="la persona entrevistada",
        client="la empresa",
        interview="Entrevista",
        last="y",
        day="EEEE, d 'de' MMMM",
    ),
    "nl": Idiom(
        candidate="de kandidaat",
        client="het bedrijf",
        interview="Sollicitatiegesprek",
        last="en",
        day="EEEE d MMMM",
    ),
    "pt": Idiom(
        candidate="a pessoa entrevistada",
        client="a empresa",
        interview="Entrevista",
        last="e",
        day="EEEE, d 'de' MMMM",
    ),
    "it": Idiom(
        candidate="la persona incontrata",
        client="l’azienda",
        interview="Colloquio",
        last="e",
        day="EEEE d MMMM",
    ),
    "pl": Idiom(
        candidate="osoba kandydująca",
        client="nasz klient",
        interview="Rozmowa kwalifikacyjna",
        last="i",
        day="EEEE, d MMMM",
    ),
    "sv": Idiom(
        candidate="kandidaten",
        client="företaget",
        interview="Intervju",
        last="och",
        day="EEEE d MMMM",
    ),
    "ja": Idiom(
        candidate="候補者",
        client="先方企業",
        interview="面接",
        last="と",
        day="M月d日EEEE",
    ),
}


def tongue(interview: Interview, respondent: Respondent | None, rules: Rules, remembered: str = "") -> str:
    """The language of letters to a participant: that of their own words, here or (``remembered``) about another
    interview; else the invitation's; else the first of those that the operator allows.
    """
    theirs = respondent.language if respondent else ""
    found = (theirs, remembered, _invited_in(interview))
    return next((one for one in found if one in rules.languages), rules.languages[0])


def _invited_in(interview: Interview) -> str:
    meeting = interview.meeting
    return language_of(meeting.description) or language_of_title(meeting.summary)


def day_in(language: str, at: datetime, zone: tzinfo) -> str:
    """The day as people write it: 'Thursday, 5 November', 'jeudi 5 novembre', '11月5日木曜日'."""
    return str(format_date(at.astimezone(zone), IDIOMS[language].day, locale=language))
