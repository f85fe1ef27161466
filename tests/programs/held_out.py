"""Programs and languages that nobody looked at while the labeller was written: they measure how far its rules carry."""

from typing import ClassVar

from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.plain import Style
from agent.sandbox.quoting.program import Draft, Program
from tests.programs.held_out_languages import AppleElsewhere, GmailElsewhere, OutlookElsewhere


class Fastmail(Program):
    name = "Fastmail"
    attributions: ClassVar[dict[str, str]] = {"en": "On {sday}, {smonth} {d}, {y}, at {h}:{MM} {ampm}, {name} wrote:"}

    def blockquote(self, html: str) -> str:
        return f'<blockquote type="cite" id="qt" style="">{html}</blockquote>'


class Roundcube(Program):
    name = "Roundcube"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {y}-{mm}-{dd} {HH}:{MM}, {name} wrote:",
        "de": "Am {dd}.{mm}.{y} {HH}:{MM}, schrieb {name}:",
        "fr": "Le {y}-{mm}-{dd} {HH}:{MM}, {name} a écrit :",
        "cs": "{name} napsal {y}-{mm}-{dd} {HH}:{MM}:",
    }
    width = 72

    def head_html(self, original: Original, language: str) -> str:
        return f'<p id="reply-intro">{super().head_html(original, language)}</p>'

    def blockquote(self, html: str) -> str:
        return (
            f'<blockquote type="cite" style="padding: 0 0.4em; border-left: '
            f'#1010ff 2px solid; margin: 0"><div id="replybody1">{html}</div>'
            f"</blockquote>"
        )


class Zimbra(Program):
    name = "Zimbra"
    attributions: ClassVar[dict[str, str]] = {
        "en": (
            '----- Original Message -----\nFrom: "{name}" <{email}>'
            '\nTo: "{to}" <{to_email}>\nSent: {day}, {d} {month}, '
            "{y} {HH}:{MM}:{SS}\nSubject: {subject}"
        ),
        "fr": (
            '----- Mail original -----\nDe: "{name}" <{email}>\nÀ: '
            '"{to}" <{to_email}>\nEnvoyé: {day} {d} {month} {y} {HH}:{MM}:{SS}\n'
            "Objet: {subject}"
        ),
    }

    def head_html(self, original: Original, language: str) -> str:
        return (
            f'<hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__">'
            f"{super().head_html(original, language)}<br></div>"
        )

    def blockquote(self, html: str) -> str:
        return f'<div data-marker="__QUOTED_TEXT__">{html}</div>'


class MailRu(Program):
    name = "Mail.ru"
    attributions: ClassVar[dict[str, str]] = {"ru": "{day}, {d} {month} {y}, {HH}:{MM} +03:00 от {name} <{email}>:"}

    def blockquote(self, html: str) -> str:
        return (
            f'<blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;">{html}</blockquote>'
        )


class Yandex(Program):
    name = "Yandex"
    attributions: ClassVar[dict[str, str]] = {
        "ru": '{dd}.{mm}.{y}, {HH}:{MM}, "{name}" <{email}>:',
        "en": '{dd}.{mm}.{y}, {HH}:{MM}, "{name}" <{email}>:',
    }


class QqMail(Program):
    name = "QQ Mail"
    attributions: ClassVar[dict[str, str]] = {
        "zh": (
            '------------------ 原始邮件 ------------------\n发件人: "{name}" '
            "<{email}>;\n发送时间: {y}年{m}月{d}日(星期四) 下午{h}:{MM}\n收件人: "
            '"{to}"<{to_email}>;\n主题: {subject}'
        )
    }
    mark = ""
    style = Style(mark="")

    def blockquote(self, html: str) -> str:
        return f"<div>{html}</div>"


class NetEase(Program):
    name = "163.com"
    attributions: ClassVar[dict[str, str]] = {"zh": '在 {y}-{mm}-{dd} {HH}:{MM}:{SS}，"{name}" <{email}> 写道：'}
    mark = ">"


class Seznam(Program):
    name = "Seznam"
    attributions: ClassVar[dict[str, str]] = {
        "cs": (
            "---------- Původní e-mail ----------\nOd: {name} <{email}>"
            "\nKomu: {to_email}\nDatum: {d}. {m}. {y} {HH}:{MM}:{SS}\n"
            "Předmět: {subject}"
        )
    }


class Orange(Program):
    name = "Orange"
    attributions: ClassVar[dict[str, str]] = {
        "fr": (
            '> Message du {dd}/{mm}/{yy} {HH}:{MM}\n> De : "{name}" '
            "<{email}>\n> A : {to_email}\n> Copie à : \n> Objet : "
            "{subject}"
        )
    }


class Interia(Program):
    name = "Interia"
    attributions: ClassVar[dict[str, str]] = {"pl": "Dnia {d} {month} {y} {HH}:{MM} {name} <{email}> napisał(a):"}

    def blockquote(self, html: str) -> str:
        return (
            f'<blockquote class="nh_quote" style="border-left: 2px solid #ccc; padding-left: 5px;">{html}</blockquote>'
        )


class Evolution(Program):
    name = "Evolution"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {sday}, {y}-{mm}-{dd} at {HH}:{MM} {offset}, {name} wrote:",
        "de": "Am {day}, dem {dd}.{mm}.{y} um {HH}:{MM} {offset} schrieb {name}:",
    }
    width = 71

    def joined(self, parts: list[list[str]]) -> list[str]:
        found: list[str] = []
        for part in parts:
            found += part if not found or part[0].startswith(">") else ["", *part]
        return found


class Mutt(Evolution):
    name = "mutt"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {sday}, {smonth} {dd}, {y} at {HH}:{MM}:{SS}{ampm} {offset}, {name} wrote:"
    }


class KMail(Evolution):
    name = "KMail"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {day}, {month} {d}, {y} {h}:{MM}:{SS} {ampm} CET {name} wrote:",
        "de": "Am {day}, {d}. {month} {y}, {HH}:{MM}:{SS} CET schrieb {name}:",
    }


class TheBat(Program):
    name = "The Bat"
    attributions: ClassVar[dict[str, str]] = {"en": "{day}, {month} {d}, {y}, {h}:{MM}:{SS} {ampm}, you wrote:"}


class Claws(Evolution):
    name = "Claws"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {sday}, {d} {smonth} {y} {HH}:{MM}:{SS} {offset}\n{name} <{email}> wrote:",
        "fr": "Le {sday} {d} {smonth} {y} {HH}:{MM}:{SS} {offset},\n{name} <{email}> a écrit :",
    }


class Notes(Program):
    name = "Notes"
    attributions: ClassVar[dict[str, str]] = {
        "en": "From:\t{name} <{email}>\nTo:\t{to_email}\nDate:\t{dd}/{mm}/{y} {HH}:{MM}\nSubject:\t{subject}\n\n\n",
        "de": "Von:\t{name} <{email}>\nAn:\t{to_email}\nDatum:\t{dd}.{mm}.{y} {HH}:{MM}\nBetreff:\t{subject}\n\n\n",
    }
    mark = ""
    style = Style(mark="")

    def blockquote(self, html: str) -> str:
        return f"<div>{html}</div>"


class Superhuman(Program):
    name = "Superhuman"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {sday}, {smonth} {dd}, {y} at {h}:{MM} {ampm}, {name} < {email} > wrote:"
    }

    def quote(self, draft: Draft, original: Original, language: str) -> str:
        return f'<div class="gmail_quote sh-quote">{super().quote(draft, original, language)}</div>'


class Missive(Program):
    name = "Missive"
    attributions: ClassVar[dict[str, str]] = {"en": "On {month} {d}, {y} at {h}:{MM} {ampm} {name} <{email}> wrote:"}

    def blockquote(self, html: str) -> str:
        return f'<blockquote class="missive_quote" type="cite">{html}</blockquote>'


class Libero(Program):
    name = "Libero"
    attributions: ClassVar[dict[str, str]] = {"it": "Il {dd}/{mm}/{y} {HH}:{MM} CET {name} <{email}> ha scritto:\n "}
    mark = ""
    style = Style(mark="")


HELD_OUT: tuple[Program, ...] = (
    GmailElsewhere(),
    OutlookElsewhere(),
    AppleElsewhere(),
    Fastmail(),
    Roundcube(),
    Zimbra(),
    MailRu(),
    Yandex(),
    QqMail(),
    NetEase(),
    Seznam(),
    Orange(),
    Interia(),
    Evolution(),
    Mutt(),
    KMail(),
    TheBat(),
    Claws(),
    Notes(),
    Superhuman(),
    Missive(),
    Libero(),
)
