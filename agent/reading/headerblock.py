"""Header blocks of quoted mail: 'From:', 'Sent:', 'To:', 'Subject:', in whatever language a mail program speaks.

Lines come without their quote marks. Listed names are known wherever they stand. A block in a language that nobody
listed has the same shape, and is taken for one where a quoted letter follows.
"""

import re
from collections.abc import Sequence

_FIELDS = {
    "from": "from von de da van från fra od od: от від från lähettäjä saatja nuo no 差出人 发件人 寄件者 寄件人"
    " 보낸사람 보낸|사람 expéditeur mittente gönderen kimden feladó από de|la de|(remitente) expeditor"
    " от|кого מאת من از จาก từ"
    " dari pošiljatelj šalje frá remitente remetente afsender avsender отправитель odesílatel pengirim प्रेषक",
    "date": "date sent gesendet datum envoyé envoyé|le enviado enviada enviado|el inviato data"
    " data|invio verzonden"
    " skickat sendt dato wysłano fecha отправлено дата надіслано lähetetty päivämäärä saadetud kuupäev išsiųsta"
    " nosūtīts 送信日時 日時 日付 发送时间 發送時間 寄件日期 傳送時間 时间 日期 보낸|날짜 날짜 gönderildi"
    " gönderme|tarihi enviada|em enviado|em date|d'envoi data|wysłania sendt|den tarih"
    " elküldve dátum küldve στάλθηκε ημερομηνία trimis odesláno odoslané dňa poslano изпратено נשלח"
    " תאריך تاريخ|الإرسال التاريخ تاریخ วันที่ ส่ง đã|gửi ngày dikirim tanggal sent|at dagsetning"
    " sent: posláno тарих",
    "to": "to an à para a aan till til do кому vastaanottaja kellele kam 宛先 收件人 受信者 받는사람 받는|사람"
    " kime alıcı destinataire destinatario destinatário címzett προς către komu za до אל ל إلى به"
    " ถึง tới đến kepada prima mottaker modtager",
    "cc": "cc kopie copie copia cópia kopia kopi dw копия копія kopio koopia ccn bcc cc/cci κοιν."
    " κοινοποίηση másolat"
    " bilgi v|kopii עותק نسخة สำเนา 抄送 副本 참조 skrytá",
    "subject": "subject betreff objet asunto oggetto onderwerp ämne emne temat тема assunto aihe teema tema 件名"
    " 主题 主旨 主題 제목 konu tárgy θέμα subiect předmět predmet zadeva naslov относно נושא הנדון الموضوع موضوع"
    " เรื่อง หัวเรื่อง chủ|đề tiêu|đề perihal subjek efni viðfangsefni विषय",
    "other": "reply-to importance wichtigkeit priority priorität antwort antwort|an answer-to"
    " organization attachments"
    " responder|a répondre|à prioridad importancia waga categories when where",
}
_FIELD_OF = {name.replace("|", " "): kind for kind, names in _FIELDS.items() for name in names.split()}
_FIELD = re.compile(r"[*_\s]{0,4}([^\s:：<>@*\d][^:：<>@*]{0,24}?)[*_\s]{0,4}[:：]")
_ADDRESS = re.compile(r"(?<=[^<>@\s])@[^<>@\s]{1,255}\.[^<>@\s]")
_DATE = re.compile(r"\b(?:19|20|25)\d\d\b|\d{1,2}[:.]\d\d\b")
_NAMED = re.compile(r"(?:^|\s)\*?([^\s:*]{2,20})\*?:(?=\*?\s)")
_FIELDS_AT_LEAST = 3
_SHORT_DATE = 3
_SENTENCE = 4
"""Words without an address that may be a sentence."""
_LONGEST = 600
"""Characters of a block on one line."""
_BLOCK = 14
"""A header block is over after so many lines, even where long lists of recipients wrap."""


def header_block(lines: Sequence[str], at: int) -> int:
    """The length of a header block that begins here; 0 if none does."""
    if at < len(lines) and _flat(lines[at]):
        return 1
    if at >= len(lines) or _field(lines[at]) not in ("from", "date", "subject", "to"):
        return 0
    seen, end = dict[str, int](), at
    for n in _rows(lines, at):
        kind = _field(lines[n])
        if kind in seen and kind != "other":
            if seen[kind] == at and end == n:
                # Two of the same name: the first one was typed above the block.
                return 0
            break
        if kind:
            seen[kind] = n
            end = n + 1
        elif n >= end + 2:
            break
    return end - at if "from" in seen and len(seen.keys() & {"date", "to", "subject"}) >= 2 else 0


def bare_block(lines: Sequence[str], at: int) -> int:
    """The length of a block without colons, as eM Client writes it below its drawn line; 0 if none begins here."""
    end, seen = at, set[str]()
    while end < min(at + _BLOCK, len(lines)) and (words := lines[end][:60].replace("*", "").split()):
        kind = _FIELD_OF.get(words[0].lower(), "")
        if not kind or kind in seen:
            break
        seen.add(kind)
        end += 1
    return end - at if {"from", "date", "subject"} <= seen and "@" in lines[at] else 0


def _flat(line: str) -> bool:
    """Whether a whole block was joined to one line."""
    if line.count(":") < _FIELDS_AT_LEAST or len(line) > _LONGEST:
        return False
    seen = {_FIELD_OF.get(name.lower(), "") for name in _NAMED.findall(line)}
    return "from" in seen and len(seen & {"date", "to", "subject"}) >= 2 and bool(_DATE.search(line))


def _rows(lines: Sequence[str], at: int) -> range:
    """The filled lines from here on: up to an empty one, or with an empty line between any two."""
    step = 1 if at + 1 < len(lines) and lines[at + 1].strip() else 2
    end = at
    while end < min(at + step * _BLOCK, len(lines)) and lines[end].strip():
        if step == 2 and not (_field(lines[end]) and _empty(lines, end + 1)):
            break
        end += step
    return range(at, min(end, len(lines)), step)


def _empty(lines: Sequence[str], at: int) -> bool:
    return at >= len(lines) or not lines[at].strip()


def shaped_block(lines: Sequence[str], end: int) -> int:
    """How many lines above ``end``, 3 to 8, are 'name: value' and tell a date and an address; 0 if"
    " these are none."""
    at = end
    while at > max(end - 8, 0) and _FIELD.match(lines[at - 1][:60]):
        at -= 1
    said = "\n".join(lines[at:end])
    sure = end - at >= 3 and _ADDRESS.search(said[:2_000]) and _DATE.search(said[:2_000])
    return end - at if sure else 0


def _field(line: str) -> str:
    found = _FIELD.match(line[:60])
    kind = _FIELD_OF.get(found[1].strip().lower(), "") if found else ""
    return kind if found and kind and _fits(kind, line[found.end() : found.end() + 200].strip(" *\t")) else ""


def _fits(kind: str, value: str) -> bool:
    """Whether a value can stand in such a field: names are no sentences, and dates have digits or are short."""
    if kind not in ("from", "to", "date") or "@" in value or not value.isascii():
        return True
    words = value.split()
    if kind == "date":
        return any(c.isdigit() for c in value) or len(words) <= _SHORT_DATE
    lower = sum(w[0].islower() for w in words)
    told = words and words[-1].rstrip(".!?")[:1].islower() and value.endswith((".", "!", "?"))
    return len(words) < _SENTENCE or not (told or (lower * 2 > len(words) and ";" not in value and "," not in value))
