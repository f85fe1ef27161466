"""What sort of mail this is: a table of signs, first match wins. A sign classifies; nothing is dropped here."""

import re
from collections.abc import Callable

from agent.core.mail import MailKind
from agent.reading import bounces, envelope, failing, leaving, machine_words, marked, reports, undelivered
from agent.reading.mime import Part
from agent.reading.signs import Signs

__all__ = ["Signs", "classify", "is_calendar"]

_COMPLAINT = re.compile(r"(?i)complaint about message from\b|(?:e-?mail|abuse) feedback report\b")


def _own(signs: Signs) -> bool:
    return bool(envelope.ours(signs.message_id, signs.domain))


def _receipt(signs: Signs) -> bool:
    structure = signs.has("message/disposition-notification", "message/feedback-report")
    return structure or machine_words.receipt(signs.subject, signs.opening)


def _complaint(signs: Signs) -> bool:
    returned = any(part.enclosed for part in signs.parts)
    return (returned and _COMPLAINT.match(signs.subject) is not None) or failing.sns(signs.text) == "Complaint"


def _delivery_report(signs: Signs) -> bool:
    root = signs.parts[0]
    stated = root.type == "multipart/report" and root.params.get("report-type", "").lower() == "delivery-status"
    # A person who passes a report on sends it in a mail of their own.
    return stated or (signs.has(*reports.TYPES) and not signs.passed_on)


def _delivered(signs: Signs) -> bool:
    return _delivery_report(signs) and reports.delivered(signs.parts)


def _returned(signs: Signs) -> bool:
    """A failure, with the Message-ID of a letter of ours below it, which nobody copies by hand."""
    ours = not signs.passed_on and bool(envelope.ours(signs.text, signs.domain))
    return ours and (undelivered.in_text(signs.opening) or _failed_subject(signs))


def _names_failed(signs: Signs) -> bool:
    return bool(signs.headers.first("x-failed-recipients")) or failing.sns(signs.text) == "Bounce"


def _daemon(signs: Signs) -> bool:
    return undelivered.daemon(signs.stated, signs.sender.name if signs.sender else "")


def _from_daemon(signs: Signs) -> bool:
    return _daemon(signs) and (_failed_subject(signs) or _unsent(signs) or _says_failure(signs))


def _unsent(signs: Signs) -> bool:
    """The null return path of RFC 5321 section 4.5.5; absence notes have it too."""
    return any(value.strip() == "<>" for value in signs.headers.all("return-path"))


def _failed_subject(signs: Signs) -> bool:
    return undelivered.in_subject(signs.subject)


def _says_failure(signs: Signs) -> bool:
    """Whether its own words, not those that it quotes, tell of a failure."""
    return undelivered.in_text(signs.opening) or (not signs.passed_on and any(bounces.failures(signs.raw)))


def _unsent_failure(signs: Signs) -> bool:
    return _unsent(signs) and (_failed_subject(signs) or (_says_failure(signs) and not _absence(signs)))


def _failure_text(signs: Signs) -> bool:
    return _failed_subject(signs) and _says_failure(signs)


def _calendar(signs: Signs) -> bool:
    return any(is_calendar(part) for part in signs.parts)


def _gone(signs: Signs) -> bool:
    """Somebody's mailbox answers that they have left: nobody will."""
    return bool(_marked(signs) and leaving.left(signs.opening))


def _absence(signs: Signs) -> bool:
    return machine_words.by_subject(signs.subject, signs.opening)


def _marked(signs: Signs) -> bool:
    """Whether its header says that a machine wrote it in answer to something."""
    return (
        bool(marked.auto_submitted(signs)) or marked.responder(signs) or marked.exchange_rule(signs) or _absence(signs)
    )


def _request(signs: Signs) -> bool:
    """The receipt of a help desk, or a challenge; absence notes thank for messages too."""
    text = f"{signs.subject}. {signs.opening}"
    return machine_words.acknowledges(text) and not (_absence(signs) or machine_words.absent(text))


def _answered_request(signs: Signs) -> bool:
    unsubscribes = bool(signs.headers.first("x-apple-unsubscribe"))
    return _marked(signs) and (unsubscribes or _request(signs))


def _absent(signs: Signs) -> bool:
    """A machine wrote it, and it speaks of an absence; newsletters do not, nor do lists."""
    machine = _marked(signs) or marked.bulk(signs)
    return machine and not marked.through_list(signs) and machine_words.absent(signs.opening)


def _says_so(signs: Signs) -> bool:
    return not signs.tagged and not signs.passed_on and machine_words.machine(signs.opening)


def _challenge(signs: Signs) -> bool:
    return not signs.passed_on and machine_words.challenges(signs.opening)


def _list(signs: Signs) -> bool:
    return not signs.tagged and marked.through_list(signs)


# The rules of this table:
# - Reports come before everything that a person may have caused, as they quote it.
# - A calendar answer is a person's click, though Gmail marks it as generated.
# - A third of all bounces calls itself auto-replied: absence notes come after them.
# - Somebody who has left is a mailbox that is closed, whatever else their note says.
# - What calls itself bulk or junk is no person's answer, even at an address that has our token: a help desk's, say.
# - Signs that mailing lists leave on people's words are soft: a tag in the shape of our token overrides them.
_TABLE: tuple[tuple[MailKind, str, Callable[[Signs], bool]], ...] = (
    (MailKind.OWN, "its Message-ID is one of ours", _own),
    (MailKind.AUTOMATIC, "a read receipt or an abuse report", _receipt),
    (MailKind.AUTOMATIC, "a complaint about a mail", _complaint),
    (MailKind.AUTOMATIC, "a report that the mail was delivered", _delivered),
    (MailKind.BOUNCE, "a delivery report by its structure", _delivery_report),
    (MailKind.HUMAN, "a calendar message", _calendar),
    (MailKind.BOUNCE, "it names failed recipients", _names_failed),
    (MailKind.BOUNCE, "a mail system writes about a failure", _from_daemon),
    (MailKind.BOUNCE, "no return path, and it speaks of a failure", _unsent_failure),
    (MailKind.BOUNCE, "its subject and text are those of a failure", _failure_text),
    (MailKind.BOUNCE, "it speaks of a failure, and holds the id of a letter of ours", _returned),
    (MailKind.BOUNCE, "an automatic answer says that its sender has left", _gone),
    (MailKind.AUTOMATIC, "the receipt of a request, or a challenge", _answered_request),
    (MailKind.AWAY, "marked as an automatic answer", lambda s: marked.auto_submitted(s) == "auto-replied"),
    (MailKind.AWAY, "marked by an autoresponder", marked.responder),
    (MailKind.AWAY, "marked by the absence assistant of Exchange", marked.exchange_rule),
    (MailKind.AWAY, "its subject begins as an absence note", _absence),
    (MailKind.AWAY, "a machine writes of an absence", _absent),
    (MailKind.AUTOMATIC, "marked as generated", lambda s: bool(marked.auto_submitted(s))),
    (MailKind.AUTOMATIC, "marked by a machine", marked.generated),
    (MailKind.AUTOMATIC, "a mail system writes", marked.mail_system),
    (MailKind.AUTOMATIC, "marked as bulk mail, at an address for answers", marked.bulk_answer),
    (MailKind.LIST, "marked as bulk mail", marked.bulk),
    (MailKind.LIST, "sent through a mailing list", _list),
    (MailKind.AUTOMATIC, "from an address that takes no replies", marked.no_reply),
    (MailKind.AUTOMATIC, "it says that a machine wrote it", _says_so),
    (MailKind.AUTOMATIC, "it wants a proof that a person wrote", _challenge),
)


def classify(signs: Signs) -> tuple[MailKind, str]:
    """The kind of the mail, and what showed it."""
    for kind, reason, applies in _TABLE:
        if applies(signs):
            return kind, reason
    return MailKind.HUMAN, "nothing says that a machine wrote it"


def is_calendar(part: Part) -> bool:
    """Whether a part holds a live calendar message; one inside an enclosed mail is not."""
    named = part.filename.lower().endswith(".ics")
    return not part.enclosed and (part.type in ("text/calendar", "application/ics") or named)
