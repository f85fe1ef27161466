"""How mail systems say that a mail was not delivered: the beginnings of subjects, and sentences of the text."""

import re

from agent.reading.phrases import any_of

_YOUR = r"your|the|ihre|deine|die|votre|le|su|tu|el|il|suo|la|sua|a sua|o seu|o|uw|je|het|ditt|din|din|twoja|ваше|a"
_MAIL = (
    r"e-?mail(?:en|et)?|mail|messages?|nachricht|courriel|correo(?: electrónico)?|mensaje|messaggio|mensagem|bericht"
    r"|meddelande(?:t)?|meddelelsen?|meldingen?|besked(?:en)?|viestiä?|viestin|sähköpostia?|wiadomość|zpráv[au]|správa"
    r"|сообщение|письмо|повідомлення|лист|съобщението|ileti(?:niz)?|mesaj(?:ul|ınız)?|e-?posta|üzenet|levél|poruka"
    r"|sporočilo"
    r"|το μήνυμα|μήνυμα|ההודעה|הודעה|الرسالة|رسالة"
)
_FAILED = (
    r"undelivered|undeliverable|not (?:been )?delivered|could not be (?:sent|delivered)|failed|rejected|returned"
    r"|nicht (?:zugestellt|zustellbar|übermittelt)|unzustellbar|n['’]a pas (?:pu )?(?:été|être) (?:remis|distribué"
    r"|livré)"
    r"|non (?:remis|distribué|livré|délivré)e?|no (?:se )?(?:entregado|pudo entregarse|ha sido entregado)|devuelto"
    r"|non (?:recapitat|consegnat|inviat)[oa]|não (?:foi )?(?:entregue|enviada?)|devolvid[ao]|niet (?:bezorgd"
    r"|afgeleverd|verzonden)"
    r"|(?:kunde )?inte (?:levererats|levereras|skickas)|ikke (?:levert|leveret|sendt)|ei (?:voitu toimittaa|toimitettu)"
    r"|nie (?:została |zostało )?(?:dostarczon[ao]|doręczon[ao])|(?:nebyla?|nebola) doručen[ao]|nedoručen[ao]"
    r"|не (?:было |може бути |может быть )?(?:доставлен[оа]?|отправлен[оа]?)|не (?:е|беше) доставен[оа]?"
    r"|teslim edilemedi|iletilemedi|nem (?:kézbesíthető|sikerült)|kézbesíthetetlen|nu a fost livrat|nelivrat"
    r"|nije isporučen[ao]?|ni (?:bilo )?dostavljen[ao]?|δεν παραδόθηκε|לא נמסרה|לא נשלחה|لم يتم تسليم"
)
_SUBJECT = re.compile(
    r"(?:undeliver|delivery (?:status|fail|has failed|problem|report|error|notification|unsuccess|delay)"
    r"|returned (?:mail|to sender)|mail(?:er)? (?:delivery|system|error)|mail could not|message (?:delivery"
    r"|could not|status)"
    r"|failure notice|failed mail|nondeliver|non[- ]delivery|permanent delivery|email bounce|bounced? (?:e-?mail"
    r"|message|notification)"
    r"|warning: (?:could|message)|there was an error sending your mail"
    r"|unzustellbar|nicht zustellbar|zustellung (?:fehlgeschlagen|verzögert|nicht)|(?:fehler"
    r"|verzögerung) bei der zustellung"
    r"|non remis|échec de (?:la )?remise|remise (?:différée|impossible)|message non distribué"
    r"|mensaje no entregado|no se (?:puede|pudo) entregar|no entregado|error de entrega|entrega (?:retrasada|fallida)"
    r"|não (?:entregue|é possível entregar)|falha na entrega|mancato recapito|non recapitabile"
    r"|recapito (?:non riuscito|ritardato)"
    r"|onbestelbaar|niet bezorgd|bezorging mislukt|kan inte levereras|ej leverer|kan ikke leveres|kunne ikke leveres"
    r"|ei voitu toimittaa|perille toimittamaton|nie można dostarczyć|niedostarcz|nedoručiteln|nelze doručit"
    r"|kézbesíthetetlen"
    r"|не удается доставить|недоставлен|не доставлено|невозможно доставить|teslim edileme|iletilemedi"
    rf"|(?:(?:{_YOUR}) )?(?:{_MAIL})[ \w«»\"'-]{{0,30}}?(?:{_FAILED})"
    r"|.{0,12}(?:配信|配達)|.{0,6}メールエラー|メッセージを配信|.{0,12}投递|.{0,12}退信|无法送达|無法傳遞"
    r"|배달(?:되지|할 수)|système de transport)",
    re.IGNORECASE,
)
_TEXT = any_of(
    r"""
    (?:could|can|was|were|has|have)(?: ?not| not been|n['’]t) (?:be )?delivered|was undeliverable
    undeliverable (?:message|to)|delivery (?:has )?failed|failed to deliver|unable to deliver
    not able to deliver|wasn['’]t able to deliver
    following (?:address|recipient)(?:es|s|\(s\))* (?:failed|had|was|were|returned|have)|has not (?:yet )?been delivered
    (?:there was|had) (?:an error|a problem|trouble) (?:delivering|sending) your (?:mail|message)
    address (?:not found|couldn['’]t be found|rejected)
    invalid (?:user|recipient|address|mailbox)
    (?:user|recipient|mailbox) (?:unknown|not found|unavailable|rejected|is full|full)|unknown (?:user|recipient)
    no such (?:user|recipient|mailbox)
    no mailbox here by that name|mailbox (?:quota|size|storage) .{0,20}exceeded|over quota|permanent (?:fatal )?errors?
    message (?:was|has been) rejected
    konnte nicht zugestellt werden|nicht zugestellt|fehler bei der nachrichtenzustellung
    n['’]a pas (?:pu )?être (?:remis|distribué|livré)|échec de la remise
    no (?:se )?(?:pudo|ha podido) (?:ser )?entreg\w+|impossibile recapitare
    non è stato (?:possibile )?(?:recapita|consegna)\w+|bezorging .{0,60} mislukt
    niet (?:worden )?(?:bezorgd|afgeleverd)
    não (?:pôde|foi possível|foi) (?:ser )?entreg\w+|kunde inte levereras|kunne ikke leveres|ei voitu toimittaa
    nie (?:mogła|została) .{0,20}dostarczon\w+|nebyl\w* doručen\w*
    не (?:удалось|может быть|было|вдалося|може бути) доставл?е?н?\w*|teslim edilemedi
    nem (?:lehetett|sikerült) kézbesíteni|nu a putut fi livrat\w*|δεν (?:ήταν δυνατή η παράδοση|παραδόθηκε)
    nije (?:mog\w+ )?(?:biti )?isporuč\w+
    לא ניתן למסור
    """
)
_TEXT_CJK = any_of(
    "送信できませんでした|配信できませんでした|配達できません|届けられませんでした|无法投递|投递失败|無法傳遞|被退回",
    anywhere=True,
)
_DAEMON = re.compile(
    r"(?:mailer-?daemon|post_?master|mail-?daemon|mdaemon|mail(?:er)?-?(?:delivery|system)[\w-]*|mail delivery"
    r"|bounces?)\b(?!\.)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:mailer-?daemon|postmaster|mail delivery|mail administrator|system administrator|microsoft outlook$)",
    re.IGNORECASE,
)
_EXCHANGE = re.compile(r"microsoftexchange[0-9a-f]{20,}@", re.IGNORECASE)


def in_subject(subject: str) -> bool:
    """Whether a subject begins as those of delivery failures do; 'Re:' and 'Fwd:' are people's."""
    return _SUBJECT.match(subject) is not None


def in_text(text: str) -> bool:
    """Whether a text says that a mail was not delivered; people say so too."""
    return bool(_TEXT.search(text) or _TEXT_CJK.search(text))


def daemon(email: str, name: str) -> bool:
    """Whether a sender's name is one of mail systems. People run postmaster's mailbox, and write from it."""
    return bool(_DAEMON.match(email.lstrip("<\"'")) or _EXCHANGE.match(email) or _NAME.match(name))
