"""Signatures, and 'Sent from my phone', at the end of what somebody typed.

What is in doubt is kept: a sentence that is lost cannot be found again, a signature that is kept does little harm.
"""

import re
from collections.abc import Sequence

from agent.core.mail import Label
from agent.reading.phrases import alternatives, any_of

_DELIMITER = re.compile(r"\s*(?:--|—|–|__)\s*$")
"""'-- ' (RFC 3676 section 4.3), and what editors make of it."""
_DRAWN = re.compile(r"\s*[-_=*]{5,}\s*$")
"""A drawn line, below which a card may stand."""
_LONGEST = 12
"""More filled lines than this below a delimiter are text."""
_ANSWER = re.compile(r"\s*(?:[QqFf]\s?[1-5]\b|[1-5]\s?[.):\-]\s|[-*•]\s)")

_SENT_FROM = re.compile(
    r"(?i)\W{0,3}(?:"
    + alternatives(
        r"""
            sent (?:from|via|with|using)|get outlook for (?:ios|android|mac|windows|mobile)|get bluemail|
            yahoo mail\W|von meinem .{0,40}gesendet|(?:von|mit) .{1,40} gesendet|gesendet (?:von|mit|über|via)|
            hol(?:en sie sich)? outlook|outlook für|envoyé (?:de|depuis|à partir|avec|par|via)|télécharger outlook|
            obtenez outlook|outlook pour|enviat des|enviado (?:desde|do|de|a partir|con|pelo|com|via)|
            obtener outlook|obtenga outlook|obter o outlook|baixe o outlook|outlook para|inviato (?:da|dal|con|
            tramite)|scarica outlook|ottieni outlook|outlook per|outlook til|verstuurd (?:vanaf|met|via)|
            verzonden (?:vanaf|met|via)|download outlook|outlook voor|skickat (?:från|med)|skickades från|
            hämta outlook|sendt? (?:fra|med|via)|hent outlook|wysłan[eyo] (?:z|przy)|wysłano (?:z|za)|
            pobierz (?:program )?outlook|outlook dla|отправлено (?:с|из|через)|скачать outlook|надіслано (?:з|із|
            через)|lähetetty|hanki outlook|odesláno (?:z|pomocí)|získejte outlook|odoslané z|poslané z|poslano (?:z|
            s|iz|sa)|trimis (?:de pe|din)|\S{1,20}(?:\s\S{1,20}){0,2}(?:dan|den|tan|ten|ile|
            aracılığıyla) gönderildi\W*$|elküldve|.{0,40}(?:küldve|küldték)\W*$|στάλθηκε από|εστάλη από|
            изпратено от|saadetud minu|išsiųsta iš|nosūtīts no|נשלח מ|أ[ُ]?رسلت? من|تم الإرسال من|مرسل من|ارسال از|
            ส่งจาก|đã gửi từ|được gửi từ|dikirim dari|отримано|sent(?: |
            ‑)?fr[aå]n|发自我?的|从我的|從我的|傳送自我|自我的|
            .{0,24}から送信|나의 .{1,20}에서 보냄|.{0,24}에서 보냄|내 .{1,20}에서 보냄|मेरे .{1,20}से भेजा गया
            """
    )
    + ")"
)
_DEVICE = any_of(
    r"""
        iphone|ipad|mac\b|apple|android|galaxy|samsung|huawei|xiaomi|pixel|nokia|motorola|oneplus|oppo|vivo|sony|
        xperia|blackberry|windows|outlook|mail|gmx|web\.de|t-online|yahoo|proton|tuta|spark|superhuman|missive|
        thunderbird|fairemail|k-9|zoho|\bhey\b|aol|icloud|libero|orange|nine\b|edison|phone|handy|tel[eé]fon|
        téléphone|telefoon|puhelim|komór|cellular|celular|m[oóò][bv]i[lł]|tablet|device|ger[äa]t|appareil|
        dispositiv|toestel|enhet|urządzen|zařízen|\bapp\b|телефон|смартфон|携帯|
        手机|手機|スマ|휴대|아이폰|전화|טלפון|هاتف|جوال|
        โทรศัพท์|điện thoại|फ़ोन|ponsel
        """,
    anywhere=True,
)
_POSTSCRIPT = re.compile(r"(?i)\W{0,3}(?:p\.?\s?p?\.?s|n\.?b|ps\d?)\b\W")
_SENTENCE = 9
"""A line of so many words below a delimiter is a sentence."""
_LEGAL_FORM = re.compile(r"(?i)(?:^|\b)(?:ltd|inc|co|corp|llc|plc|gmbh|mbh|bros|[a-z](?:\.[a-z])*|\S\.\S+)\.$")
"""What ends with a full stop on a card: 'Ltd.', 'e.V.', 'B.'."""
_PARTICLE = re.compile(r"(?i)\s*(?:von|van|de|di|du|da|al|el|bin|zu|for|bei|at|a|i\.?\s?a\.?|ppa?\.?|p\.)\s")
"""What may begin a line of a card in lower case."""
_RATED = re.compile(r"\s*(?:[1-5]|10)(?:[.,]5)?\s?(?:/|of|out of|von|sur|de|su|van)?\s?(?:5|10)?\s*[.!]?\s*$")
_AT_END = 14
_THIS_MESSAGE = re.compile(r"(?i)^(?:diese nachricht wurde|this (?:message|e-?mail) was|ce message a été) ")
_NOT_MINE_TO_DROP = 8
"""A 'sent from' line with more words than this is a sentence: 'Sent from my desk, is much easier than my phone'."""

_CLOSING = re.compile(
    r"(?i)\W*(?:"
    + alternatives(
        r"""
            (?:(?:kind|best|warm|many|with)\s){0,2}(?:regards|wishes|thanks|best)|best|cheers|thanks|thank you|
            yours\b.{0,12}|sincerely(?: yours)?|rgds|br|kr|mfg|(?:mit )?(?:freundlichen?|besten?|herzlichen?|
            vielen?|viele|beste|schöne) grü(?:ß|ss)en?.{0,20}|grü(?:ß|ss)e|vg|lg|(?:bien )?cordialement.{0,20}|
            bien à vous|salutations.{0,20}|(?:un |saludos )?(?:cordial|atento)?\s?saludos?.{0,20}|atentamente|
            cordiali saluti|distinti saluti|saluti|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|
            jes)?|mvg|(?:med )?(?:vänliga |venlig |vennlig )?hälsning(?:ar)?|hilsen|mvh|pozdrawiam|z poważaniem|
            atenciosamente|abraços?|cumprimentos|よろしくお願い.{0,12}|敬具
            """
    )
    + r")\s?[,.!]?\s*$"
)
_CONTACT = re.compile(
    r"https?://|www\.|\S@\S+\.\S|(?:\+|\b0|\()\d[\d \-/().]{6,}\d|\s\|\s|(?i:\btel\b|\bmob(?:ile)?\b|\bfon\b)"
)


def ends(lines: Sequence[str], *, something_above: bool = False) -> list[Label | None]:
    """For the lines of one person's text: SIGNATURE and DOUBT where that is plain, None for everything else.

    ``something_above`` is true where they typed more, above what they quote.
    """
    labels: list[Label | None] = [None] * len(lines)
    _mark_delimited(lines, labels, something_above)
    _mark_contacts(lines, labels)
    return labels


def sent_from(lines: Sequence[str]) -> dict[int, Label]:
    """Which lines among the last are a program's word for itself; DOUBT where they name neither device nor program."""
    filled = [n for n, t in enumerate(lines) if t.strip()]
    return {n: label for n in filled[-_AT_END:] if (label := _program_line(lines[n]))}


def closes(line: str) -> bool:
    """Whether a line ends what is typed: 'Kind regards', or the delimiter of a signature."""
    return bool(_CLOSING.match(line[:80]) or _DELIMITER.match(line[:20]))


def _mark_delimited(lines: Sequence[str], labels: list[Label | None], something_above: bool) -> None:
    """From the last '-- ' on, unless what follows is long or holds answers, or nothing would be left.

    A sentence below it may be a postscript, so it is in doubt.
    """
    at = _delimiter(lines)
    if at is None or not (something_above or any(_wordy(t) for t in lines[:at])):
        return
    below = [t for t in lines[at + 1 :] if t.strip()]
    if len(below) <= _LONGEST and not any(_ANSWER.match(t) for t in below):
        labels[at:] = [Label.DOUBT if is_sentence(t) or _remark(t) else Label.SIGNATURE for t in lines[at:]]


def _delimiter(lines: Sequence[str]) -> int | None:
    upwards = range(len(lines) - 1, -1, -1)
    at = next((n for n in upwards if _DELIMITER.match(lines[n][:20])), None)
    if at is None:
        at = next((n for n in upwards if _DRAWN.match(lines[n][:80])), None)
        below = [t for t in lines[(at or 0) + 1 :] if t.strip()]
        return at if any(map(_contact, below)) and all(map(_cardlike, below)) else None
    return at


def is_sentence(line: str) -> bool:
    """Whether a line says something: a postscript, or so many words that no card has them."""
    return bool(_POSTSCRIPT.match(line[:20])) or (
        len(line.split()) >= _SENTENCE and not _CONTACT.search(line[:300]) and "|" not in line
    )


def _remark(line: str) -> bool:
    """Whether a short line says something that no card does: 'Would hire.', 'yes to round two', '4 of 5'."""
    words = line[:200].split()
    if not words or _CONTACT.search(line[:300]) or "|" in line or _LEGAL_FORM.search(words[-1]):
        return False
    stop = words[-1].rstrip("\"')").endswith((".", "!", "?", "。", "！", "？")) and not words[-1][:1].isupper()
    lower = line.lstrip()[:1].islower() and len(words) > 1 and not _PARTICLE.match(line)
    return stop or lower or bool(_RATED.match(line))


def _mark_contacts(lines: Sequence[str], labels: list[Label | None]) -> None:
    """After 'Kind regards' and a name: title, company, telephone, up to the last line with a means of contact."""
    last = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].strip() and labels[n] is None), -1)
    closings = [n for n in range(max(last - _LONGEST, 0), last) if _CLOSING.match(lines[n][:80])]
    if not closings:
        return
    filled = [n for n in range(closings[0] + 1, last + 1) if lines[n].strip() and labels[n] is None][1:]
    contacts = [n for n in filled if _contact(lines[n])]
    if contacts and all(_cardlike(lines[n]) for n in filled):
        for n in filled:
            labels[n] = Label.SIGNATURE


def _cardlike(line: str) -> bool:
    """Whether a line could stand on a business card."""
    return len(line.split()) <= 12 and not line.rstrip().endswith(("?", "!")) and not _ANSWER.match(line)


def _contact(line: str) -> bool:
    return bool(_CONTACT.search(line[:200]))


def _program_line(line: str) -> Label | None:
    bare = re.sub(r"<[^<>]*>|\(https?:[^()]*\)|https?://\S+", " ", line[:300]).strip()
    bare = _THIS_MESSAGE.sub("", bare)
    if len(bare.split()) > _NOT_MINE_TO_DROP or not _SENT_FROM.match(bare):
        return None
    return Label.SIGNATURE if _DEVICE.search(bare) else Label.DOUBT


def _wordy(line: str) -> bool:
    return any(c.isalnum() for c in line)
