"""Phrases for the next steps that a client can propose."""

from agent.reading.phrases import any_of

OFFER = any_of(
    r"""
    ge (?:henne|honom) (?:ett )?(?:bud|anbud|erbjudande)|give (?:hende|ham) et (?:tilbud|bud)
    (?:please|pls|bitte|merci de|par favor|por favor|s'il vous plaît|graag|proszę|prosimy|poproszę|like|want|vi vill|
    vi vil gerne|gärna|gerne|möchten|souhait\w+|queremos|willen|quisiéramos|gostaríamos|vorremmo|preparar|
    przygotowani\w+)\b(?: (?!another|other|more|weitere|autres?|otras?|andere)\w+){0,6}? (?:offer|angebot|offre|
    oferta|oferty|ofertę|aanbod|proposta|offerta|erbjudande|tilbud)(?! (?:feedback|letter of|from))
    (?:mak|send|extend|prepar|draft|draw|writ|put|get|issu|giv|hav|sort|do|cut)\w* (?:\w+ ){0,3}?(?:an |the |your |a |
    out an |up an |together an |him |her |them )?(?:formal |written |verbal |immediate |job )?(?:offer|contract|
    terms)(?: letter| out| over| to (?:him|her|them))?
    (?:i'd|we'd|i would|we would|i'll|we'll|please|can you|could you|to|let's|will|should|gladly|
    happily) (?:\w+ )?(?:offer|hire|employ|appoint)(?! (?:feedback|a second|another|an interview|a trial|some|my|our|
    you))\b.{0,15}|(?:he|she|they)(?:'s| is| are|'re) (?:hired|appointed)|the job is (?:his|hers|theirs)|tak(?:e|
    ing) (?:him|her|them|\w+) on(?! (?:a|the) (?:tour|trial))|sign (?:him|her|them)(?: up)?(?=$|[.,!; ])|bring (?:him|
    her|them) on board|offer(?:ing)? (?:it )?(?:to )?(?:him|her|them)\b.{0,10}|offer at \S{1,10}|offer (?:of|with|
    subject to)\b|get (?:him|her|them) signed
    (?:ihr|ihm|ihnen) (?:\w+ ){0,3}?(?:stelle|job|vertrag|angebot) (?:\w+ )?(?:anbieten|geben|machen|schicken)|
    (?:biete\w*|geben|machen) (?:\w+ ){0,5}?(?:stelle|vertrag|angebot|zusage)\b(?: an)?|zusagen|zusage (?:geben|
    machen|erteilen)|einstellen|angebot (?:rausschicken|fertig machen|vorbereiten|machen)|(?:lui |leur |la |le |
    l')(?:\w+ )?(?:embaucher|engager|recruter|proposer (?:le poste|un contrat|un cdi))|embauch\w+|(?:on|nous) (?:la|
    le|l'embauche|l'engage|la prend|le prend|la recrute|le recrute)(?: prend| prenons)?(?=$|[.,!])
    (?:hac|mand|envi|present|prepar)\w* (?:\w+ )?(?:una )?(?:oferta|propuesta)|contratá-l[oa]|contrat(?:ar|amos|emos|
    arl[oa])|fichar\w*|(?:een )?(?:aanbod|voorstel|contract) (?:\w+ )?(?:doen|sturen|maken|geven)|(?:neem|
    nemen) (?:hem|haar|we hem|we haar) aan|in dienst nemen|(?:fazer|enviar|
    apresentar)\w* (?:\w+ )?(?:uma )?(?:proposta|oferta)|(?:far|invi|present)\w* (?:\w+ )?(?:un'?offerta|
    una proposta)|assumer\w*|assumiamo|(?:ge|give|gi|lägga|skicka|lave) (?:\w+ ){0,2}(?:ett |et )?(?:erbjudande|
    tilbud)|anställ\w*|ansæt\w*|ansett\w*|(?:złoży\w+|przygotowa\w+|wysła\w+|dajemy|składamy) (?:\w+ )?ofert\w*|
    zatrudni\w+
    (?:make|send|extend|prepare|draft|put together|get|issue) (?:him|her|them|\w+)?\s?(?:an |the |your )?(?:offer|
    contract)(?: out| to (?:him|her|them))?
    (?:go ahead|proceed) (?:and|with) (?:an |the |your )?offer\b.{0,12}|(?:like|want|happy|ready|keen|going|prepared|
    love) to (?:make|extend|offer|hire|take (?:him|her|them) on)\b.{0,20}
    offer (?:please|him|her|them|now|today|asap|the job|the role|the position)|please offer|let's (?:hire|
    offer)\b.{0,8}|hire (?:him|her|them)
    ein angebot (?:machen|unterbreiten|schicken|vorlegen)|angebot (?:bitte|unterbreiten)|(?:möchten|wollen|
    würden) (?:ihn|sie|ihm|ihr|herrn?|frau)?.{0,20}(?:einstellen|anstellen)
    (?:faire|envoyer|soumettre|préparer|lui faire|formuler) (?:une |l'|une belle )?(?:offre|proposition)|embaucher|
    recruter (?:le|la)?
    (?:hacerle|enviarle|hacer|presentar) (?:una )?oferta|contratar(?:lo|la|le)?
    (?:een )?aanbod (?:doen|sturen|maken)|aannemen|(?:fazer|enviar) (?:uma )?proposta|(?:fare|inviare) un'?offerta|
    assumer(?:lo|la)|ge (?:henne|honom)? ?(?:ett )?erbjudande|anställa|złożyć ofertę|zatrudnić
    """
)
OFFER_SHORT = any_of(
    r"""
    (?:an |job |contract |an? immediate )?offer|hire|angebot|einstellen|offre|embauche|oferta|contratar|aanbod|
    aannemen|offerta|proposta|erbjudande|tilbud|oferta pracy|zusage|vertrag|contract|contrato|contrat|avtal|umow\w+|
    assumere|anställ\w*|ansæt\w*|zatrudnić|propuesta|appoint|sign (?:him|her|them)
    """
)
ANOTHER = any_of(
    r"""
    (?:farle|fargli|far|fare|faire|hacerle|que) (?:conoscere|incontrare|rencontrer|conocer|conozca)\b.{0,20}|
    (?:faire rencontrer|présenter (?:à|au)|presentarle a|que conozca|kennenlernen|voorstellen aan|
    kennis (?:laten )?maken met|conhecer) ?\w*
    (?:put|get) (?:him|her|them) (?:in front of|before) (?:the|our|my) (?:\w+ )?(?:md|ceo|cto|cfo|coo|board|team|
    directors?|partners?|panel|owners?|manager|head)|introduc(?:e|ing) (?:him|her|them) to (?:the|
    our|my)|(?:see|meet)(?:ing)? (?:him |her |them )?again|one more (?:chat|interview|meeting|round|conversation|call|
    session)|probetag|probearbeiten
    (?:round|stage|interview) (?:two|2|three|3)|(?:next|second|final|following|further|technical) (?:round|stage|
    step with|interview|meeting)|(?:to|for|through to|into) the (?:next|second|final) (?:round|stage|phase|interview)|
    (?:see|meet|speak (?:to|with)|talk to|have) (?:\w+ ){1,3}?(?:again|once more|a second time|back)|(?:bring|invite|
    get|have|ask|call) (?:\w+ ){1,3}?(?:back|in again|for (?:a|an|another|the) (?:\w+ )?(?:chat|interview|round|trial|
    day|shift|call|meeting))\b.{0,10}|(?:have|let|get) (?:him|her|them) (?:meet|come|spend|do|sit|present)\b.{0,15}|
    (?:trial|taster|working|assessment|test) (?:day|shift|morning|afternoon|week)|(?:technical|panel|follow-up|case|
    practical) (?:interview|test|round|session|call)|another (?:go|meeting|conversation|session|date|slot)|
    come (?:in )?(?:and|to) (?:meet|see|shadow|present|do|spend)\b.{0,12}
    (?:noch|ein) (?:ein|zweites|weiteres|nochmaliges) (?:\w+ )?(?:gespräch|treffen|interview)|(?:noch ?mal|
    noch einmal|erneut|wieder|nochmals) (?:\w+ ){0,2}?(?:sehen|treffen|sprechen|einladen|kennenlernen)|(?:zweit|
    weiter|nächst|final)\w* (?:termin|gespräch|runde|treffen|interview)|zweit(?:gespräch|termin)\w*|(?:zum|für ein|
    einen) (?:zweiten|weiteren|nächsten)|schnupper\w+|hospit\w+|(?:nächste|zweite) runde
    (?:la|le|l'|les) ?(?:\w+ )?(?:revoir|rencontrer (?:à nouveau|de nouveau|une)|recevoir à nouveau)|(?:rencontrer|
    voir|recevoir) (?:\w+ )?(?:à nouveau|de nouveau|une (?:seconde|deuxième) fois)|(?:un|d'un|autre) (?:autre|second|
    deuxième|nouvel) (?:entretien|rendez-vous|échange)|(?:prochaine|deuxième|seconde) (?:étape|entrevue|rencontre)|
    journée d'essai
    (?:otra|segunda|nueva|próxima|siguiente) (?:entrevista|ronda|reunión|fase|charla)|volver a (?:ver|hablar|reunir|
    entrevistar)\w*|(?:nog een|tweede|volgend|vervolg|nieuw) ?(?:gesprek|ronde|kennismaking|afspraak)|(?:nog eens|
    opnieuw|weer|nogmaals|nog een keer) (?:\w+ )?(?:spreken|zien|ontmoeten|uitnodigen)|terug(?:zien| uitnodigen)|
    meeloopdag|proefdag
    (?:outra|segunda|nova|próxima) (?:entrevista|ronda|reunião|fase|conversa)|vê-l[oa] (?:de novo|outra vez|
    novamente)|(?:un )?(?:altro|secondo|nuovo|ulteriore) (?:colloquio|incontro)|riveder\w*|rincontrar\w*|(?:en|
    ett) (?:\w+ )?(?:intervju|möte|samtal|samtale|møde) till?|(?:andra|ny|nästa|anden|næste) (?:intervju|samtale|
    runde|omgång|möte|møde)|(?:träffa|se|møde|tale med|møte) (?:\w+ ){1,2}(?:igen|igjen|en gång till|en gang til)|
    provdag|prøvedag|(?:drug|kolejn|
    następn)\w+ (?:rozmow\w+|etap\w*|spotkani\w+|rund\w+)|dzień próbny
    (?:an?other|second|2nd|further|final|next|third|3rd|follow[- ]?up|additional|new|one more) (?:\w+ )?(?:interview|
    round|meeting|chat|stage|conversation|call)s?
    (?:see|meet|speak to|speak with|talk to|have|get|bring|invite|call) (?:him|her|them) (?:again|back|in again|for a|
    a second time|in for|to meet)\b.{0,20}
    (?:like|want|love|ask|invite|get|have) (?:him|her|them|\w+) (?:to )?(?:come )?(?:back|in again)\b.{0,20}|
    come back (?:for|to meet|and meet)\b.{0,15}|(?:set up|arrange|schedule|organi[sz]e|book|fix(?: up)?) (?:a|
    an) (?:\w+ ){0,2}(?:interview|call|meeting|round|chat)\b|second[- ]interview|(?:meet|come and meet|
    to meet) (?:the (?:rest of the |wider |whole )?team|our \w+|my \w+|the \w+ (?:team|lead|director|manager))|
    another slot\b.{0,15}|(?:for|do|arrange|book|offer|to) (?:a |another |him a |her a )?(?:paid )?trial (?:day|shift)
    (?:zweite[sn]?|weitere[sn]?|nächste[nsr]?|erneute[sn]?) (?:gespräch|interview|runde|termin|vorstellungsgespräch|
    kennenlernen)|zweitgespräch|noch einmal (?:einladen|sehen|sprechen)|nochmal einladen|probetag|probearbeiten
    (?:deuxième|second|autre|nouvel|prochain) (?:entretien|tour|rendez-vous)|le revoir|la revoir
    (?:segunda|otra|próxima) (?:entrevista|ronda)|volver a ver(?:lo|la|le)?
    (?:tweede|nieuw|volgend|vervolg)\s?(?:gesprek|ronde|interview)|vervolggesprek
    (?:segunda|outra|nova) entrevista|(?:secondo|altro|nuovo) (?:colloquio|incontro)|andra intervju|(?:drug|
    kolejn)\w+ (?:rozmow\w+|etap\w*|spotkani\w+)
    """
)
ANOTHER_SCRIPT = any_of(
    "もう一度(?:お会い|面接|お話)|再度(?:お会い|面談)|次(?:回|の段階|のステップ)(?:の|に|へ)|最終面接|二次面接|次の面接|再度面接|次の選考",
    anywhere=True,
)
OFFER_SCRIPT = any_of("内定|採用したい|採用させて", anywhere=True)
HOLD = any_of(
    r"""
    (?:leave|keep|put) (?:\w+ ){1,3}?on (?:the|our|a|your) (?:list|long-?list|short-?list|books)(?: in case)?|
    in case (?:the )?(?:other|first|someone|somebody)
    (?:keep|leave|put|place) (?:\w+ ){0,3}?(?:in reserve|warm|on file|in reserve|on hold|on ice|in the pool|in play|
    pending|
    as (?:a )?(?:backup|reserve|plan b))|hang fire|(?:please|pls) hold(?=$|[.,;!])|hold (?:for now|off|fire|please|
    until|till|on)|on ice|
    park (?:\w+ ){1,3}?(?:until|till|for now)|don't (?:close|reject) (?:\w+ )?yet|plan b|second choice|
    pause (?:for now|until|this|the)|wait (?:until|till|for) (?:\w+ ){0,4}(?:budget|others|decision|approval|sign-off|
    candidates)
    (?:ihn|sie|kandidat\w+|herrn?|frau)? ?(?:\w+ ){0,3}?(?:warm ?halten|warm(?=$|[.,!])|in der hinterhand|auf eis|
    in reserve|zurückstellen|vormerken)|auf eis legen|erst(?: ?mal| einmal)? (?:warten|abwarten|pausieren)|
    vorerst (?:\w+ )?(?:warten|abwarten|halten|zurückstellen|parken)|(?:garde|garder|gardons|mettre|met|mettons|
    laisser|restons)\w* (?:\w+ ){0,4}?(?:sous le coude|en attente|en réserve|de côté|au chaud|en stand-?by)
    (?:dej|mant|pon|guard)\w* (?:\w+ ){0,3}?(?:en espera|en pausa|en reserva|en cartera|a la espera)|(?:in de wacht|
    achter de hand|op de reservelijst|on hold|in portefeuille|even aanhouden|aanhouden)|(?:em espera|em stand-?by|
    de reserva|aguardar)|(?:in attesa|in sospeso|in stand-?by|di riserva)|(?:avvakta|på vent|afvente?|pausa|vente|
    i reserv|på is)|(?:wstrzyma\w+|w rezerwie|zaczeka\w+|poczeka\w+)
    (?:on|to) hold|(?:please|pls) hold(?=$|[.,;!])|hold (?:for now|off|fire|please|him|her|them|on for)|keep (?:him|
    her|them|his cv|her cv|
    \w+) (?:warm|on file|in (?:mind|reserve|the frame|play)|on the (?:back ?burner|bench|list))|park (?:him|her|them|
    it|this)|backup|back-up|reserve list
    in der hinterhand|warmhalten|zurückstellen|auf (?:die )?warteliste|erst ?mal abwarten|vorerst (?:abwarten|parken)|
    in reserve
    (?:mettre|mis|mise|garder) (?:\w+ )?(?:en attente|de côté|sous le coude)|en attente
    (?:en|a la) espera|dejar(?:lo|la) en (?:espera|pausa|reserva)|aanhouden|in de wacht|achter de hand|in sospeso|
    em espera|aguardar|avvakta|wstrzymać
    """
)
HOLD_SHORT = any_of(
    r"""
    hold|on hold|keep warm|park|pause|in attesa|afvent|avvakta|aguardar|zaczekać|wait|warten|abwarten|attendre
    esperar|wachten
    """
)
HOLD_SCRIPT = any_of("保留|お待ち|待って", anywhere=True)
