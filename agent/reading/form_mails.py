"""Mails by which a flow of the recruiter's hands on a response of a form, told by their subject and their layout."""

import re
from dataclasses import dataclass

from agent.errors import Unreadable
from agent.reading.form_layouts import pairs
from agent.reading.responses import Response, responses

SUBJECT = "Debrief form"
"""How the subject of such a mail begins. No letter of ours begins so, and no answer to one."""

# Gateways mark what comes from outside: "[EXTERNAL] Debrief form".
_SUBJECT = re.compile(r"\s*(?:\[[^\[\]#]{1,30}\]\s*)?debrief form\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class FormMail:
    """What such a mail brings."""

    response: Response | None = None
    fault: str = ""
    """Why there is no response in it that could be used, in a clause for the recruiter."""


def announced(subject: str) -> bool:
    """Whether a subject, decoded, is that of such a mail."""
    return _SUBJECT.match(subject) is not None


def form_mail(subject: str, answers: tuple[str, ...], text: str, html: str) -> FormMail | None:
    """The response in a mail with these bodies; None where it is no such mail.

    A mail that ``answers`` others is none: whoever replies to our letter, or passes it on, sends back the form's link.
    """
    if answers or not announced(subject):
        return None
    try:
        return _read(text, html)
    except Unreadable as error:
        return FormMail(fault=str(error))


def _read(text: str, html: str) -> FormMail:
    found = pairs(text, html)
    if not found:
        return FormMail(fault="none of its titles begins with the number of a question ('Q1.' to 'Q5.')")
    titles, answers = zip(*found, strict=True)
    response = next(responses([titles, answers]), None)
    return FormMail(response=response) if response else FormMail(fault="it holds no answer")
