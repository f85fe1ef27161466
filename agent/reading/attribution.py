"""Where a quoted mail begins: 'On Monday Anna wrote:', header blocks, and the rules that mail programs draw.

Every test looks at a bounded number of lines, and uses no expression that could backtrack over a long line.
"""

import re
from collections.abc import Sequence

from agent.reading.ours import unmarked


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WROTE = _set(
    "wrote schrieb geschrieben écrit escribió escribio scritto schreef geschreven skrev skrifaði kirjoitti napisał"
    " napisała napisał(a) napisal napisała(a) escreveu пишет написал написала писал писала írta yazdı scrie scris"
    " napsal napsal(a) пише 写道 寫道 書きました のメール 작성"
)
_BEGINS = _set(
    "on am le el il op den em w dnia dne pe 在 于 mon tue wed thu fri sat sun från från: from von de da da: od от"
    " mandag tirsdag onsdag torsdag fredag måndag tisdag lørdag søndag lördag söndag tors tis ons fre ma di wo do vr"
    " montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche"
    " lun mar mié mie jue vie sáb dom to ti ke la su vào a em,"
)
_FIELDS = {
    "from": "from von de da van från fra od от lähettäjä 差出人 发件人 寄件者 보낸사람"
    " expéditeur mittente gönderen feladó",
    "date": "date sent gesendet datum envoyé enviado enviada inviato data verzonden skickat sendt wysłano fecha dato"
    " отправлено дата lähetetty päivämäärä 送信日時 日付 发送时间 日期 날짜 tarih dátum",
    "to": "to an à para a aan till til do кому vastaanottaja 宛先 收件人 받는사람"
    " kime destinataire destinatario címzett",
    "cc": "cc kopie copie copia kopia kopi dw копия kopio ccn bcc",
    "subject": "subject betreff objet asunto oggetto onderwerp ämne emne temat тема assunto aihe 件名 主题 主旨 제목"
    " konu tárgy předmět",
    "other": "reply-to importance wichtigkeit priority antwort answer-to organization attachments",
}
_FIELD_OF = {name: kind for kind, names in _FIELDS.items() for name in names.split()}
_FIELD = re.compile(r"[*_\s]{0,4}([^\W\d_][\w\- ]{0,18}?)[*_\s]{0,4}[:：]")
_ORIGINAL = re.compile(
    r"(?i)[\s>*]*(?:[-=_]{2,}|begin\s|anfang der\s|début du\s|inicio del\s)[\s*]{0,3}.{0,4}"
    r"(?:original|ursprüng|urspr|weitergeleitet|forwarded|doorgestuurd|oorspronkelijk|reenviado|mensaje|mensagem|message|"
    r"messaggio|transféré|vidarebefordrat|oprindelig|opprinnelig|wiadomość|сообщение|alkuperäinen)"
)
_RULE = re.compile(r"[\s>]*(?:_{8,}|-{8,}|={8,}|\*{8,}|─{4,}|―{4,}|—{3,})\s*$")
_ADDRESS = re.compile(r"(?:<|&lt;)[^<>@\s]{1,64}@[^<>@\s]{1,255}(?:>|&gt;)")
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b")
_BLOCK = 12
"""A header block is over after so many lines, even where long lists of recipients wrap."""
_LONGEST = 4
"""'On ... wrote:' is wrapped over at most so many lines."""


def attribution_at(lines: Sequence[str], at: int) -> int:
    """How many lines from ``at`` on are the beginning of a quoted mail; 0 if none are."""
    if _ORIGINAL.match(lines[at][:200]) and len(lines[at]) < 120:
        return 1 + header_block(lines, _next_filled(lines, at + 1))
    return header_block(lines, at) or _wrote(lines, at)


def rule(line: str) -> bool:
    """Whether a line is only drawn."""
    return bool(_RULE.match(line[:200]))


def header_block(lines: Sequence[str], at: int) -> int:
    """The length of a block of 'From:', 'Sent:', 'To:', 'Subject:' that begins here; 0 if none does."""
    if at >= len(lines) or _field(lines[at]) not in ("from", "date", "subject"):
        return 0
    seen, end = set(), at
    for n in range(at, min(at + _BLOCK, len(lines))):
        kind = _field(lines[n])
        if kind:
            seen.add(kind)
            end = n + 1
        elif not unmarked(lines[n]).strip() or n >= end + 2:
            break
    return end - at if "from" in seen and len(seen & {"date", "to", "subject"}) >= 2 else 0


def _field(line: str) -> str:
    found = _FIELD.match(unmarked(line)[:60])
    return _FIELD_OF.get(found.group(1).strip().lower(), "") if found else ""


def _wrote(lines: Sequence[str], at: int) -> int:
    """'On <date>, <name> <address> wrote:' within a few lines; a date's digit or an address must be in it."""
    first = unmarked(lines[at]).strip().lower()
    if not first:
        return 0
    said = ""
    for n in range(at, min(at + _LONGEST, len(lines))):
        part = unmarked(lines[n]).strip()
        if not part or len(part) > 300:
            return 0
        said = f"{said} {part}".lower().strip()
        if _ends_as_wrote(said):
            return n + 1 - at if _dated(said) and (_begins(first) or n == at) else 0
        if not _begins(first):
            return 0
    return 0


def _begins(line: str) -> bool:
    word = re.split(r"[\s,.]", line.lstrip("*_<\"'"), maxsplit=1)[0]
    return word in _BEGINS or word[:1].isdigit() or "@" in line


def _ends_as_wrote(said: str) -> bool:
    """A word for 'wrote' and a colon; or a colon, or the word alone, where both a date and an address stand before."""
    tail = said.rstrip(" *_-")[-120:]
    colon = tail[-1:] in (":", "：")
    words = {w.strip(edge) for w in tail.split() for edge in ("*_:：,()<>", "*_:：,<>")}
    wrote = any(w in words or (w[0] > "\u0b80" and w in tail) for w in _WROTE)
    if colon and wrote:
        return True
    sure = bool(_ADDRESS.search(said) and _DATE.search(said))
    return sure and (colon or wrote or (said[:1].isdigit() and tail.endswith(">")))


def _dated(said: str) -> bool:
    return "@" in said or bool(re.search(r"\d{1,2}[.:/\- ]", said))


def _next_filled(lines: Sequence[str], at: int) -> int:
    while at < len(lines) - 1 and not unmarked(lines[at]).strip():
        at += 1
    return at
