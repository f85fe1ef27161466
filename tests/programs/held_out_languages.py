"""The large programs in languages that no rule was written for."""

from typing import ClassVar

from agent.sandbox.quoting.apple import AppleMail
from agent.sandbox.quoting.gmail import GmailWeb
from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.outlook import HEADERS, OutlookDesktop
from agent.sandbox.quoting.program import Draft, Program

_OWN = {
    "da": ("Fra:", "Sendt:", "Til:", "Emne:", "{d}. {month} {y} {HH}:{MM}"),
    "nb": ("Fra:", "Sendt:", "Til:", "Emne:", "{day} {d}. {month} {y} {HH}:{MM}"),
    "fi": ("Lähettäjä:", "Lähetetty:", "Vastaanottaja:", "Aihe:", "{day} {d}. {month} {y} {HH}.{MM}"),
    "cs": ("Od:", "Odesláno:", "Komu:", "Předmět:", "{day} {d}. {month} {y} {HH}:{MM}"),
    "hu": ("Feladó:", "Elküldve:", "Címzett:", "Tárgy:", "{y}. {month} {d}., {day} {HH}:{MM}"),
    "ro": ("De la:", "Trimis:", "Către:", "Subiect:", "{day}, {d} {month} {y} {HH}:{MM}"),
    "ru": ("От:", "Отправлено:", "Кому:", "Тема:", "{day}, {d} {month} {y} г. {HH}:{MM}"),
    "uk": ("Від:", "Надіслано:", "Кому:", "Тема:", "{day}, {d} {month} {y} р. {HH}:{MM}"),
    "tr": ("Kimden:", "Gönderildi:", "Kime:", "Konu:", "{d} {month} {y} {day} {HH}:{MM}"),
    "el": ("Από:", "Στάλθηκε:", "Προς:", "Θέμα:", "{day}, {d} {month} {y} {HH}:{MM}"),
    "zh": ("发件人:", "发送时间:", "收件人:", "主题:", "{y}年{m}月{d}日 {HH}:{MM}"),
    "ko": ("보낸 사람:", "보낸 날짜:", "받는 사람:", "제목:", "{y}년 {m}월 {d}일 {day} {HH}:{MM}"),
    "he": ("מאת:", "נשלח:", "אל:", "נושא:", "{day} {d} {month} {y} {HH}:{MM}"),
    "ar": ("من:", "تم الإرسال:", "إلى:", "الموضوع:", "{day}, {d} {month}, {y} {HH}:{MM}"),
}


class GmailElsewhere(GmailWeb):
    """Gmail in further languages."""

    name = "Gmail, 14 more"
    attributions: ClassVar[dict[str, str]] = {
        "da": "Den {sday} {d}. {smonth} {y} kl. {HH}.{MM} skrev {name} <{email}>:",
        "nb": "{sday} {d}. {smonth} {y} kl. {HH}:{MM} skrev {name} <{email}>:",
        "fi": "{sday} {d}. {smonth} {y} klo {HH}.{MM} {name} ({email}) kirjoitti:",
        "cs": "{sday} {d}. {m}. {y} v {HH}:{MM} odesílatel {name} <{email}> napsal:",
        "hu": "{name} <{email}> ezt írta (időpont: {y}. {smonth} {d}., {sday}, {HH}:{MM}):",
        "ro": "În {sday}, {d} {smonth} {y} la {HH}:{MM}, {name} <{email}> a scris:",
        "ru": "{sday}, {d} {smonth} {y} г. в {HH}:{MM}, {name} <{email}>:",
        "uk": "{sday}, {d} {smonth} {y} р. о {HH}:{MM} {name} <{email}> пише:",
        "tr": "{name} <{email}>, {d} {smonth} {y} {sday}, {HH}:{MM} tarihinde şunu yazdı:",
        "el": "Στις {sday} {d} {smonth} {y} στις {h}:{MM} μ.μ., ο χρήστης {name} <{email}> έγραψε:",
        "zh": "{name} <{email}> 于{y}年{m}月{d}日周四 {HH}:{MM}写道：",
        "ko": "{y}년 {m}월 {d}일 (목) 오후 {h}:{MM}, {name} <{email}>님이 작성:",
        "he": (
            "\u202bבתאריך יום {sday}, {d} ב{smonth} {y} ב-{HH}:{MM} "
            "מאת \u202a{name}\u202c\u200f <\u202a{email}\u202c\u200f>"
            ":\u202c"
        ),
        "ar": "في {sday}، {d} {smonth} {y} في {h}:{MM} م تمت كتابة ما يلي بواسطة {name} <{email}>:",
    }


class OutlookElsewhere(OutlookDesktop):
    """Outlook in further languages."""

    name = "Outlook, 14 more"
    attributions: ClassVar[dict[str, str]] = {language: "" for language in _OWN}

    def head(self, original: Original, language: str) -> list[str]:
        HEADERS.setdefault(language, _OWN[language])
        return super().head(original, language)

    def head_html(self, original: Original, language: str) -> str:
        HEADERS.setdefault(language, _OWN[language])
        return super().head_html(original, language)

    def text(self, draft: Draft, original: Original, language: str, *, rich: bool) -> str:
        return Program.text(self, draft, original, language, rich=rich)


class AppleElsewhere(AppleMail):
    """Mail on a Mac in further languages."""

    name = "Apple, 8 more"
    attributions: ClassVar[dict[str, str]] = {
        "da": "Den {d}. {smonth} {y} kl. {HH}.{MM} skrev {name} <{email}>:",
        "nb": "{d}. {smonth} {y} kl. {HH}:{MM} skrev {name} <{email}>:",
        "fi": "{name} <{email}> kirjoitti {d}.{m}.{y} kello {HH}.{MM}:",
        "cs": "{d}. {m}. {y} v {HH}:{MM}, {name} <{email}>:",
        "ru": "{d} {smonth} {y} г., в {HH}:{MM}, {name} <{email}> написал(а):",
        "tr": "{name} <{email}> şunları yazdı ({d} {smonth} {y} {HH}:{MM}):",
        "zh": "{y}年{m}月{d}日 {HH}:{MM}，{name} <{email}> 写道：",
        "ko": "{y}. {m}. {d}. 오후 {h}:{MM}, {name} <{email}> 작성:",
    }
