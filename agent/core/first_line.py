"""What a participant can say with one line of a reply, understood without any reader: STOP, and NO AI.

Whole lines of a closed list, in some fifteen languages: whoever wants to be left alone must not depend on a model.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum

from agent.core.mail import Label, Line


class Word(StrEnum):
    """What such a line says."""

    STOP = "stop"
    """No more mail to them, for ever."""
    NO_AI = "no ai"
    """No model may read what they write."""


def _bare(text: str) -> str:
    """Letters and digits only, without accents and case, one space between words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def _table(*rows: str) -> frozenset[str]:
    return frozenset(_bare(one) for row in rows for one in row.split("|"))


_STOP = _table(
    "stop|stop it|stop this|stop now|unsubscribe|unsubscribe me|opt out|stop emailing|stop emailing me|stop mailing me",
    "stop e-mailing me|stop writing to me|stop contacting me|stop sending me emails|stop sending me mails|no more mail",
    "no more mails|no more email|no more emails|no more e-mails|remove me|remove me from your list",
    "remove me from this list|take me off your list|take me off this list|do not contact me again|don't contact me",
    "don't contact me again|do not write to me again|don't write to me again|do not email me again",
    "don't email me again",
    "stopp|abmelden|mich abmelden|abbestellen|austragen|keine mails mehr|keine e-mails mehr|keine weiteren mails",
    "keine weiteren e-mails|schreiben sie mir nicht mehr|schreibt mir nicht mehr|aus dem verteiler nehmen",
    "arrêtez|arrêter|désabonner|désabonnement|me désabonner|se désabonner|désabonnez-moi|désinscription|désinscrire",
    "me désinscrire|désinscrivez-moi|plus de mails|plus d'e-mails|ne m'écrivez plus|ne plus m'écrire",
    "baja|dar de baja|darme de baja|deme de baja|denme de baja|quiero darme de baja|parar|alto|no más correos",
    "no más mensajes|no me escriban más|no me escriba más|cancelar suscripción",
    "basta|disiscrivimi|disiscrivetemi|disiscrizione|cancellatemi|cancellami|annulla iscrizione|niente più mail",
    "non scrivetemi più|non scrivermi più",
    "pare|parem|descadastrar|me descadastre|cancelar inscrição|cancelar subscrição|não me escrevam mais",
    "sem mais emails",
    "stoppen|afmelden|meld me af|uitschrijven|schrijf me uit|geen mails meer|geen e-mails meer|geen mail meer",
    "sluta|avregistrera|avregistrera mig|avanmäl|avanmäl mig|inga fler mejl|inga fler mail",
    "afmeld|afmeld mig|frameld|frameld mig|ikke flere mails|avmeld|avmeld meg|meld meg av|ikke flere e-poster",
    "lopeta|lopettakaa|peruuta tilaus|ei enää viestejä",
    "wypisz|wypisz mnie|wypiszcie mnie|przestań|przestańcie|nie piszcie do mnie|nie pisz do mnie|koniec maili",
    "odhlásit|odhlaste mě|odhlásiť|prestaňte|přestaňte|už mi nepište",
    "стоп|отписаться|отпишите меня|не пишите мне|не пишите мне больше|відписатися|більше не пишіть",
    "dur|durdurun|abonelikten çık|bana yazmayın|leiratkozás|leállítás|stopp|dezabonare|opriți",
    "退订|停止|配信停止|退会|수신거부",
)
_NO_AI = _table(
    "no ai|no a i|without ai|not ai|no llm|no chatgpt|no artificial intelligence|do not use ai|don't use ai",
    "no ai reading|no ai for me|humans only|human only|no robots|no bots|no machine reading",
    "keine ki|kein ki|ohne ki|nicht mit ki|nein zu ki|keine ai|ohne ai|keine künstliche intelligenz",
    "ohne künstliche intelligenz",
    "sans ia|pas d'ia|pas de ia|aucune ia|non à l'ia|no ia|sans ai|pas d'ai|pas d'intelligence artificielle",
    "sans intelligence artificielle",
    "sin ia|nada de ia|no a la ia|no usar ia|sin ai|sin inteligencia artificial",
    "senza ia|niente ia|no all'ia|niente ai|senza ai|no intelligenza artificiale|senza intelligenza artificiale",
    "sem ia|não à ia|não usar ia|sem ai|sem inteligência artificial",
    "geen ai|zonder ai|geen kunstmatige intelligentie|zonder kunstmatige intelligentie",
    "ingen ai|utan ai|inte ai|uden ai|ikke ai|uten ai|ingen ki|uten ki|uden ki|ingen kunstig intelligens",
    "ei tekoälyä|ilman tekoälyä|ei ai|ilman ai",
    "bez ai|żadnej ai|żadnego ai|bez si|nie dla ai|bez sztucznej inteligencji",
    "žádná ai|žiadna ai|bez umělé inteligence",
    "без ии|без искусственного интеллекта|без ші|без штучного інтелекту",
    "yapay zeka yok|yapay zekasız|yapay zeka kullanmayın|yapay zeka istemiyorum|ai nélkül|fără ai|fără ia|χωρίς ai",
    "不要ai|不用ai|AI不可|AI禁止|AIなし|ai 없이|ai 금지",
)
_POLITE = _table(
    "please|pls|plz|kindly|thanks|thank you|thx|bitte|danke|vielen dank|s'il vous plaît|svp|merci|por favor|gracias",
    "per favore|per piacere|grazie|obrigado|obrigada|alsjeblieft|alstublieft|graag|dank je|tack|tak|takk|kiitos",
    "proszę|dziękuję|prosím|děkuji|ďakujem|пожалуйста|спасибо|будь ласка|дякую|lütfen|teşekkürler|kérem|köszönöm",
)
_POLITE_FIRST = frozenset(one.partition(" ")[0] for one in _POLITE)
_POLITE_LAST = frozenset(one.rpartition(" ")[2] for one in _POLITE)
_GREETING = re.compile(
    r"(?i)\W*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|guten|liebe[rs]?|sehr geehrte[rs]?|moin"
    r"|servus|grüezi|bonjour|bonsoir|salut|cher|chère|madame|monsieur|hola|buen[oa]s|estimad[oa]|ciao|buongiorno|salve"
    r"|gentile|oi|olá|bom dia|boa tarde|caro|cara|prezad[oa]|beste|dag|goedendag|goedemorgen|hej|hei|god|kära|kære"
    r"|kjære|cześć|dzień dobry|szanown\w+|ahoj|dobrý|здравствуйте|добрый|привет|вітаю|merhaba|sayın|szia|kedves)\b"
    r"[^.?:]{0,40}[,!.–-]?\s*"
)
_ENDS = re.compile(r"[.,:;!?。！、]|\s[-–—]\s|\n")
"""Where the words end that a line begins with."""
_ITEM = re.compile(r"\s*[-*•·–—+]\s+\S")
_MOST = 120
"""Characters of a line that may be one of these; a longer one tells something."""


def first_line(lines: Iterable[Line]) -> str:
    """The first line that was typed and says something, without a greeting; where none was typed, one in doubt."""
    return next(iter(_spoken(lines)), "")


def word(lines: Iterable[Line]) -> Word | None:
    """What the reply says with its first line; NO AI counts on any line of its own that answers no question."""
    kept = tuple(lines)
    first = first_line(kept)
    if _says(first, _STOP):
        return Word.STOP
    own = (line.text for line in kept if line.label is Label.TYPED and not line.question)
    wishes = [text for text in own if not _ITEM.match(text)] if _is_list(kept) else own
    listed = _is_list(kept) and _ITEM.match(first)
    return Word.NO_AI if (not listed and _begins(first)) or any(_says(text, _NO_AI) for text in wishes) else None


def refuses_ai(text: str) -> bool:
    """Whether a line says NO AI, and nothing else."""
    return _says(text, _NO_AI)


def _is_list(lines: Iterable[Line]) -> bool:
    """Whether several lines are items of a list: '- No AI', '- No SQL' are gaps of somebody, and no wish."""
    return sum(line.label is Label.TYPED and bool(_ITEM.match(line.text)) for line in lines) > 1


def _spoken(lines: Iterable[Line]) -> Iterator[str]:
    kept = tuple(lines)
    for label in (Label.TYPED, Label.DOUBT):
        texts = [line.text.strip() for line in kept if line.label is label and line.text.strip()]
        yield from texts[1:] if len(texts) > 1 and _GREETING.fullmatch(texts[0]) else texts


def _says(text: str, table: frozenset[str]) -> bool:
    """Whether the whole line is one of these, politeness aside."""
    return len(text) <= _MOST and _without_manners(_bare(text)) in table


def _begins(text: str) -> bool:
    """Whether a line begins with NO AI, set apart from what follows: 'No AI, please. She was fine.'"""
    head = _ENDS.split(text, maxsplit=1)[0]
    return _says(text, _NO_AI) or _says(head, _NO_AI)


def _without_manners(text: str) -> str:
    before = None
    while text != before and (text.partition(" ")[0] in _POLITE_FIRST or text.rpartition(" ")[2] in _POLITE_LAST):
        before = text
        for polite in _POLITE:
            text = text.removeprefix(f"{polite} ").removesuffix(f" {polite}")
    return text
