"""What sort of answer a message without any feedback is."""

import re
from collections.abc import Sequence

from agent.core.feedback import Kind
from agent.reading.phrases import any_of
from agent.reading.units import Unit

_REFUSAL = any_of(
    r"""
    (?:rather|prefer|wish|want|like|going|able|willing|allowed|choose|like) (?:not )?(?:to )?(?:not )?(?:say|answer|
    comment|share|fill|give (?:any )?(?:written )?feedback|respond|take part|participate|discuss|
    keep my views)\b.{0,30}(?<!later)
    (?:do not|don't|dont|cannot|can't|never|won't|will not) (?:want to |wish to |be |usually |generally |
    normally )?(?:give|giv(?:e|ing)|provide|provid(?:e|ing)|offer|share|fill(?:ing)? (?:in|out)|answer(?:ing)?|
    take part in|do|discuss) (?:any |out |in |written |to |these |this |such |your |of )*(?:feedback|questionnaires?|
    questions|forms?|surveys?|this|these|any of this)\b.{0,30}
    (?:stop|quit|cease) (?:sending|e?-?mailing|contacting|writing|bothering|these)\b.{0,15}|unsubscribe|(?:take|
    remove) me (?:off|from)\b.{0,15}|don't (?:send|email|contact|write)(?: to)? (?:us|me)\b.{0,20}|
    if you stopped sending|no (?:more|further) (?:e?-?mails|surveys|questionnaires)|none of your business|
    leave me alone|company policy|opt out
    (?:möchte|will|werde|möchten|geben|gebe|kann) (?:\w+ ){0,4}(?:nicht (?:beantworten|antworten|teilnehmen|äußern)|
    kein(?:e|en)? (?:feedback|rückmeldung|auskunft|angaben|mails|e-mails))\b.{0,15}|keine (?:weiteren )?(?:e-)?mails|
    bitte (?:\w+ ){0,3}abmelden|aus dem verteiler
    (?:ne )?(?:souhaite|souhaitons|veux|désire) pas (?:répondre|donner (?:d'avis|mon avis|de retour)|participer|
    m'exprimer)\b.{0,15}|(?:ne plus|arrêtez de) (?:m'|nous |me )?(?:envoyer|écrire|contacter)\b.{0,15}|désabonn\w+|
    me désinscrire
    (?:no (?:quiero|deseo|deseamos|queremos) (?:contestar|responder|opinar|participar|recibir))\b.{0,15}|
    dejen? de (?:enviar|escribir|mandar)\w*\b.{0,15}|darme de baja
    (?:wil|willen|wens) (?:\w+ ){0,4}(?:niet|geen) (?:\w+ )?(?:beantwoorden|antwoorden|invullen|meedoen|feedback|
    mails)\b|uitschrijven|geen (?:mails|berichten) meer|stuur (?:me|mij|ons) geen
    (?:não (?:quero|desejo) (?:responder|receber|opinar))\b|non (?:desidero|voglio) (?:rispondere|ricevere|
    partecipare)\b|vill inte (?:svara|delta|få)\b|nie chcę (?:odpowiadać|otrzymywać)\b|proszę o usunięcie
    """
)
_STOP = re.compile(r"\s*(?:STOP|Stop|stop)[.!]?\s*")
_REDIRECT = any_of(
    r"""
    (?:isn't|is not|not|aren't|wasn't|no longer) (?:really )?(?:mine|my (?:area|department|responsibility|job|role|
    call|decision|hire)|(?:the )?(?:right|best|correct) (?:person|contact|one)|(?:responsible|in charge|involved|
    handling|dealing|the contact|the person)|with (?:the )?(?:company|firm|us))\b.{0,20}
    (?:please |could you |can you |you should |you'd better |best (?:to )?|better (?:to )?|you need to |
    you'll need to |try |pls |kindly )(?:ask|contact|speak (?:to|with)|email|e-mail|write to|send (?:it|this|the \w+|
    these|your \w+|them) to|direct (?:it|this|your \w+|these|them) to|address (?:it|this|these) to|forward (?:it|this|
    these) to|get in touch with|talk to|try|reach out to|check with) (?!me\b|us\b|you\b)\w+.{0,25}
    (?:looks after|is responsible for|deals with|handles|takes care of|is in charge of|will answer|is the (?:right |
    best )?(?:person|contact)|is handling|is dealing with|ran the interview|did the interview|
    conducted the interview) ?.{0,30}(?:instead|that|this|hires?|recruitment|these|them)?
    (?:to|with) (?:him|her|them) instead|have (?:forwarded|passed) (?:this|it|your \w+) (?:on )?to|i wasn't (?:in|at|
    part of|there|present)\b.{0,30}|wrong (?:person|address|department)|sent (?:this )?to the wrong
    nicht (?:mehr )?(?:zuständig|der richtige ansprechpartner|die richtige ansprechpartnerin|mein bereich)|(?:wenden|
    richten) sie (?:sich|ihre|das|die|diese)\b.{0,30}\b(?:an|bitte)\b|(?:zuständig|ansprechpartner(?:in)?) (?:ist|
    dafür ist)\b.{0,20}|(?:bitte )?(?:frau|herrn?) \w+ (?:fragen|kontaktieren)
    (?:ne )?m'occupe plus\b.{0,20}|(?:adresser|envoyer|transmettre) (?:\w+ ){0,3}(?:à|au)\b.{0,25}|(?:contacter|
    contactez|voir avec|adressez-vous à|veuillez (?:contacter|écrire))\b.{0,25}|pas la bonne personne
    (?:ya )?no (?:soy|estoy|me (?:encargo|ocupo)|llevo)\b.{0,25}(?:encargad\w+|responsable|persona|puesto|empresa|eso|
    esto|tema)|(?:diríjase|dirigirse|pónganse? en contacto|contacte|contacten|escriba a|pregunte a|hable con)\b.{0,25}
    niet (?:meer )?(?:verantwoordelijk|de juiste (?:persoon|contactpersoon)|mijn)\b.{0,12}|(?:neem contact op met|
    stuur (?:dit|het|deze) (?:\w+ )?naar|vraag het aan|mail)\b.{0,20}
    (?:não sou (?:mais )?(?:o|a) (?:responsável|pessoa)|fale com|entre em contato com)\b.{0,15}|
    non sono (?:più )?(?:io|il|la|responsabile)\b.{0,15}|(?:si rivolga a|contatti)\b.{0,15}|
    inte (?:längre )?(?:rätt person|ansvarig)\b|kontakta\b.{0,15}|proszę (?:się )?(?:skontaktować|zwrócić)\b.{0,15}
    """
)
_REDIRECT_SCRIPT = any_of("担当ではありません|担当(?:者)?は|までご連絡ください|へお問い合わせ", anywhere=True)
_DEFERRAL = any_of(
    r"""
    (?:will|i'll|we'll|ill|shall|going to|let me|can|promise to|i will|hope to|aim to|try to|
    should be able to) (?:\w+ ){0,3}?(?:answer|reply|respond|get (?:back|to (?:it|this))|come back|get you|
    send (?:you|my|it|this|them|over)|fill (?:it|this|that|the|in|out)|write|let you know|do (?:it|this)|
    look at (?:it|this)|come to (?:it|this)|give you|be in touch|revert|have (?:it|this|something))\b.{0,40}
    (?:haven't|have not|not|didn't|no) (?:yet )?(?:had|found|have|got|get)? ?(?:a |the |any )?(?:time|minute|moment|
    chance|second)\b.{0,20}|(?:too|very|really|so) busy|snowed under|swamped|up to my (?:eyes|neck|ears)|
    in (?:surgery|meetings|court|a meeting) (?:all|until|till)\b|bear with me|give me (?:a|until|till|another|
    some)\b.{0,15}|(?:later (?:today|this|on)|tomorrow|tmrw|tonight|next week|at the weekend|over the weekend|
    in the morning)(?=$|[.,!;:)])
    (?:melde mich|antworte|schicke|schreibe|reiche|sende|komme)\b.{0,40}\b(?:morgen|später|nächste|montag|dienstag|
    mittwoch|donnerstag|freitag|woche|noch|darauf|zurück|sobald|heute abend)|noch keine zeit|keine zeit gehabt
    (?:vous|te) (?:répond\w*|revien\w*|envoie|enverrai|recontacte\w*|ferai)\b.{0,40}|(?:reviens|
    reviendrai) vers vous\b.{0,20}|pas (?:encore )?(?:eu|trouvé) le temps|pas le temps
    (?:le|les|te|os|lo) (?:respond\w+|contest\w+|escrib\w+|envi\w+|mando|dig\w+)\b.{0,20}\b(?:mañana|luego|lunes|
    semana|tarde|más)|(?:contestaré|responderé|contesto|respondo)\b.{0,30}|no (?:he tenido|tengo|tuve) (?:\w+ )?tiempo
    (?:kom|reageer|antwoord|stuur|laat|mail)\b.{0,30}\b(?:morgen|later|maandag|volgende|week|terug|weten)|
    (?:nog )?geen tijd
    (?:respondo|responderei|risponderò|rispondo|svarar|återkommer|odpowiem|odpiszę|odezwę się)\b.{0,30}|(?:não tive|
    sem|non ho avuto|hinner inte|nie mam|nie miałem|nie miałam) (?:\w+ )?(?:tempo|tid|czasu)
    """
)
_DEFERRAL_SCRIPT = any_of("後ほど|後日|改めてご連絡|明日(?:お返事|ご連絡|回答)|少々お待ち", anywhere=True)
_ABOUT_IT = any_of(
    r"""
    interview\w*|went|impress\w+|liked?|enjoyed|lovely|nice|good|great|excellent|fine|ok|okay|alright|bad|poor|
    terrible|awful|disappoint\w+|happy|pleased|meeting|met|chat|candidate|team|role|position|skills?|experience
    gespräch|eindruck|gut|super|prima|toll|schlecht|nett|team|stelle|lief|entretien|bien|équipe|poste|entrevista|
    equipo|puesto|gesprek|goed|leuk|functie|conversa|boa?|vaga|colloquio|bene|intervju|bra|rozmowa|dobrze
    """
)
_SOMEBODY = any_of(
    "he|she|him|her|his|hers|they|the candidate|er|ihn|ihm|il|elle|él|ella|hij|zij|ele|ela|lui|lei|han|hon|on|ona"
)
_GREETING = re.compile(
    r"(?i)\W*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning|hallo|guten|liebe[r]?|sehr|bonjour|salut|"
    r"hola|buen[oa]s|beste|dag|oi|olá|ciao|hej|cześć|dzień)\b[^.!?]{0,40}$"
)


def sort(units: Sequence[Unit]) -> Kind:
    """The kind of a message in which no field of feedback was found."""
    if any(_STOP.fullmatch(u.text) or _REFUSAL.search(u.text) for u in units):
        return Kind.REFUSAL
    if any(_REDIRECT.search(u.text) or _REDIRECT_SCRIPT.search(u.text) for u in units):
        return Kind.REDIRECT
    if defers(units):
        return Kind.DEFERRAL
    spoken = [u for u in units if not _GREETING.fullmatch(u.text)]
    if any(u.text.endswith(("?", "？")) for u in spoken):
        statements = [u for u in spoken if not u.text.endswith(("?", "？")) and len(u.text.split()) > 3]
        if not any(_ABOUT_IT.search(u.text) for u in statements):
            return Kind.QUESTION
    about = any(_ABOUT_IT.search(u.text) or _SOMEBODY.search(u.text) for u in spoken)
    return Kind.FEEDBACK if about else Kind.OTHER


def defers(units: Sequence[Unit]) -> bool:
    """Whether an answer is only promised."""
    return any(_DEFERRAL.search(u.text) or _DEFERRAL_SCRIPT.search(u.text) for u in units)


def redirects(units: Sequence[Unit]) -> bool:
    """Whether somebody else is named who should answer."""
    return any(_REDIRECT.search(u.text) or _REDIRECT_SCRIPT.search(u.text) for u in units)


def refuses(units: Sequence[Unit]) -> bool:
    """Whether they will not answer."""
    return any(_STOP.fullmatch(u.text) or _REFUSAL.search(u.text) for u in units)
