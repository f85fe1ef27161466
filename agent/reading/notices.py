"""What nobody typed: legal notices, warnings of gateways, footers of virus scanners and mailing lists."""

import re
from collections.abc import Sequence

from agent.core.mail import Label
from agent.reading.phrases import any_of
from agent.reading.signature import closes

_DISCLAIMER = any_of(
    r"""
        intended recipient|intended solely|solely for the (?:use|addressee|attention)|not the intended|
        message may be privileged|legally privileged|confidentiality notice|(?:this|the) (?:e-?mail|message|
        communication|transmission)\b.{0,60}(?:confidential|privileged|virus|intended)|vertrauliche information|
        (?:diese|dieser) (?:e-?mail|nachricht)\b.{0,60}(?:vertraulich|rechtlich geschützt)|
        tento e-?mail\b.{0,80}důvěrn|ez az (?:üzenet|e-?mail|levél)\b.{0,80}(?:bizalmas|titkos)|(?:acest|
        prezentul) (?:mesaj|e-?mail)\b.{0,80}confiden|táto správa\b.{0,80}dôvern|το παρόν (?:μήνυμα|
        email)\b.{0,80}εμπιστευτικ|nur für den empfänger|nicht der richtige adressat|destinataire de ce message|
        (?:ce|le présent) (?:message|courriel|e-?mail)\b.{0,80}(?:confidentiel|destiné|strictement|exclusive)|
        (?:este|el presente|la información de este) (?:mensaje|correo)\b.{0,80}(?:confidencial|destinatario|
        dirigid)|esta mensagem\b.{0,80}(?:confidencia|destinat)|(?:questo|il presente) (?:messaggio|
        e-?mail)\b.{0,80}(?:riservat|confidenzial|destinatari)|informazioni contenute in quest.{0,80}(?:messaggio|
        e-?mail|riservat)|(?:dit|deze) (?:bericht|e-?mail)\b.{0,80}(?:vertrouwelijk|bestemd|geadresseerde)|(?:detta|
        denna|dette|denne) (?:meddelande|meddelelse|e-post|e-mail|mejl)\b.{0,80}(?:konfidentiel|fortrolig|avsed|
        beregnet)|wiadomość\b.{0,80}(?:poufn|przeznaczon)|(?:данное|это|настоящее) (?:сообщение|
        письмо)\b.{0,80}(?:конфиденциал|предназначен)|tämä viesti\b.{0,80}luottamuksel|bu e-?posta\b.{0,80}(?:gizli|
        kişi)|tato zpráva\b.{0,80}důvěrn|本(?:メール|電子メール).{0,60}(?:機密|受信者)|(?:本|
        此)(?:邮件|電子郵件|郵件).{0,40}(?:保密|机密|機密|
        收件人)|auf diese e-?mail nicht antworten
        """,
    anywhere=True,
)
_IMPRINT = any_of(
    r"""
        privileged and|confidential and|before printing|before you print|consider the environment|registered (?:in|
        office|charity|number)|company (?:no|number)|authori[sz]ed and regulated|vat (?:no|number|reg)|
        do not accept service|sitz der gesellschaft|registergericht|geschäftsführer\s?(?:in)?:|handelsregister|
        amtsgericht|ust-?id|denken sie an die umwelt|umwelt.{0,30}(?:aus)?drucken|intended only for|aviso (?:legal|
        de confidencial)|avant d.imprimer|antes de imprimir|prima di stampare|pensez à l.environnement|
        voordat u (?:deze|dit).{0,20}print
        """
)
"""What stands in notices and imprints, and could stand in a sentence."""
_SPEAKS = re.compile(r"\b(?:I|I'm|I've|I'd|[Ii]ch|[Jj]e|j'ai|[Yy]o|[Ii]o|[Ii]k|[Jj]ag|[Jj]eg)\b")
"""No legal notice says 'I'."""
_BANNER = any_of(
    r"""
        (?:originated|sent|came|received|is) from (?:outside|an external)|external (?:e-?mail|
        sender)\b.{0,80}(?:caution|care|link|click)|do not click (?:on )?(?:any )?links?|
        learn why this is important|don.t often get (?:e-?)?mail from|^\W{0,4}(?:caution|warning|
        external)\W{0,3}:?\s?(?:external|this (?:e-?)?mail|message from outside)|^\W{0,4}\[?external(?:\se-?mail|
        \ssender)?\]?\W{0,3}$|externe? e-?mail\b.{0,80}(?:vorsicht|link|anhäng)|(?:e-?mail|
        nachricht)\b.{0,40}(?:von außerhalb|von extern|externen absender)|(?:mail|message|
        courriel)\b.{0,40}(?:provient de l.ext|expéditeur externe)|(?:correo|mensaje)\b.{0,40}(?:fuera de la|
        externo a la)|(?:e-?mail|bericht)\b.{0,40}(?:van buiten de|externe afzender)|(?:e-?mail|
        messaggio)\b.{0,40}(?:esterno all|mittente esterno)|vous n.obtenez pas souvent|sie erhalten nicht (?:häufig|
        oft) e-?mails von
        """,
    anywhere=True,
)
_MAY_WARN = (
    "extern",
    "exté",
    "outside",
    "click",
    "oft",
    "caution",
    "warning",
    "fuera",
    "buiten",
    "souvent",
    "außerhalb",
)
"""One of these is in every warning; a quick look, as the whole table takes its time."""
_PROGRAM = any_of(
    r"""
        ^\W{0,3}(?:<[^<>]{1,300}>\s?)?(?:virus-?free|virenfrei|libre de virus|sans virus|privo di virus|virusvrij|
        livre de vírus|wolny od wirusów|без вирусов)\b.{0,40}$|checked for viruses|auf viren geprüft|
        ^\W{0,3}(?:<?https?://)?(?:www\.)?avast\.com\S{0,300}$|^\W{0,3}<#[0-9A-Fa-f\-]{20,}>\W{0,3}$|(?:scanned|
        protected) by .{0,30}(?:antivirus|mimecast|mailscanner)|analys.{0,20}antivirus|e-?mail.{0,30}(?:überprüft|
        gescannt).{0,30}viren|^\W*ᐧ\W*$|^\s*\[(?:cid:|image:|bild:|logo)[^\[\]]*\]\s*$
        """,
    anywhere=True,
)
_LIST = any_of(
    r"""
        mailing ?list\b.{0,60}(?:$|@)|mailman/(?:listinfo|options)|to unsubscribe\b|unsubscribe (?:from|send|here)|
        you received this (?:message|e-?mail) because you are subscribed|groups\.google\.com/d/(?:msgid|optout)|
        mail an .{0,40}-unsubscribe@|se désinscrire de|para cancelar la suscripción|abmelden von dieser liste
        """,
    anywhere=True,
)
_RULE = re.compile(r"\s*(?:[-_=]{5,}|--)\s*$")
_CONTINUES = re.compile(
    r"(?i)\W*(?:this|the|diese|dieses|ce|cette|este|esta|questo|le|dit|deze|notice|confidential|disclaimer)\b"
)
_AT_END = 14
"""A disclaimer stands among the last so many filled lines."""
_LOOKED_AT = 600
"""Characters of a line."""


def banner(line: str) -> bool:
    """Whether a gateway's warning about a mail from outside stands here."""
    line = line[:_LOOKED_AT].lower()
    return any(word in line for word in _MAY_WARN) and bool(_BANNER.search(line))


def notices(lines: Sequence[str], *, something_above: bool = False) -> dict[int, Label]:
    """Which lines of one person's text are notices: DISCLAIMER, or DOUBT where they could be the person's words.

    The first line is none, unless ``something_above`` was typed, above what they quote.
    """
    filled = [n for n, t in enumerate(lines) if t.strip()]
    spared = -1 if something_above or not filled else filled[0]
    found: dict[int, Label] = {}
    for n in filled[-_AT_END:]:
        line = lines[n][:_LOOKED_AT]
        if _PROGRAM.search(line):
            found[n] = Label.DISCLAIMER
        elif n != spared and n not in found and (_DISCLAIMER.search(line) or _below_rule(lines, n, line)):
            found |= _labelled(lines, n, Label.DISCLAIMER)
        elif n != filled[0] and n not in found and _IMPRINT.search(line):
            found |= _labelled(lines, n, Label.DISCLAIMER if any(map(closes, lines[:n])) else Label.DOUBT)
    return found


def _labelled(lines: Sequence[str], at: int, label: Label) -> dict[int, Label]:
    paragraph = _paragraph(lines, at)
    return {} if any(_SPEAKS.search(lines[n][:_LOOKED_AT]) for n in paragraph) else dict.fromkeys(paragraph, label)


def _below_rule(lines: Sequence[str], at: int, line: str) -> bool:
    """Footers of mailing lists stand below a drawn line, where their few words say enough."""
    return bool(_LIST.search(line)) and any(_RULE.match(t[:200]) for t in lines[max(at - 4, 0) : at])


def _paragraph(lines: Sequence[str], at: int) -> set[int]:
    """A notice goes on to the end of its paragraph, and may have begun a line or two above its telling words."""
    first = at
    for n in range(at - 1, max(at - 4, 0), -1):
        if not lines[n].strip():
            break
        if _RULE.match(lines[n][:200]) or (_CONTINUES.match(lines[n]) and len(lines[n]) > 50):
            first = n
    end = first
    while end < len(lines) and lines[end].strip():
        end += 1
    return set(range(first, end))
