"""What is answered: letters that Debrief really writes, and mails of other people."""

from dataclasses import replace
from datetime import timedelta, timezone
from functools import cache

from agent.core.effects import LetterKind
from agent.core.interview import Interview
from agent.core.people import Side
from agent.sandbox.quoting.original import Original, body
from agent.writing.compose import compose
from agent.writing.letters import letter
from agent.writing.sample import NOW, PRIYA, RECRUITER, REPLY_TO, RULES, TOM, interview

CET = timezone(timedelta(hours=1), "CET")


def _people(of: Interview, client: str, candidate: str, company: str, role: str) -> Interview:
    named = {Side.CLIENT: client, Side.CANDIDATE: candidate}
    people = tuple(replace(p, address=replace(p.address, name=named[p.side])) for p in of.people)
    asked = tuple(replace(r, person=person, readings=()) for r, person in zip(of.respondents, people, strict=True))
    return replace(of, people=people, respondents=asked, company=company, role=role)


_VARIANTS = (
    ("Tom Becker", "Priya Nair", "Acme GmbH", "Backend Engineer", LetterKind.QUESTION, "a", 0, ""),
    ("Tom Becker", "Priya Nair", "Acme GmbH", "Backend Engineer", LetterKind.REMINDER, "a", 1, ""),
    (
        "Siobhán O’Brien",
        "Jean-Luc Müller",
        "Weiß & Söhne – Nord",
        "Senior Data Engineer (m/w/d)",
        LetterKind.QUESTION,
        "b",
        0,
        "https://forms.example/feedback?x=1&y=2",
    ),
    ("Zoë Ångström-Łukasiewicz", "山田 太郎", "Crédit “Régional”", "", LetterKind.REMINDER, "b", 3, ""),
    (
        "Mia",
        "Ana María López de la Cruz y Fernández",
        "",
        "Head of Quality Assurance and Regulatory Affairs",
        LetterKind.QUESTION,
        "a",
        0,
        "https://forms.example/f/8d1",
    ),
)
COUNT = len(_VARIANTS)


@cache
def ours(number: int) -> tuple[Original, str]:
    """The letter, and its plain text as the ledger keeps it."""
    client, candidate, company, role, kind, slot, reminder, form = _VARIANTS[number % COUNT]
    about = _people(interview(), client, candidate, company, role)
    to = replace(TOM if slot == "a" else PRIYA, name=client if slot == "a" else candidate)
    written = letter(kind, about, RULES, slot=slot, number=reminder, to=to, now=NOW, reply_to=REPLY_TO, form_url=form)
    at = (NOW + timedelta(hours=1, days=reminder)).astimezone(CET)
    sent = compose(
        written,
        message_id=f"<letter-{number}@agency.example>",
        sender=RECRUITER,
        to=to,
        reply_to=REPLY_TO,
        date=at,
        kind=kind,
    )
    original = Original(
        sender=RECRUITER, to=to, at=at, subject=written.subject, text=written.text, html=body(written.html)
    )
    return original, sent.text
