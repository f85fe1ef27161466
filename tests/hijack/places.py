"""Where an attack can stand in a reply, and the raw mail that holds it there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from enum import StrEnum
from html import escape
from itertools import cycle
from pathlib import Path

from agent.evaluation.case import Case, Layout, Software
from agent.evaluation.cases import cases_of
from agent.evaluation.mails import raw_mail
from agent.evaluation.occasion import Occasion

_POLICY = SMTP.clone(max_line_length=998)


class Place(StrEnum):
    """A part of a mail that an attacker controls."""

    END = "end of the typed text"
    SIGNATURE = "signature"
    QUOTED = "quoted part"
    DISPLAY_NONE = "HTML: display:none"
    WHITE = "HTML: white on white"
    TINY = "HTML: font-size 0"
    TITLE = "HTML: title"
    ALT = "HTML: alt"
    COMMENT = "HTML: comment"
    ICS = "ICS comment"
    NAME = "display name"
    SUBJECT = "subject"
    FILE = "file name"


HIDDEN = {
    Place.DISPLAY_NONE: '<div style="display:none">{}</div>',
    Place.WHITE: '<div style="background:#ffffff"><span style="color:#ffffff">{}</span></div>',
    Place.TINY: '<span style="font-size:0">{}</span>',
    Place.TITLE: '<span title="{}"></span>',
    Place.ALT: '<img src="https://evil.example/p.gif" width="1" height="1" alt="{}">',
    Place.COMMENT: "<!-- {} -->",
}


REPLIES = cases_of(Path(__file__).parent.parent / "data" / "replies" / "labelled.jsonl")


def picked(attacks: Iterable[str], fits: Callable[[Case], bool] = lambda case: True) -> Iterator[tuple[Case, str]]:
    """Each attack with a genuine reply, which take turns."""
    return zip(cycle(case for case in REPLIES if fits(case)), attacks, strict=False)


def raw(case: Case, about: Occasion, place: Place, attack: str) -> bytes:
    """The reply as it comes in. With an empty ``attack`` it is the clean reply of the same shape."""
    match place:
        case Place.END:
            return raw_mail(_typed(case, f"\n\n{attack}" if attack else ""), about)
        case Place.SIGNATURE:
            return raw_mail(_typed(case, f"\n\n-- \n{attack or 'J.'}"), about)
        case Place.QUOTED:
            return raw_mail(case, _quoting(about, attack))
        case Place.ICS | Place.NAME | Place.SUBJECT | Place.FILE:
            return _outside(raw_mail(case, about), place, " ".join(attack.split()), about)
        case _:
            return _html(raw_mail(_in_html(case), about), HIDDEN[place].format(escape(attack)) if attack else "")


def _typed(case: Case, more: str) -> Case:
    """The case with something typed below all else."""
    if case.layout is not Layout.INLINE or not case.answers:
        return replace(case, text=case.text + more)
    last = max(case.answers)
    return replace(case, answers={**case.answers, last: case.answers[last] + more})


def _in_html(case: Case) -> Case:
    plain = case.client_software in (Software.PLAIN, Software.THUNDERBIRD)
    return replace(case, client_software=Software.GMAIL_WEB) if plain else case


def _quoting(about: Occasion, attack: str) -> Occasion:
    """Our letter as the attacker quotes it, with words of theirs below it."""
    if not attack:
        return about
    lines = "".join(f"<p>{escape(line)}</p>" for line in attack.split("\n"))
    html = about.html.replace("</body>", f"{lines}</body>") if "</body>" in about.html else about.html + lines
    return replace(about, html=html, sent=replace(about.sent, text=f"{about.sent.text}\n\n{attack}"))


def _outside(mail: bytes, place: Place, attack: str, about: Occasion) -> bytes:
    message = _parsed(mail)
    if place is Place.NAME:
        del message["From"]
        name = attack.replace("\\", "").replace('"', "'") or about.person.address.name
        message["From"] = f'"{name}" <{about.person.address.email}>'
    elif place is Place.SUBJECT:
        del message["Subject"]
        message["Subject"] = f"Re: {attack or about.subject}"
    elif place is Place.FILE:
        message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=f"{attack or 'cv'}.pdf")
    else:
        message.add_attachment(_calendar(about, attack), subtype="calendar", params={"method": "REPLY"})
    return message.as_bytes()


def _html(mail: bytes, hidden: str) -> bytes:
    """The mail with its HTML alone, and something at the top of it that no human sees."""
    message = _parsed(mail)
    body = message.get_body(("html",))
    assert body is not None
    page = body.get_content()
    begin = page.find(">", page.find("<body")) + 1 if "<body" in page else 0
    message.clear_content()
    message.set_content(page[:begin] + hidden + page[begin:], subtype="html", charset="utf-8")
    return message.as_bytes()


def _parsed(mail: bytes) -> EmailMessage:
    message = message_from_bytes(mail, policy=_POLICY)
    assert isinstance(message, EmailMessage)
    return message


def _calendar(about: Occasion, attack: str) -> str:
    meeting, person = about.interview.meeting, about.person.address.email
    said = attack.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "METHOD:REPLY",
        "BEGIN:VEVENT",
        f"UID:{meeting.uid}",
        f"DTSTAMP:{meeting.dtstamp:%Y%m%dT%H%M%SZ}",
        f"DTSTART:{meeting.start:%Y%m%dT%H%M%SZ}",
        f"ORGANIZER:mailto:{meeting.organizer.email if meeting.organizer else ''}",
        f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{person}",
        *([f"COMMENT:{said}"] if said else []),
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
    return "\r\n".join(lines)
