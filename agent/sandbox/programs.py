"""How people's mail programs wrap what they typed. The letter that is answered is kept whole, as it would be."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from html import escape

from agent.core.mail import Address
from agent.sandbox.calendars import hash_of

_UNFOLDED = SMTP.clone(max_line_length=998)
"""Long lists of Message-IDs would be folded into encoded words otherwise."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """A letter as its receiver sees it."""

    message_id: str
    references: str
    subject: str
    sender: str
    sender_name: str
    reply_to: str
    date: str
    text: str
    recipient: str

    @property
    def asks(self) -> bool:
        """Whether it asks a participant something."""
        return "Q1." in self.text


def received(raw: bytes) -> Received:
    """Read a letter of ours the way a mail program would."""
    mail = BytesParser(policy=SMTP).parsebytes(raw)
    text = mail.get_body(("plain",))
    return Received(
        message_id=str(mail["Message-ID"]),
        references=str(mail["References"] or ""),
        subject=str(mail["Subject"]),
        sender=mail["From"].addresses[0].addr_spec,
        sender_name=mail["From"].addresses[0].display_name,
        reply_to=(mail["Reply-To"] or mail["From"]).addresses[0].addr_spec,
        date=str(mail["Date"]),
        recipient=mail["To"].addresses[0].addr_spec,
        text=text.get_content().replace("\r\n", "\n") if text else "",
    )


def gmail(letter: Received, me: Address, typed: str, at: datetime) -> bytes:
    """Gmail in a browser: text above the quoted letter, in both forms."""
    attribution = f"On {at:%a, %b %d, %Y at %I:%M %p} {letter.sender_name} <{letter.sender}> wrote:"
    quoted = "\n".join(f"> {line}".rstrip() for line in letter.text.split("\n"))
    mail = _reply(letter, me, at, f"<CA{hash_of(typed):016x}@mail.gmail.com>")
    mail.set_content(f"{typed}\n\n{attribution}\n\n{quoted}\n")
    mail.add_alternative(
        f'<div dir="ltr">{_html(typed)}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">'
        f'{escape(attribution)}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;'
        f'border-left:1px solid rgb(204,204,204);padding-left:1ex">{_html(letter.text)}</blockquote></div>',
        subtype="html",
    )
    return mail.as_bytes(policy=_UNFOLDED)


def outlook(letter: Received, me: Address, above: str, answers: dict[str, str], at: datetime) -> bytes:
    """Outlook on a desk: answers between our questions, with no mark to tell theirs from ours."""
    lines: list[str] = []
    for line in letter.text.split("\n"):
        lines.append(line)
        answer = answers.get(line[:2])
        if answer:
            lines += [answer, ""]
    header = (
        f"From: {letter.sender_name} <{letter.sender}>\nSent: {letter.date}\nTo: {me.name} <{me.email}>\n"
        f"Subject: {letter.subject}\n"
    )
    mail = _reply(letter, me, at, f"<{hash_of(above):016X}@EURP190.PROD.OUTLOOK.COM>")
    mail["Thread-Topic"] = letter.subject
    mail.set_content(f"{above}\n\n{header}\n" + "\n".join(lines))
    return mail.as_bytes(policy=_UNFOLDED)


def iphone(letter: Received, me: Address, typed: str, at: datetime) -> bytes:
    """A telephone: two lines, its footer, the letter below, and no References."""
    quoted = "\n".join(f"> {line}".rstrip() for line in letter.text.split("\n"))
    mail = _reply(letter, me, at, f"<{hash_of(typed):016X}@icloud.example>", references=False)
    mail["X-Mailer"] = "iPhone Mail (23A341)"
    mail.set_content(
        f"{typed}\n\nSent from my iPhone\n\n"
        f"> On {at:%d. %b %Y, at %H:%M}, {letter.sender_name} <{letter.sender}> wrote:\n> \n{quoted}\n"
    )
    return mail.as_bytes(policy=_UNFOLDED)


def away(letter: Received, me: Address, text: str, at: datetime) -> bytes:
    """An absence note, as a mail server sends it (RFC 3834)."""
    mail = _reply(letter, me, at, f"<away-{hash_of(text):016x}@{me.domain}>", to=letter.sender)
    del mail["Subject"]
    mail["Subject"] = f"Automatic reply: {letter.subject}"
    mail["Auto-Submitted"] = "auto-replied"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(text)
    return mail.as_bytes(policy=_UNFOLDED)


def note(letter: Received, me: Address, typed: str, at: datetime) -> bytes:
    """A short answer with nothing quoted."""
    mail = _reply(letter, me, at, f"<note-{hash_of(typed + letter.message_id):016x}@{me.domain}>")
    mail.set_content(typed + "\n")
    return mail.as_bytes(policy=_UNFOLDED)


def _reply(
    letter: Received, me: Address, at: datetime, message_id: str, *, references: bool = True, to: str = ""
) -> EmailMessage:
    mail = EmailMessage(policy=_UNFOLDED)
    mail["From"] = formataddr((me.name, me.email))
    mail["To"] = to or letter.reply_to
    mail["Subject"] = letter.subject if letter.subject.lower().startswith("re:") else f"Re: {letter.subject}"
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = message_id
    mail["In-Reply-To"] = letter.message_id
    if references:
        mail["References"] = f"{letter.references} {letter.message_id}".strip()
    return mail


def _html(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")
