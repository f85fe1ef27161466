"""An answer as a complete mail, the way its program puts it on the wire."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from agent.core.mail import Address
from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.program import Draft, Program

_POLICY = SMTP.clone(max_line_length=998)
"""Long lists of Message-IDs would be folded into encoded words otherwise."""


def mailed(
    program: Program,
    draft: Draft,
    original: Original,
    *,
    me: Address,
    to: str,
    at: datetime,
    ids: tuple[str, str],
    language: str,
) -> bytes:
    """The raw mail. ``ids`` are its own Message-ID and that of the mail it answers; ``to`` is where answers go."""
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = formataddr((me.name, me.email))
    mail["To"] = to
    mail["Subject"] = f"Re: {original.subject}"
    mail["Date"] = format_datetime(at)
    mail["Message-ID"], mail["In-Reply-To"] = ids
    mail["References"] = ids[1]
    wording = language if language in program.languages else "en"
    mail.set_content(program.text(draft, original, wording, rich=program.html_too), charset="utf-8")
    if program.flowed:
        mail.set_param("format", "flowed")
    if program.html_too:
        mail.add_alternative(program.html(draft, original, wording), subtype="html", charset="utf-8")
        mail.set_boundary("=_reply")
    return mail.as_bytes()
