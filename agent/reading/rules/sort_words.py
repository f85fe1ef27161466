"""Words of a message that is no feedback: a refusal, somebody else's name, a promise, other business."""

from agent.reading.phrases import any_of

REFUSAL = any_of(
    r"""
    (?:can't|cannot|not able to|unable to|not allowed to|not permitted to|may not) (?:\w+ )?(?:fill (?:this|it|these|
    in)|complete (?:this|it|these|your)|answer (?:this|these|your)|take part)(?! (?:in )?(?:right now|now|until|till|
    today|this week|before|yet|at the moment))|(?:forbids?|prohibits?|prevents?|doesn't allow|does not allow|
    don't allow) (?:us |me )?(?:\w+ )?(?:written|giving|sharing|from giving|assessments?|feedback|comment\w*)|
    told you (?:\w+ )?(?:i|we) (?:don't|do not|won't)|please stop(?=[.!]|$)
    ne (?:réponds|répondons|répondrai|répondrons|participons|remplissons|donnons|
    communiquons) (?:\w+ ){0,3}?(?:à aucun\w*|aucun\w*|jamais|pas à|pas aux|pas d)|ne plus (?:\w+ )?(?:me |nous |m'|
    nous )?(?:relancer|solliciter|déranger)|(?:beantworten|geben|machen) (?:wir )?(?:grundsätzlich |generell |
    prinzipiell )(?:keine\w*|nicht)|(?:no (?:contestamos|respondemos|damos|rellenamos))|(?:non (?:rispondiamo|
    compiliamo|diamo))|(?:wij|we) (?:geven|beantwoorden|vullen) (?:\w+ )?geen
    (?:don't|do not|please don't|stop) (?:put|putting|includ\w+|add|adding|keep|sign\w*) me (?:on|in|to|up)|
    keep (?:my|our) (?:\w+ )?(?:thoughts|views?|opinions?|counsel|feedback) (?:private|to (?:myself|ourselves))|
    private matter|not (?:something|anything) (?:i|we) (?:want|wish|like|care) to|(?:rather|prefer to) (?:keep|
    not)\b.{0,30}(?:myself|private)|no interest in (?:answering|surveys|filling)
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
    unsubscribe(?: me)?|no comment|(?:no|not any) more (?:e-?mails?|mails?|messages|of these|surveys|questions)|
    (?:don't|do not|dont|won't|not) (?:do|doing|fill(?:ing)? (?:in|out)|complet\w+|answer(?:ing)?|take part|
    participat\w+|respond(?:ing)? to|comment\w*|reply(?:ing)? to) (?:(?:in )?(?:these|this|those|any|such|surveys?|
    questionnaires?|forms?|feedback|your|on|it)\b)
    (?:don't|do not|won't|prefer not to|rather not|not going to|not willing to|not comfortable|decline to|unable to|
    not allowed to|never|not permitted to|can't|cannot) (?:\w+ )?(?:give|giving|share|sharing|provide|providing|offer|
    comment|discuss|disclose|say|answer(?:ing)?)(?: \w+){0,3}? ?(?:feedback|opinions?|views?|comments?|any of (?:this|
    it)|information|these questions|this by e?-?mail|questions|by e?-?mail|on (?:this|candidates|applicants)|anything)
    (?:i'd|i would|we'd|we would)? ?(?:prefer|rather) not(?: to)? (?:comment|answer|say|share|reply|respond|take part|
    give)|(?:please )?(?:stop|quit) (?:e-?mail|writ|send|contact|message|bother|ask|pester)\w*|(?:take|remove|
    delete) (?:me|us|my (?:name|address|e-?mail)) (?:off|from|out of) (?:\w+ ){0,3}(?:list|mailing|e?-?mails?|
    database|these|distribution)|against (?:our|company) policy|opt me out|leave (?:me|us) (?:alone|in peace|be)
    (?:beantworte|beantworten|mache|machen|gebe|geben|nehme) (?:\w+ ){0,4}(?:nicht|keine\w*|kein)(?= |$|[.,!])|
    (?:nicht|nichts) (?:dazu )?(?:äußern|sagen|beantworten|teilnehmen)(?= |$|[.,!])|keine? (?:weiteren? )?(?:mails?|
    e-mails?|nachrichten|umfragen|anfragen|auskunft|angaben)|lassen sie mich (?:bitte )?in ruhe|kein kommentar|
    (?:bitte )?nicht mehr (?:anschreiben|kontaktieren|schreiben)|abbestellen
    ne plus (?:\w+ )?(?:m'|nous |me )?(?:écrire|envoyer|contacter|solliciter|recevoir)|ne (?:réponds|répondrons|
    répondrai|répondons|participe|communiquons) (?:pas|plus)|pas (?:de commentaire|envie de répondre)|retirez-moi|
    laissez-moi
    no (?:me|nos) (?:envíen?|manden?|escriban?|contacten?)\b.{0,20}|no (?:voy|vamos) a (?:contestar|responder|opinar|
    rellenar)|sin comentarios|prefiero no (?:contestar|responder|opinar|comentar)|dejadme en paz|no (?:más|
    quiero (?:más|recibir)) (?:correos|mensajes|e-?mails)|no contestamos
    (?:hier )?(?:niet|geen) (?:aan )?(?:meedoen|meewerken|meer mailen|deelnemen|commentaar|mails meer|e-mails meer)|
    geen (?:mails|mail|e-mails|berichten) (?:meer|ontvangen)|(?:laat|laten) (?:me|mij) met rust|niet meer (?:mailen|
    benaderen|schrijven)
    não (?:me )?(?:envie\w*|quero (?:responder|receber|participar|comentar)|vou responder|respondo a)|
    prefiro não (?:responder|comentar)|non (?:mi )?(?:scrivete\w*|inviate\w*|rispondo a|intendo rispondere|
    voglio rispondere|desidero)|preferisco non (?:rispondere|commentare)|basta (?:mail|email)
    vill (?:jag |vi )?inte (?:svara|delta|få|kommentera)|inga fler (?:mejl|mail)|(?:ønsker|vil) (?:jeg |
    vi )?ikke (?:at )?(?:svare|deltage|modtage|have|kommentere)|ikke flere (?:mails|e-mails)|avregistrera|nie (?:chcę|
    będę|zamierzam|życzę sobie) (?:\w+ )?(?:odpowiadać|otrzymywać|brać|komentować|dalszych)|
    proszę (?:mnie )?(?:wypisać|nie pisać|więcej nie)
    """
)
REFUSAL_SCRIPT = any_of(
    "(?:回答|返信|コメント)は?(?:控え|差し控え|いたしかね|できかね|お断り)|送らないで|配信(?:停止|を止め)|お答えできません|お答えするつもり",
    anywhere=True,
)
REDIRECT = any_of(
    r"""
    (?:quem (?:trata|cuida|está)|quien (?:lleva|se encarga|gestiona)|chi se ne occupa|se ne occupa|darum kümmert sich|
    das macht (?:bei uns )?(?:jetzt )?(?:herr|frau)|daar gaat|
    (?:c'est )?(?:maintenant )?\w+ (?:\w+ )?qui s'en (?:occupe|charge)|s'en occupe|sköter detta|tager sig af) ?\w*|
    who (?:deals with|handles|looks after) (?:this|that|these|it)
    (?:handed|passed|given|transferred|turned) (?:\w+ ){0,4}?(?:over )?(?:on )?to (?-i:[A-Z]\w+)|pick (?:this|
    it) up with|take (?:this|it) up with|(?:best|better) (?:to )?(?:pick|take|raise|discuss|speak|talk|
    check) (?:\w+ ){0,3}?with (?!me\b|us\b)|(?:is|'s) (?:now )?(?:your|the) (?:contact|point of contact|person)|
    (?:copied|cc'?d|copying|cc'?ing|looping) (?:in )?(?-i:[A-Z]\w+)|over to (?-i:[A-Z]\w+)
    (?:isn't|is not|not|aren't|wasn't|no longer) (?:really )?(?:mine|my (?:area|department|responsibility|job|role|
    call|decision|hire)|(?:the )?(?:right|best|correct) (?:person|contact|one)|(?:responsible|in charge|involved|
    handling|dealing|the contact|the person)|with (?:the )?(?:company|firm|us))\b.{0,20}
    (?:please |could you |can you |you should |you'd better |best (?:to )?|better (?:to )?|you need to |
    you'll need to |try |pls |kindly )(?:ask|contact|speak (?:to|with)|email|e-mail|write to|send (?:it|this|the \w+|
    these|your \w+|them) to|direct (?:it|this|your \w+|these|them) to|address (?:it|this|these) to|forward (?:it|this|
    these) to|get in touch with|talk to|try|reach out to|check with) (?!me\b|us\b|you\b|him\b|her\b|them\b|if\b|
    whether\b|for\b|when\b|about\b|what\b|why\b|how\b|the candidate)\w+.{0,25}
    (?:looks after|is responsible for|deals with|handles|takes care of|is in charge of|is the (?:right |
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
    (?:forward|redirect|send|address|resend) (?:(?:this|it|these|them|your \w+|the \w+) )?(?:on )?(?:to|
    directly to) (?!me\b|us\b|you\b|him\b|her\b|the candidate)[\w.@]+|(?:you|you'll|you will|you'd) (?:want|need|
    should|have to|must|are better off with|better) (?:to )?(?:ask|speak to|talk to|contact|write to|e-?mail|go to|
    go through|check with|(?-i:[A-Z]\w+)) ?(?:for (?:this|that)|about (?:this|that)|not me)?
    (?:not me|wasn't me|it wasn't me|that (?:was|is|would be|'s)(?: not me)?)\b.{0,12}(?:that was|it was|you want|ask|
    but)\b.{0,20}|(?:no longer|don't|do not|not) (?:work|working|deal|dealing|involved|responsible|handle|handling|do|
    employed) (?:\w+ ){0,3}?(?:in (?:hiring|hr|recruit\w*)|with (?:hiring|recruit\w*|interviews|this)|recruit\w*|
    hiring|the interviews?|here|there|for|at)|i(?:'ve| have)? left (?:the company|\w+ (?:in|last))|
    moved (?:to another|on from)
    (?:contact|ask|speak (?:to|with)|talk to|write to|try|e-?mail|ring|call|check with|reach out to|
    liaise with) (?:my |our |the )?(?:colleague|assistant|boss|manager|hr|head|director|line manager|
    (?-i:[A-Z]\w+ [A-Z]\w+)|[\w.]+@)|(?:she|he|they|\w+) (?:led|ran|did|took|conducted|held|handled|
    sat in on) the (?:interview|meeting|call|conversation)(?= |$|[.,!;])|\w+ (?:did|led|ran|took|handled) it(?=$|
    [.,!;]| so| not)|(?:is|'s) (?:the one|the person|better placed|best placed|who you need|the right)
    (?:dafür|hierfür|für (?:diese|solche) \w+) (?:ist|sind) (?:\w+ ){1,4}?zuständig|(?:ist|
    war) (?:\w+ ){0,3}zuständig|(?:gespräch|interview) (?:hat|haben|führte|wurde von) (?:\w+ ){1,5}?(?:geführt|
    gemacht|geleitet)|(?:fragen|kontaktieren|wenden|sprechen|schreiben) sie (?:bitte |sich |dazu |da |besser |
    doch )*(?!mich|mir|uns|mal|ob)(?:an |mit )?(?:sie|ihn|herrn?|frau|meine\w*|unsere\w*|die |den |\w+@)|
    bitte (?:an )?(?:herrn?|frau) \w+(?: \w+)?(?: wenden| richten| schicken| weiterleiten)?|weiterleiten an|
    nicht (?:dabei|anwesend) gewesen|war (?:ich )?nicht dabei
    (?:c'est|c'était) (?:m\.|mme|monsieur|madame|mon|ma|notre|\w+) ?[^.]{0,30} qui (?:a|s'|l'a|gère|suit|mène)|
    (?:transmett\w+|redirig\w+|contact\w+|demand\w+|vous adresser|adressez|écrire|voyez) (?:\w+ ){0,4}?(?:à|au|avec|
    m\.|mme|monsieur|madame|mon collègue|ma collègue|notre|directement)|plus en charge|pas en charge|
    n'étais pas (?:présente?|là)|je ne (?:suis|gère|m'occupe) (?:pas|plus)
    (?:la|le|lo) (?:hizo|llevó|condujo|realizó|entrevistó|atendió) (?!muy|bien|mal|todo)(?-i:[A-Z])\w+|(?:pregúnte|
    pregunten?|dirí[jg]a|hable|contacte|escriba|póngase|consulte)\w* (?:\w+ ){0,3}?(?:a|con|al|en contacto) ?\w*|
    (?:eso|esto|de eso|de esto) (?:lo lleva|se encarga|le corresponde)|yo no (?:estuve|llevo|participé)
    (?:moet|kunt|kan|wil) (?:u|je|dit|dat|hiervoor|hier|het) (?:\w+ ){0,4}?(?:aan|bij|met|
    naar) (?:\w+ ){1,4}?(?:vragen|terecht|contact|sturen|mailen)?|(?:hiervoor|daarvoor|
    dit) (?:\w+ ){0,3}(?:terecht bij|bij \w+ zijn)|(?:vraag|stuur|mail) (?:dit|het|dat)? ?(?:maar |even |aan |naar |
    door aan )+\w+|(?:ik )?was er (?:zelf )?niet bij|doorsturen (?:aan|naar)|gaat over
    (?:fale|fala|contacte|contate|pergunte|entre em contacto|dirija-se|escreva) (?:\w+ ){0,2}?(?:com|a|ao|à|
    para) (?:[aon] )?\w+|(?:si rivolga|rivolgetevi|chieda|contatti|scriva|parli|deve (?:chiedere|sentire|
    parlare)) (?:\w+ ){0,2}?(?:a|al|alla|con|il|la|\w+@)\w*|non (?:ero|c'ero) (?:io|presente)|(?:se ne occupa|
    l'ha fatto|l'ha condotto)
    (?:fråga|kontakta|prata med|hör med|vänd dig till|mejla) (?!mig|oss)\w+|(?:spørg|kontakt|tal med|skriv til|
    henvend dig til) (?:venligst )?(?!mig|os)\w+|(?:pytać|zapytać|skontaktować się|proszę (?:o kontakt|pisać|zwrócić)|
    zwrócić się) (?:\w+ ){0,3}?(?:z|do|pan\w*|\w+@)|jag var inte med|jeg var ikke med|zajmuje się tym
    """
)
REDIRECT_SCRIPT = any_of(
    "担当(?:ではありません|が(?:変わ|替わ)|(?:の|は|者は|者の)[^。]{1,12}(?:です|に(?:お|ご)|まで))|までご連絡(?:ください|を)|(?:に|へ)お(?:尋ね|問い合わせ)|(?:に|"
    "へ)(?:ご連絡|お聞き)(?:ください|いただ)",
    anywhere=True,
)
DEFERRAL = any_of(
    r"""
    you(?:'ll| will| shall) (?:have|get|receive|hear) (?:\w+ )?(?:my|our|from me|from us)\b
    (?:can't|cant|cannot) (?:do|fill|answer|complete) (?:\w+ ){0,3}?(?:till|until|before)\b
    (?:will|i'll) (?:write|answer|reply) then
    back[- ]to[- ]backs?|first thing(?: tomorrow| monday)?|scout's honou?r|(?:tomorrow|tonight|monday|later|
    next week)(?=[,.! ]*$)|(?:do|answer|fill|finish) (?:this|it|that) (?:\w+ )?(?:tomorrow|tonight|later|then)
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
    (?:can't|cannot|can not|not) (?:\w+ )?(?:right now|just now|at the moment|today|now)|(?:back to|with) you (?:on|
    by|later|tomorrow|next|before|after|asap|as soon|this|early|first|end)|will (?:do|revert|respond|reply|answer|
    come back|follow up|get to it|sort it|write|send)\b(?! (?:well|fine|great|nicely|the job|a good))|(?:i'll|we'll|
    ill|will) (?:do|fill|reply|answer|send|write|get|have)\b.{0,40}\b(?:later|tomorrow|tonight|monday|tuesday|
    wednesday|thursday|friday|saturday|sunday|week|weekend|soon|morning|evening|afternoon|lunch|asap|today|when|once|
    after|by|then)
    (?:give|allow|grant) me (?:till|until|a|another|some|to|one|two)\b|need (?:to (?:collect|gather|check|get|speak|
    catch up|sit down|hear)|until|till|more time|a bit (?:more|longer))\b.{0,50}(?:thoughts|views|notes|feedback|
    first|before i (?:answer|reply|respond)|team)|expect (?:something|it|my (?:answer|reply)|an answer) (?:by|on|
    later|next|tomorrow)|(?:on|away on|off on|annual) (?:leave|holiday|vacation)(?! (?:from|plans))|(?:driving|
    travelling|traveling|at work|on the road|in the car|on a (?:train|plane|flight)|out of (?:the )?office|off sick|
    between meetings|in back[- ]to[- ]back)
    (?:answer|reply|respond|send (?:this|it)|do (?:this|it)) (?:\w+ ){0,3}?(?:later|tomorrow|tonight|next week|
    on (?:monday|tuesday|wednesday|thursday|friday)|this (?:evening|afternoon|weekend))|(?:later|tomorrow|tonight|
    monday|friday) (?:ok|okay|all right|alright|fine)|remind me|(?:after|once|when) (?:i|we) (?:get|have|am|are|'m|
    've|'re|come|land|arrive|finish|spoke|speak)\b.{0,40}(?:will|i'll|we'll)|(?:flat|crazy|super|mad|
    hectic)(?:ly)? (?:out|busy|week|day)|busy (?:day|week|time)
    (?:mach\w*|erledige|antworte\w*|melde\w*|schick\w*|schreib\w*|komme|füll\w*|liefer\w*|sag\w*|
    geb\w*) (?:\w+ ){0,6}?(?:morgen|später|nachher|übermorgen|nächste\w?|kommende\w?|ende der woche|am wochenende|
    heute abend|bald|montag|dienstag|mittwoch|donnerstag|freitag|sobald|nach)|(?:komme|kommen) (?:\w+ ){0,3}(?:erst|
    nicht) (?:\w+ ){0,4}dazu|(?:gerade|momentan|derzeit|heute) (?:\w+ ){0,2}(?:keine zeit|im stress|viel los|
    unterwegs|im urlaub|nicht dazu)|bin (?:\w+ )?(?:im urlaub|unterwegs|bis)|(?:rückmeldung|antwort) (?:folgt|kommt|
    erhalten sie)|bitte (?:noch )?um (?:etwas )?(?:geduld|zeit|aufschub)
    (?:réponds|répondrai|répondrons|reviens|reviendrai|reviendrons|ferai|enverrai|envoie|tiens au courant|
    recontacterai)\b.{0,40}(?:demain|plus tard|lundi|mardi|mercredi|jeudi|vendredi|semaine|soir|bientôt|dès que|d'ici|
    fin de)|(?:suis|sommes) (?:\w+ )?(?:en déplacement|en congés?|en vacances|débordée?s?)|laissez-moi (?:jusqu|
    un peu|quelques)|pas (?:le |eu le )?temps
    (?:contest|respond|escrib|dig|mand|envi|rellen|hag)\w* (?:\w+ ){0,4}?(?:mañana|luego|lunes|martes|miércoles|
    jueves|viernes|semana|tarde|más tarde|noche|cuando|en cuanto)|(?:mañana|luego|el lunes|el viernes|
    la semana que viene|más tarde) (?:\w+ ){0,3}?(?:contest|respond|dig|escrib|mand|envi)\w*|(?:ahora|
    hoy) (?:\w+ )?no (?:puedo|me da|tengo)|(?:estoy|ando) (?:\w+ )?(?:de viaje|de vacaciones|liad[oa]|fuera)|
    dame (?:unos|hasta|un)|deme (?:unos|hasta|un)
    (?:kom|stuur|mail|antwoord|reageer|doe|vul|laat|schrijf|bericht) (?:\w+ ){0,5}?(?:morgen|later|vanavond|straks|
    maandag|dinsdag|woensdag|donderdag|vrijdag|volgende|week|weekend|zodra|binnenkort|op terug)|(?:kom|
    komt) er (?:\w+ ){0,3}op terug|(?:nu|vandaag) (?:even )?(?:geen tijd|niet|druk)|(?:ben|
    zit) (?:\w+ )?(?:op vakantie|onderweg|met vakantie|in vergadering)|te druk|heel druk|erg druk
    (?:respond|envi|mand|volt)\w* (?:\w+ ){0,3}?(?:amanhã|mais tarde|logo|segunda|semana|depois)|(?:amanhã|logo|
    depois) (?:\w+ )?(?:respondo|envio|mando|digo)|(?:rispond|scriv|invi|mand|far)\w* (?:\w+ ){0,4}?(?:domani|dopo|
    più tardi|lunedì|settimana|stasera|appena|presto)|(?:domani|stasera|lunedì) (?:\w+ )?(?:rispondo|le scrivo|mando)|
    (?:sono|siamo) (?:in ferie|in viaggio|fuori)
    (?:återkommer|svarar|skickar|hör av mig|skriver) (?:\w+ ){0,3}?(?:i morgon|imorgon|senare|på|nästa|ikväll|i kväll|
    snart|efter|när)?|(?:vender tilbage|svarer|sender|skriver|kommer tilbage) (?:\w+ ){0,3}?(?:i morgen|senere|på|
    næste|i aften|snart|efter|når)|(?:har|hinner) (?:\w+ )?(?:inte|ikke) (?:\w+ )?(?:tid|hunnit|nået)|(?:odpowiem|
    odpiszę|odezwę|napiszę|wyślę|dam znać|wrócę) (?:\w+ ){0,4}?(?:jutro|później|w poniedziałek|w przyszłym|wieczorem|
    wkrótce|po|jak)|(?:jestem|teraz) (?:\w+ )?(?:na urlopie|w podróży|zajęt\w+|nie mogę)
    """
)
DEFERRAL_SCRIPT = any_of(
    "後ほど|後日|(?:改めて|追って|折り返し)(?:ご連絡|お返事|回答|ご回答)|明日(?:お返事|ご連絡|回答|改めて)|少々お待ち|(?:来週|月曜|週明け|明日)[^。]{0,12}(?:お返事|ご連絡|ご回答|回答)",
    anywhere=True,
)
WHEN = any_of(
    r"tomorrow|tmrw|tonight|later|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next week|weekend|morgen|"
    r"später|demain|lundi|"
    r"mañana|lunes|vanavond|maandag|amanhã|domani|i morgon|i morgen|jutro|明日|来週"
)
"""A time to come: a question with one of these may still be a promise."""
SORRY = any_of(
    r"(?:so |very |really )?sorry|apolog\w+|excuse\w*|entschuld\w+|sorry|verzeih\w+|désolée?s?|pardon|excus\w+|"
    r"lo siento|perdón\w*|"
    r"disculp\w+|desculp\w+|scus\w+|mi dispiace|excuses|ursäkta|förlåt|beklager|undskyld|przepraszam|申し訳|すみません"
)
EVALUATES = any_of(
    r"""
    went|impress\w*|lik(?:e|ed)|lov(?:e|ed|ely)|enjoy\w*|hated?|nice|good|great|excellent|brilliant|fantastic|super|
    fine|ok|okay|alright|all right|bad|poor|terrible|horrible|awful|dreadful|disappoint\w*|happy|pleased|unhappy|meh|
    mediocre|average|decent|solid|rude|friendly|weird|odd|strange|interesting|boring|useless|waste|disaster|shambles|
    perfect|amazing|wonderful|pleasant|blew it|smashed it|nailed it|not bad|well|worried|concerned|strong|weak|
    nervous|confus\w+|unprofessional|professional|late|short|long|rushed|thorough|positive|negative|unsure|convinc\w+
    gut\w*|super|prima|toll\w*|schlecht\w*|nett\w*|lief|gelaufen|okay|angenehm\w*|sympathisch\w*|enttäusch\w*|
    spannend\w*|mies\w*|katastroph\w*|begeistert|zufrieden|klasse|schön\w*|interessant\w*
    bien|bon|bonne|super|mauvaise?|nulle?|déçue?s?|agréable\w*|sympa\w*|intéressant\w*|génial\w*|parfait\w*|
    content\w*|ravie?s?|déplorable|moyenn?e?
    bien|buen[oa]?|mal|mal[oa]|genial|estupend[oa]|fatal|encant\w+|gust\w+|horrible|contenta?o?|interesante|agradable|
    perfecto|decepcion\w+|regular
    goed|leuk|prima|slecht|fijn|prettig|tegen(?:vallend|gevallen)|geweldig|matig|boeiend|interessant|vervelend|aardig
    bom|boa|bem|ótim[oa]|mau|ruim|péssim[oa]|gostei|adorei|bene|buon[oa]?|male|ottim[oa]|pessim[oa]|piaciut[oa]|
    deluso|delusa|bello|bella
    bra|dåligt?|trevlig\w*|jättebra|roligt|godt|god|dårlig\w*|fin[et]?|hyggelig\w*|dobrze|dobr[aey]|źle|świetn\w+|
    miło|mił[aey]|słabo|kiepsko|ok
    """
)
"""Words that judge how it went."""
EVALUATES_SCRIPT = any_of(
    "良かった|よかった|良い|楽しかった|残念|不安|満足|素晴らし|丁寧|印象|[👍👎😊🙂😀😃😄🙁☹😞😡❤🎉👏😐😕😬🤩🥰]",
    anywhere=True,
)
SOMEBODY = any_of(
    "he|she|him|her|his|hers|they|the candidate|er|ihn|ihm|il|elle|él|ella|hij|zij|ele|ela|lui|lei|han|hon|hun|"
    "hende|ham|on|ona"
)
