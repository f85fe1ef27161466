"""Signatures, 'Sent from my phone', and disclaimers at the end of what somebody typed.

What is in doubt is kept: a sentence that is lost cannot be found again, a signature that is kept does little harm.
"""

import re
from collections.abc import Sequence

from agent.core.mail import Label
from agent.reading.phrases import alternatives, any_of

_DELIMITER = re.compile(r"\s*(?:--|—|–|__)\s*$")
"""'-- ' (RFC 3676 section 4.3), and what editors make of it."""
_LONGEST = 12
"""More filled lines than this below a delimiter are text."""
_ANSWER = re.compile(r"\s*(?:[QqFf]\s?[1-5]\b|[1-5]\s?[.):\-]\s|[-*•]\s)")

_SENT_FROM = re.compile(
    r"(?i)\W{0,3}(?:"
    + alternatives(
        r"""
            sent (?:from|via|with|using)|get outlook for|get bluemail|von meinem .{0,40}gesendet|
            (?:diese nachricht wurde )?(?:von|mit) .{1,40} gesendet|gesendet (?:von|mit|über)|envoyé (?:de|depuis|
            à partir)|télécharger outlook|enviado (?:desde|do|de|a partir|con)|obtener outlook|obter o outlook|
            inviato (?:da|dal|con)|scarica outlook|verstuurd (?:vanaf|met|via)|verzonden (?:vanaf|met|via)|
            download outlook|outlook voor|skickat från|skickades från|sendt fra|hent outlook|wysłan[eyo] z|wysłano z|
            pobierz outlook|отправлено (?:с|из)|lähetetty|odesláno z|poslané z|trimis de pe|gönderildi|отримано|
            发自我的|從我的|从我的|iphoneから送信|.{0,20}から送信|内の iphone
            """
    )
    + ")"
)
_NOT_MINE_TO_DROP = 8
"""A 'sent from' line with more words than this is a sentence: 'Sent from my desk, is much easier than my phone'."""

_DISCLAIMER = any_of(
    r"""
        intended recipient|intended solely|solely for the (?:use|addressee|attention)|intended only for|
        not the intended|message may be privileged|legally privileged|privileged and|confidential and|
        confidentiality notice|(?:this|the) (?:e-?mail|message|communication|transmission)\b.{0,60}(?:confidential|
        privileged|virus|intended)|before printing|before you print|consider the environment|registered (?:in|office|
        charity|number)|company (?:no|number)|authori[sz]ed and regulated|vat (?:no|number|reg)|do not accept service|
        vertrauliche information|nur für den empfänger|nicht der richtige adressat|sitz der gesellschaft|
        registergericht|geschäftsführer\s?(?:in)?:|handelsregister|amtsgericht|ust-?id|denken sie an die umwelt|
        umwelt.{0,30}(?:aus)?drucken|avant d.imprimer|destinataire de ce message|(?:ce|le présent) (?:message|
        courriel|e-?mail)\b.{0,80}(?:confidentiel|destiné|strictement)|pensez à l.environnement|antes de imprimir|
        (?:este|el presente) (?:mensaje|correo)\b.{0,80}(?:confidencial|destinatario|dirigid)|aviso legal|
        esta mensagem\b.{0,80}(?:confidencia|destinat)|prima di stampare|(?:questo|
        il presente) messaggio\b.{0,80}(?:riservat|confidenzial|destinatari)|(?:dit|deze) (?:bericht|
        e-?mail)\b.{0,80}(?:vertrouwelijk|bestemd|geadresseerde)|voordat u (?:deze|dit).{0,20}print|(?:detta|
        denna) (?:meddelande|e-post|mejl)\b.{0,80}(?:konfidentiel|avsed)|wiadomość\b.{0,80}(?:poufn|przeznaczon)|
        本メール.{0,60}(?:機密|受信者)|auf diese e-?mail nicht antworten
        """,
    anywhere=True,
)
_CONTINUES = re.compile(
    r"(?i)\W*(?:this|the|diese|dieses|ce|cette|este|esta|questo|dit|deze|notice|confidential|disclaimer)\b"
)
_AT_END = 14
"""A disclaimer stands among the last so many filled lines."""

_CLOSING = re.compile(
    r"(?i)\W*(?:"
    + alternatives(
        r"""
            (?:(?:kind|best|warm|many|with)\s){0,2}(?:regards|wishes|thanks|best)|best|cheers|thanks|thank you|
            yours\b.{0,12}|sincerely(?: yours)?|rgds|br|kr|mfg|(?:mit )?(?:freundlichen?|besten?|herzlichen?|vielen?|
            viele|beste|schöne) grü(?:ß|ss)en?.{0,20}|grü(?:ß|ss)e|vg|lg|(?:bien )?cordialement.{0,20}|bien à vous|
            salutations.{0,20}|(?:un |saludos )?(?:cordial|atento)?\s?saludos?.{0,20}|atentamente|cordiali saluti|
            distinti saluti|saluti|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|mvg|
            (?:med )?(?:vänliga |venlig |vennlig )?hälsning(?:ar)?|hilsen|mvh|pozdrawiam|z poważaniem|atenciosamente|
            abraços?|cumprimentos|よろしくお願い.{0,12}|敬具
            """
    )
    + r")\s?[,.!]?\s*$"
)
_CONTACT = re.compile(
    r"https?://|www\.|\S@\S+\.\S|(?:\+|\b0|\()\d[\d \-/().]{6,}\d|\s\|\s|(?i:\btel\b|\bmob(?:ile)?\b|\bfon\b)"
)


def ends(lines: Sequence[str], *, something_above: bool = False) -> list[Label | None]:
    """For the lines of one person's text: SIGNATURE and FOOTER where that is plain, None for everything else.

    ``something_above`` is true where they typed more, above what they quote.
    """
    labels: list[Label | None] = [None] * len(lines)
    _mark_delimited(lines, labels, something_above)
    _mark_footers(lines, labels)
    _mark_contacts(lines, labels)
    return labels


def _mark_delimited(lines: Sequence[str], labels: list[Label | None], something_above: bool) -> None:
    """From the last '-- ' on, unless what follows is long or holds answers, or nothing would be left."""
    at = next((n for n in range(len(lines) - 1, -1, -1) if _DELIMITER.match(lines[n][:20])), None)
    if at is None or not (something_above or any(_wordy(t) for t in lines[:at])):
        return
    below = [t for t in lines[at + 1 :] if t.strip()]
    if len(below) <= _LONGEST and not any(_ANSWER.match(t) for t in below):
        labels[at:] = [Label.SIGNATURE] * (len(lines) - at)


def _mark_footers(lines: Sequence[str], labels: list[Label | None]) -> None:
    filled = [n for n, t in enumerate(lines) if t.strip()]
    for n in filled[-_AT_END:]:
        if _sent_from(lines[n]):
            labels[n] = Label.FOOTER
        elif n != filled[0] and _DISCLAIMER.search(lines[n][:600]):
            _mark_paragraph(lines, labels, n)


def _mark_paragraph(lines: Sequence[str], labels: list[Label | None], at: int) -> None:
    """A disclaimer goes on to the end of its paragraph, and may have begun a line or two above its telling words."""
    first = at
    for n in range(at - 1, max(at - 3, 0), -1):
        if not lines[n].strip():
            break
        if _CONTINUES.match(lines[n]) and len(lines[n]) > 50:
            first = n
    for n in range(first, len(lines)):
        if not lines[n].strip():
            return
        labels[n] = Label.FOOTER


def _mark_contacts(lines: Sequence[str], labels: list[Label | None]) -> None:
    """After 'Kind regards' and a name: title, company, telephone, up to the last line with a means of contact."""
    last = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].strip() and labels[n] is None), -1)
    closings = [n for n in range(max(last - _LONGEST, 0), last) if _CLOSING.match(lines[n][:80])]
    if not closings:
        return
    filled = [n for n in range(closings[0] + 1, last + 1) if lines[n].strip() and labels[n] is None][1:]
    contacts = [n for n in filled if _CONTACT.search(lines[n][:200])]
    if contacts and all(_cardlike(lines[n]) for n in filled):
        for n in filled:
            labels[n] = Label.SIGNATURE


def _cardlike(line: str) -> bool:
    """Whether a line could stand on a business card."""
    return len(line.split()) <= 12 and not line.rstrip().endswith(("?", "!")) and not _ANSWER.match(line)


def _sent_from(line: str) -> bool:
    bare = re.sub(r"<[^<>]*>|https?://\S+", " ", line[:300])
    return len(bare.split()) <= _NOT_MINE_TO_DROP and bool(_SENT_FROM.match(bare.strip()))


def _wordy(line: str) -> bool:
    return any(c.isalnum() for c in line)
