"""Words for going on with somebody, and for wanting to: what is wanted, or not, shows the will.

Neither table says anything alone. 'We proceed', 'we want to proceed' and 'we do not want to proceed' differ only in the
words around.
"""

from agent.core.people import Side
from agent.reading.phrases import any_of

_BOTH = r"""
    go(?:ing|es)? (?:ahead|any further|further|forward|on with)|proceed(?:ing|s)?|progress(?:ing)?|
    carry(?:ing)? on with(?! (?:our|the|my|a) (?:search|hunt))
    mov(?:e|ing) (?:(?:\w+ ){0,3}?)(?:forward|ahead|along|any further|further|on)(?! (?:from|the market))
    tak(?:e|ing) (?:(?:\w+ ){1,3}?)(?:any further|further|forward|to (?:the )?(?:next|second|final))
    (?:the )?next (?:round|stage|phase|step)|(?:round|stage) (?:two|three|2|3)|final (?:round|stage|interview)
    (?:see|meet)(?:ing)? again|continu(?:e|ing)(?: with(?! (?:our|the|my) search)| the (?:process|
    conversation)| in the|$)|keep (?:going|talking)
    weiter(?:machen|gehen|verfolgen|kommen|führen|im (?:prozess|verfahren))|(?:gehen?|machen?|mache|
    komm\w+) (?:\w+ ){0,5}weiter
    fortfahren|fortsetzen|nächste (?:runde|stufe)|nächsten (?:schritt|runde)
    poursui\w+|continuer|continuons|avancer|avançons|(?:aller|irons|irai|allons) (?:\w+ ){0,2}(?:plus loin|
    de l'avant)|donn\w+ (?:\w+ ){0,3}suite
    (?:la )?suite du (?:processus|recrutement)|la suite|prochaine étape|étape suivante|tour suivant
    segui(?:r|mos|ríamos)|sigamos|continu(?:ar|amos)|avan(?:zar|zamos|cemos)|(?:siguiente|próxima) (?:fase|ronda|
    etapa)|ir adelante|sacar\w* adelante|adelante con
    verder(?: gaan| met| in het proces)?|doorgaan|door(?: met| naar de)|ga(?:an)? (?:\w+ ){0,5}door|volgende (?:ronde|
    stap|fase)|vervolg(?:stap|traject)
    avançar|prosseguir|dar seguimento|seguir em frente|próxima (?:fase|etapa)
    (?:andare|andiamo) avanti|avanti|procedere|procediamo|proseguire|proseguiamo|continuare|prossim[ao] (?:fase|step|
    passo)
    (?:gå|går) (?:\w+ ){0,3}(?:vidare|videre)|vidare|videre|fortsätta|fortsætte|fortsette|nästa (?:steg|omgång)|
    næste (?:skridt|runde|trin)
    kontynuować|dalej|(?:kolejn|następn)\w+ etap\w*|iść naprzód
"""
_CLIENT = r"""
    (?:farle|fargli|far|fare|faire|hacerle|que) (?:conoscere|incontrare|rencontrer|conocer|conozca)\b.{0,20}|
    (?:faire rencontrer|présenter (?:à|au)|presentarle a|que conozca|kennenlernen|voorstellen aan|
    kennis (?:laten )?maken met|conhecer) ?\w*
    ge (?:henne|honom) (?:ett )?(?:bud|anbud)|get (?:him|her|them) in(?: for| again| on)?
    hire|hiring|employ(?:ing)?|appoint(?:ing)?|recruit(?:ing)? (?:him|her|them)|bring(?:ing)? (?:\w+ ){1,3}?(?:in|
    on board|on|back)
    hav(?:e|ing) (?:him|her|them)(?: back| on board| in| on the team| join)?|tak(?:e|ing) (?:(?:\w+ ){1,2}?)on
    get(?:ting)? (?:him|her|them|\w+) (?:back|in|signed|started|over|on board)|sign(?:ing)? (?:him|her|them)(?: up)?
    (?:see|seeing|meet|meeting|speak(?:ing)? (?:to|with)|talk(?:ing)? to|hav(?:e|ing)) (?:(?:\w+ ){1,3}?)(?:again|
    a second time|once more)|(?:see|
    hear) more (?:of|from) \w+
    (?:second|another|further|closer) look|put(?:ting)? (?:(?:\w+ ){1,3}?)(?:through|forward)|pursu(?:e|ing)
    invit(?:e|ing) (?:(?:\w+ ){1,3}?)(?:back|in|to|for)|(?:mak|extend|send|prepar|draft|writ|get|
    draw)\w* (?:\w+ ){0,3}?(?:an |the )?(?:offer|contract|terms)
    offer (?:him|her|them|it|the (?:job|role|position|post)|please|letter)|want (?:him|her|
    them)(?= back| please| on| in|$|[.,!;:])
    (?:offer|giv|book|arrang)\w* (?:him |her |them )?(?:another|a new|a second|any more|a further) (?:slot|date|time|
    chance|go|appointment)|(?:him|her|them) an offer|work with (?:him|her|them)|(?:meet|
    come and meet) (?:the (?:rest of the |wider |
    whole )?\w+|our \w+|my \w+)
    einstellen|anstellen|(?:ihn|sie|ihr|ihm|herrn? \w+|frau \w+) (?:gerne? |unbedingt |sofort |noch )*(?:haben|nehmen|
    einladen|wiedersehen|wiedertreffen|kennenlernen)
    (?:wieder|erneut|noch ?mals?|noch einmal|ein zweites mal) (?:sehen|treffen|sprechen|einladen)|nehmen (?:ihn|sie)|
    lad\w+ (?:\w+ ){0,6}ein(?=\W|$)
    biete\w* (?:\w+ ){0,5}(?:stelle|job|vertrag)\b(?: \w+)?|(?:ein |das )?angebot (?:machen|unterbreiten|schicken|
    zukommen lassen|vorlegen)|zusagen|zusage
    vertrag (?:schicken|machen|aufsetzen)|(?:zweit|weiter|nächst)\w* (?:gespräch|runde|termin)|zweitgespräch\w*
    embaucher|l'embaucher|recruter|engager|(?:le|la|l'|lui) ?(?:\w+ )?(?:revoir|proposer le poste|faire une (?:offre|
    proposition)|garder|recruter|prendre)
    rencontrer (?:\w+ )?(?:à nouveau|de nouveau|une (?:seconde|deuxième) fois)|revoir|faire une (?:offre|proposition)|
    (?:deuxième|second|autre|nouvel) entretien
    contratar\w*|fichar\w*|incorporar\w*|(?:hacer|presentar|mandar|enviar)\w* (?:\w+ )?oferta|volver a (?:ver|hablar|
    entrevistar|reunir)\w*
    (?:segunda|otra) (?:entrevista|ronda|reunión)|contar con (?:él|ella)
    aannemen|(?:een )?aanbod (?:\w+ )?(?:doen|maken|sturen)|uitnodigen|nodig\w* (?:\w+ ){0,5}uit|terugzien|
    tweede gesprek|in dienst nemen|(?:hem|haar) hebben
    (?:nog een keer|nog eens|opnieuw|weer) (?:zien|spreken|ontmoeten)
    contratá-l[oa]|contratar|fazer (?:uma |lhe )?(?:proposta|oferta)|(?:segunda|outra) entrevista|vê-l[oa] (?:de novo|
    outra vez|novamente)
    assumer\w+|(?:fare|fargli|farle|inviare) (?:\w+ )?un'?(?:offerta| proposta)|riveder\w*|rincontrar\w*|(?:secondo|
    altro|ulteriore) (?:colloquio|incontro)
    anställa|ansætte|ansette|(?:ge|give|gi) (?:\w+ ){1,3}(?:erbjudande|tilbud)|träffa (?:\w+ ){1,2}(?:igen|
    en gång till)|(?:se|møde|
    møte) (?:\w+ ){1,2}(?:igen|igjen|en gang til)
    (?:andra|ny|anden) (?:intervju|samtale)|zatrudni\w+|zaprosi\w+|złożyć (?:\w+ )?ofert\w+|(?:drug|
    kolejn)\w+ (?:rozmow|spotkani)\w*
"""
_CANDIDATE = r"""
    accept(?:ing)?(?: it| this| the (?:job|role|offer|position))?|tak(?:e|ing) (?:it|the (?:job|role|position|post)|
    this (?:job|role|one))(?: on)?
    (?:stay|remain|keep me|leave me|be) (?:in (?:the )?(?:running|process|mix|consideration|frame)|considered|
    involved)|take the next step
    work(?:ing)? (?:there|here|for (?:them|you|this)|with (?:them|the team)|at \w+)|
    join(?:ing)?(?: the team| them| you| \w+)?
    (?:put|take|send) me (?:forward|through)|hear (?:more|back|from them)|come back(?: again)?
    (?:come|go|be) (?:in |back )?for (?:a|the|another) (?:second |next |further )?(?:interview|round|chat|trial)|
    get(?:ting)? (?:this|the) (?:job|role|position)
    (?:go|going) for it|have (?:the|this) (?:job|role)|start(?:ing)? (?:there|with them|as soon)|pursue (?:this|it|
    the)|be part of|find out more|learn more
    (?:dort|da|bei ihnen|für sie) (?:arbeiten|anfangen)|die stelle(?: haben)?|den job|dabei(?: sein| bleiben)?|
    zusagen|zusage|annehmen|interesse(?: an)?|interessiert
    (?:y |là-bas )?travailler|rejoindre|accepter|intéressée?|motivée?|partante?
    trabajar (?:ahí|allí|con|en)|aceptar\w*|incorporarme|interesad[oa]
    (?:daar|bij jullie|bij hen) (?:werken|beginnen)|(?:de|deze) (?:baan|job) (?:hebben)?|aannemen|door(?= in|$|
    [.,!;])|geïnteresseerd|ervoor gaan
    trabalhar (?:lá|aí|com|na|no)|aceitar|interessad[oa]|lavorare (?:lì|con|da|per)|accettare|interessat[oa]
    jobba (?:där|hos|med)|intresserad|interesseret|tacka ja|takke ja|przyjąć|zainteresowan\w+|pracować
"""

GOING_ON = {Side.CLIENT: any_of(_BOTH + _CLIENT), Side.CANDIDATE: any_of(_BOTH + _CANDIDATE)}

WANTING = any_of(
    r"""
    let me|ask (?:him|her|them) to|i'd (?:still|really|happily|gladly)
    (?:wouldn't|would not|won't|will not) (?:hesitate|mind|think twice)|would|i'd|we'd|want|wanna|wish|hope|happy|
    keen|glad|pleased|delighted|love|like|will|\w+'ll|going to|gonna|shall
    let's|lets|let us|please|pls|plz|should|must|recommends?|propose|suggest|ready|prepared|willing|(?:in )?favou?r|
    vote
    need|decided to|agreed? to|plan|planning|intend|looking forward|look forward|eager|excited|remain|still|up for
    (?:can|could|would) (?:you|we)|worth|deserves?|certainly|definitely|approved?|green light|ok to|good to|fine to|
    comfortable|inclined|minded
    möchten?|wollen|will|würden?|gern|gerne|bitte|sollten?|freuen|bereit|unbedingt|vorstellen|können wir|lass(?:en|
    t)?|empfehlen?|weiterhin|habe
    souhait\w+|veu[tx]|voul\w+|voudr\w+|aim(?:e|er)\w*|prêts?|prête|volontiers|merci de|svp|s'il vous plaît|
    favorables?
    d'accord|propos\w+|faut|envie|allons|peut-on|pouvons|reste|toujours|tiens|serai\w*|suis
    quier\w+|quer\w+|gust\w+|encant\w+|dese\w+|por favor|vamos|adelante|podemos|propon\w+|dispuest[oa]s?|favor|sigo|
    pase|estoy|estamos
    wil|willen|graag|zou|zouden|gaan|ga|mag|kunnen we|laten we|zin|bereid|moeten|heb|ben|blijf
    gostar\w*|desej\w+|adorar\w*|continuo|vogli\w+|vorr\w+|piacer\w+|desider\w+|volentieri|per favore|sarei|resto
    vill|vil|skulle|gärna|gerne|önskar|ønsker|ska|skal|chc\w+|chciał\w*|prosz\w+|chętnie|zaprasza\w+|jestem|planujemy
    """
)
"""Words that want what stands near them."""

ELSEWHERE = any_of(
    r"""
    (?:an?other|other|different|stronger|an? internal|one of the other) (?:candidates?|applicants?|person|people|
    direction|option|one|profiles?)
    elsewhere|somebody else|someone else|one of the others|jemand(?:en)? (?:anderen?|anders)|(?:eine|einen|einem|
    einer) anderen?|d'autres
    (?:un|une) autre (?:candidate?|personne|profil)|quelqu'un d'autre|otr[oa]s? (?:persona|candidat\w+|perfil)
    iemand anders|(?:een )?andere kandida\w+|outr[oa]s? (?:pessoa|candidat\w+)|un'?altr[oa] (?:persona|candidat\w+)
    någon annan|annan kandidat|en anden|inn\w+ (?:kandydat|osob)\w*
    """
)
"""Somebody else than the one we talk about: going on with them is a no."""

OTHER_BUSINESS = any_of(
    r"""
    (?:other|similar|future|different|further|more) (?:\w+ )?(?:roles?|posts?|positions?|jobs?|openings?|vacanc\w+|
    firms?|companies|candidates?|applicants?|profiles?|opportunit\w+|cvs?)
    (?:anyone|anybody|someone|somebody) else|in mind for|in (?:the )?future|another (?:role|job|position|candidate|
    applicant)|keep sending|send (?:me|us) (?:more|some|another)
    andere (?:stellen?|positionen|kandidat\w+|bewerber\w*)|künftig\w*|autres? (?:postes?|candidat\w*|profils?|
    offres?)|otr[oa]s (?:puestos|ofertas|candidat\w+|vacantes)|andere (?:functies|vacatures|kandidaten)
    outr[oa]s (?:vagas|candidat\w+)|altr[ei] (?:posizioni|candidat\w+|offerte)|andra (?:tjänster|kandidater|jobb)|
    andre (?:stillinger|kandidater|job)|inn(?:e|ych) (?:ofert\w*|kandydat\w*)
    """
)
"""Whoever wants these does not speak of the matter in hand."""
