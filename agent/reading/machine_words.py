"""What machines write to people who wrote to somebody: absence notes, receipts, acknowledgements, challenges.

Every phrase here counts only together with another sign, or where nobody would type it at the beginning of a mail:
people write about absences and automatic answers too.
"""

import re

from agent.reading.phrases import alternatives, any_of

# What Outlook, Exchange, Gmail and others put before the subject that they answer.
_AUTOMATIC = alternatives(
    r"""
    automatic (?:e-?mail )?(?:reply|response|answer)|auto(?:mated)?[ -]?(?:reply|response|responder|answer)
    autoreply|autoresponse|vacation (?:reply|response|message|notice|responder)
    out of (?:the )?office (?:auto[ -]?reply|reply|notice|message|assistant)
    automatische?s? (?:antwort|r[üu]ckantwort)|abwesenheits(?:notiz|nachricht|meldung|assistent|info)
    r[ée]ponse automatique|absence du bureau|message d['’]absence|respuesta autom[áa]tica|fuera de la? ?oficina
    risposta automatica|fuori (?:sede|ufficio)|automatisch antwoord|automatische beantwoording
    afwezigheids(?:bericht|assistent)|resposta autom[áaà]tica|fora do escrit[óo]rio|autosvar
    automatiske?t? svar(?:smeddelande)?|fr[åa]nvaromeddelande|ikke p[åa] kontoret|automaattinen vastaus
    poissaoloilmoitus|poissa toimistosta|odpowied[źz] automatyczna|automatyczna odpowied[źz]|poza biurem
    automatick[áa] odpov[ěe][ďd]|mimo kancel[áa][řr]|automatikus v[áa]lasz|r[ăa]spuns automat
    автоматичен отговор|автоответ(?:чик)?|автоматический ответ|автоматична відповідь|автовідповідь
    аутоматски одговор|automatski odgovor|samodejni odgovor|automaatvastus|autom[āa]tisk[āa] atbilde
    automatinis atsakymas|erantzun automatikoa|sj[áa]lfvirkt svar|αυτόματη απάντηση|otomatik (?:yan[ıi]t|cevap)
    ofis d[ıi][şs][ıi]nda|מענה אוטומטי|תשובה אוטומטית|رد تلقائي|پاسخ خودکار|स्वचालित (?:उत्तर|प्रत्युत्तर)
    (?:การ)?ตอบกลับอัตโนมัติ|tr[ảa] l[ờo]i t[ựu] đ[ộo]ng|balasan (?:otomatis|automatik)
    自動(?:応答|返信|回覆|回复)|不在(?:通知|のお知らせ)|自动(?:回复|答复)|자동 ?(?:회신|응답|답장)
    부재중 ?(?:자동 )?(?:응답|알림)
    """
)
# Words that people begin a subject with as well.
_ABSENT = alternatives(
    r"""
    (?:i am |i'm )?(?:currently )?out of (?:the )?office|ooo
    on (?:vacation|holiday|annual leave|parental leave|maternity leave)
    (?:currently )?away(?: from (?:the office|my (?:mail|desk|e-?mail)))?|auto(?:matic)?
    abwesenheit|abwesend|(?:ich bin )?(?:derzeit |zurzeit )?nicht im b[üu]ro|absente?(?: du bureau)?|ausente|assente
    afwezig|fr[åa]nvar(?:ande|o)|poissa(?:olo)?|nieobecno[śs][ćc]|nep[řr][íi]tomnost|отсутству\w+
    """
)
_END = r"\s*(?:[:：\-–—(]|$|re:|until|till|from|bis\b|ab\b|vom\b|jusqu|du\b|hasta|del\b|\d)"
_PREFIX = r"(?i)(?:\[[^\]]{1,30}\]\s*)?"
_STRONG = re.compile(rf"{_PREFIX}(?:{_AUTOMATIC}){_END}")
_FULL = re.compile(rf"{_PREFIX}(?:i am |i'm )?(?:currently )?out of (?:the )?office\b(?!\s*[-–—]){_END}")
_WEAK = re.compile(rf"{_PREFIX}(?:{_ABSENT}){_END}")

_NOTE = any_of(
    r"""
    out of (?:the )?office|away from (?:the |my )?(?:office|desk|e-?mail)|limited access to (?:my )?e-?mail
    on (?:annual |sick |parental |maternity |paternity )?(?:leave|vacation|holidays?)
    will not be (?:reading|checking|able to (?:read|reply|respond))|not be reading my mail
    (?:nicht|außer) (?:im|in meinem) (?:büro|haus)|außer haus|abwesend|in (?:urlaub|elternzeit|mutterschutz)|im urlaub
    nicht erreichbar|absente?(?: du bureau)?|en (?:congés?|vacances|déplacement)|de retour le|fuera de la oficina
    de vacaciones|ausente|fuori (?:ufficio|sede)|in ferie|assente|afwezig|met (?:vakantie|verlof)
    niet (?:op kantoor|aanwezig|bereikbaar)|fora do escritório|de férias|på semester|frånvarande|inte på kontoret
    ikke på kontoret|på ferie|bortreist|lomalla|poissa|toimiston ulkopuolella|na urlopie|poza biurem|nieobecn\w+
    na dovolené|mimo kancelář\w*|nepřítom\w+|szabadságon|în concediu|в отпуске|отсутству\w+|вне офиса|у відпустці
    ofis(?:te|im)? (?:dışında|değilim)|izinde(?:yim)?|tatilde(?:yim)?|σε άδεια|εκτός γραφείου
    """
)
_NOTE_CJK = any_of(
    "不在にして|不在です|休暇中|休暇をいただ|お休みをいただ|外出中|休假|不在办公室|不在辦公室|外出|出差|부재중|휴가",
    anywhere=True,
)
_RECEIPT = re.compile(
    r"(?i)(?:(?:not )?read|gelesen|lu|leído|letto|gelezen|lid[oa]|läst|læst|lest|luettu|przeczytan[eo]|přečteno"
    r"|прочитано|okundu|開封済み|已读|已讀|읽음)\s*[:：]"
)
_WAS_READ = any_of(
    r"""
    (?:was|has been) (?:read|opened|displayed|deleted without being read) (?:on|at|by)|wurde am .{0,60} gelesen
    a été lu le|se leyó el|è stato letto|is gelezen op|foi lid[oa] em|lästes|blev læst|ble lest|luettiin
    no guarantee that the message was read|this is a (?:return|read) receipt
    """
)
_ACKNOWLEDGED = any_of(
    r"""
    (?:we|i) have (?:successfully )?received your (?:e-?mail|message|request|enquiry|inquiry|application|ticket)
    your (?:e-?mail|message|request|inquiry|application|ticket|case) (?:has been|was) (?:received|created|logged)
    your (?:e-?mail|message|request|application|ticket) (?:has been|was) (?:successfully |submitted|registered)
    (?:a |your )?(?:support )?(?:ticket|case)(?: number)? (?:has been|was) (?:created|opened|assigned)
    thank you for (?:contacting|your (?:enquiry|inquiry|application))
    we (?:will|'ll) get back to you (?:as soon as|within|shortly)
    eingangsbestätigung|haben (?:wir )?ihre (?:anfrage|nachricht|e-?mail|bewerbung) (?:erhalten|empfangen)
    ihre (?:anfrage|nachricht|e-?mail|bewerbung) ist (?:bei uns )?eingegangen|accusé de réception
    avons bien reçu votre|hemos recibido (?:su|tu)|acuse de recibo
    abbiamo ricevuto (?:la (?:sua|tua|vostra)|il (?:suo|tuo))
    hebben (?:wij |we )?uw (?:bericht|e-?mail|aanvraag|vraag) ontvangen|recebemos (?:a )?(?:sua|o seu)
    vi har (?:tagit emot|mottagit|modtaget|mottatt) (?:ditt|din)|otrzymaliśmy (?:twoją|twoje|państwa)|obdrželi jsme
    ваше (?:обращение|сообщение|письмо) (?:получено|принято)
    """
)
# Most mail holds neither of these, and then the long tables need not be tried at every letter of it.
_PROOF = ("verif", "human", "spam", "the link", "the url", "mensch")
_SELF = ("autom", "auto-", "auto ", "autog", "автомат", "otomatik", "自动", "自動", "자동", "발신")
_CHALLENGE = any_of(
    r"""
    verify that you are (?:a )?(?:real|human|person|not)|prove (?:that )?you are (?:a )?human|not a spam source
    (?:your|the) (?:e-?mail|message) (?:that you sent |you sent )?requires (?:that you )?verif\w+
    (?:click|follow|visit) (?:on )?the (?:link|url) (?:below )?to (?:verify|confirm|deliver|release|prove)
    bestätigen sie,? dass sie (?:ein mensch|kein)
    """
)
# Each speaks of itself: people write about automatic mail too.
_MACHINE = any_of(
    r"""
    this is an auto(?:mated|matic(?:ally generated)?) (?:e-?mail|message|reply|response|notification|acknowledge?ment)
    this (?:e-?mail|message) (?:was|has been|is) (?:automatically|auto-?) ?(?:generated|created|sent)
    diese (?:e-?mail|nachricht|mail) (?:wurde |ist )automatisch (?:generiert|erstellt|versandt|erzeugt)
    dies ist eine automatisch (?:generierte|erstellte|versandte|erzeugte) (?:e-?mail|nachricht|mail|antwort)
    (?:ceci est un |ce )(?:message|courriel|e-?mail) (?:a été (?:généré|envoyé) |est )?automatique(?:ment)?
    este (?:es un )?(?:correo|mensaje) (?:electrónico )?(?:ha sido |fue |es )?(?:generado |enviado )?autom[áa]tic\w*
    quest[oa] (?:è un )?(?:messaggio|e-?mail) (?:è stat[oa] )?(?:generat[oa] |inviat[oa] )?automatic\w*
    (?:dit|deze) (?:is een )?(?:bericht|e-?mail) (?:is |wordt )?automatisch (?:gegenereerd|verzonden|aangemaakt)
    esta (?:é uma )?mensagem (?:foi |é )?(?:gerada |enviada )?automátic\w*
    detta (?:är ett )?automatisk\w* (?:meddelande|mejl)
    (?:ta )?wiadomość (?:została |jest )?(?:wygenerowana|wysłana) automatycznie
    это автоматическ\w+ (?:сообщение|письмо)
    bu (?:e-?posta|mesaj|ileti) otomatik olarak
    """
)
_MACHINE_CJK = any_of(
    "(?:この|本)メールは.{0,20}自動|此(?:邮件|郵件|信).{0,12}(?:自动|自動)|(?:이|본) 메일은.{0,12}(?:자동|발신 전용)",
    anywhere=True,
)


def by_subject(subject: str, opening: str) -> bool:
    """Whether a mail begins as absence notes do: their own words in front, or an absence that its text confirms."""
    stripped = subject.strip()
    return bool(_STRONG.match(stripped) or _FULL.match(stripped)) or (
        _WEAK.match(stripped) is not None and absent(opening)
    )


def absent(text: str) -> bool:
    """Whether a text speaks of somebody's absence; people's texts do as well."""
    return bool(_NOTE.search(text) or _NOTE_CJK.search(text))


def acknowledges(text: str) -> bool:
    """Whether a text says that a request was received, or wants its reader to prove to be human."""
    return bool(_ACKNOWLEDGED.search(text) or challenges(text))


def challenges(text: str) -> bool:
    """Whether a text wants its reader to prove to be human."""
    return _speaks_of(_PROOF, text) and _CHALLENGE.search(text) is not None


def receipt(subject: str, text: str) -> bool:
    """Whether a mail tells that a message was read."""
    return bool(_RECEIPT.match(subject.strip()) and _WAS_READ.search(text))


def machine(text: str) -> bool:
    """Whether a text says of itself that a machine wrote it."""
    return _speaks_of(_SELF, text) and bool(_MACHINE.search(text) or _MACHINE_CJK.search(text))


def _speaks_of(words: tuple[str, ...], text: str) -> bool:
    folded = text.lower()
    return any(word in folded for word in words)
