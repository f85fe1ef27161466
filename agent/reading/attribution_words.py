"""Words by which an attribution is known, in the languages of mail programs."""

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WROTE = _set(
    "wrote writes schrieb schrieben schriebst geschrieben schreibt écrit ecrit escribió escribio"
    " escribe scritto scrive schreef"
    " geschreven skrev skrifaði ritaði kirjoitti kirjutas napisał napisała napisał(a) napisal napisala napisal(a)"
    " napísal napísala napisao napisala napisała(a) pisze píše piše escreveu escreve пишет написал"
    " написала написал(а)"
    " писал писала писали написали пише написав написа írta yazdı scrie scris rašė rakstīja έγραψε"
    " כתב כתבה כתב/ה כתב‪/‏ה كتب كتبت"
    " نوشت 写道 寫道 写到 書きました のメール 작성 썼습니다 viết menulis เขียนว่า лих бичсэн"
)
WROTE_WITHIN = tuple(w for w in WROTE if w > "\u0b80")
"""Scripts without spaces, where a word stands within others."""
BEGINS = _set(
    "on am le el il op den em w dnia dne dňa pe 在 于 於 mon tue wed thu fri sat sun från from: from von de da da:"
    " od от mandag tirsdag onsdag torsdag fredag måndag tisdag lørdag søndag lördag söndag tors tis"
    " ons fre ma di wo do"
    " vr montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi"
    " dimanche lun mar mié mie jue vie sáb dom to ti ke la su vào a em, u dana pada"
)
AROUND_WROTE = _set("a ha has had have hat haben het heeft avez as volgende folgendes following the le la hai")
"""Small words beside 'wrote', where nothing but a name is told."""
YOU = _set("you du sie vous tu usted je jij u ty вы ты")
NOT_OTHERS = re.compile(r"\b(?:i|we) (?:wrote|have written)|schrieb(?:en)? (?:ich|wir)\b|(?:ich|wir) (?:schrieb|habe)")
NAMES_A_MAIL = (
    r"original|ursprüng|urspr|forwarded|weitergeleitet|doorgestuurd|oorspronkelijk|reenviad|encaminhad|inoltrat|mensaje|"
    r"mensagem|message|messaggio|nachricht|antwort|bericht|meddelande|meddelelse|melding|besked|wiadomość|przekazana|"
    r"сообщение|повідомлення|viesti|alkuperäinen|zpráva|správa|üzenet|mesaj|iletilen|původní|pôvodn|transféré|"
    r"vidarebefordrat|videresendt|välitetty|přeposlan|письмо|邮件|郵件|メッセージ|メール|원본|메시지|μήνυμα|הודעה|رسالة|thư"
)
FORWARDED = re.compile(
    r"(?i)forward|weitergeleit|doorgestuurd|reenviad|encaminhad|inoltrat|transféré|vidarebefordr|videresend|przekaz|"
    r"iletilen|välitetty|přeposl|转发|轉寄|転送|전달|пересл|προωθ"
)
