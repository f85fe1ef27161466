"""A labelled reply as the raw mail that would come in, from the program and in the layout that its case names."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from agent.core.marks import message_id
from agent.evaluation.case import Case, Layout, Software
from agent.evaluation.occasion import ASKED, KEY, RECRUITER, Occasion
from agent.sandbox.quoting.apple import AppleMail, IPhone
from agent.sandbox.quoting.gmail import GmailAndroid, GmailWeb
from agent.sandbox.quoting.mails import mailed
from agent.sandbox.quoting.original import Original, body
from agent.sandbox.quoting.outlook import OutlookDesktop
from agent.sandbox.quoting.outlook_web import OutlookWeb
from agent.sandbox.quoting.program import Draft, Program
from agent.sandbox.quoting.textonly import TextOnly
from agent.sandbox.quoting.thunderbird import Thunderbird
from agent.sandbox.quoting.yahoo import Yahoo

PROGRAMS: Mapping[Software, Program] = MappingProxyType(
    {
        Software.GMAIL_WEB: GmailWeb(),
        Software.GMAIL_ANDROID: GmailAndroid(),
        Software.APPLE_MAIL: AppleMail(),
        Software.IPHONE: IPhone(),
        Software.OUTLOOK_DESKTOP: OutlookDesktop(),
        Software.OUTLOOK_WEB: OutlookWeb(),
        Software.THUNDERBIRD: Thunderbird(),
        Software.YAHOO: Yahoo(),
        Software.PLAIN: TextOnly(),
    }
)
ANSWERED = ASKED + timedelta(hours=3)
_ZONE = ZoneInfo("Europe/Berlin")


def raw_mail(case: Case, about: Occasion) -> bytes:
    """The mail on the wire."""
    return mailed(
        PROGRAMS[case.client_software],
        _draft(case),
        _original(about),
        me=about.person.address,
        to=about.reply_to,
        at=ANSWERED.astimezone(_ZONE),
        ids=(message_id(KEY, f"{case.id}/reply", about.person.address.domain), about.sent.message_id),
        language=case.language.partition("-")[0].lower(),
    )


def _original(about: Occasion) -> Original:
    return Original(
        sender=RECRUITER,
        to=about.person.address,
        at=ASKED.astimezone(_ZONE),
        subject=about.subject,
        text=about.sent.text,
        html=body(about.html),
    )


def _draft(case: Case) -> Draft:
    """Signature and footer are part of what the case gives as typed."""
    text = tuple(case.text.strip("\n").split("\n")) if case.text.strip() else ()
    match case.layout:
        case Layout.BOTTOM:
            return Draft(below=text, complete=True)
        case Layout.FRESH:
            return Draft(above=text, quotes=False, complete=True)
        case Layout.INLINE:
            within = {q: tuple(words.split("\n")) for q, words in case.answers.items() if words.strip()}
            return Draft(above=text, within=within, complete=True)
    return Draft(above=text, complete=True)
