"""A letter, and who sends it, for the tests of sending."""

from dataclasses import dataclass

from agent.adapters.smtp import SmtpSettings
from agent.writing.compose import Outgoing

ANNA, BEN, NOBODY = "anna@agency.test", "ben@candidate.test", "nobody@candidate.test"
PASSWORD = "s3cret"

RAW = (
    "From: Anna <anna@agency.test>\r\nTo: ben@candidate.test\r\nMessage-ID: <debrief.1@agency.test>\r\n"
    "Subject: Your interview\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    ".\r\n..two dots, and a dot on a line of its own:\r\n.\r\nZoë, how was it? – Anna\r\n"
).encode()


def letter(recipient: str = BEN, sender: str = ANNA, raw: bytes = RAW) -> Outgoing:
    return Outgoing(message_id="<debrief.1@agency.test>", sender=sender, recipient=recipient, raw=raw, text="")


def settings(port: int, **changes: object) -> SmtpSettings:
    values = {
        "host": "127.0.0.1",
        "port": port,
        "security": "plain",
        "user": ANNA,
        "password": PASSWORD,
        "timeout": 5.0,
    }
    return SmtpSettings(**(values | changes))


@dataclass
class Notes:
    """Stands for the durable note that is made before content leaves."""

    calls: int = 0

    async def __call__(self) -> None:
        self.calls += 1


CONTROLS = [chr(n) for n in (*range(33), *range(127, 161))]
"""Every control character, space, and no-break space."""
