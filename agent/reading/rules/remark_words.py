"""Words of single remarks: what is good, what is bad and how much, what is suggested or asked for."""

import re

from agent.reading.phrases import any_of

GOOD = any_of(
    r"""
    faultless|flawless|perfect(?:ly)?|beautiful(?:ly)?|cheerful|courteous|gorgeous|confidence|quick on|spot[- ]on|
    excell\w+|superbly|amazing|wonderful|delightful|talented|skilled|skilful|reliable|easy to talk|on point|proper|
    knows? (?:\w+ ){1,3}?(?:inside out|stuff|by|well|onions)|knew (?:his|her|their) (?:stuff|onions)|has real|
    real (?:confidence|talent|flair|interest)|well (?:kept|run|equipped|read|liked)|learned more|took (?:the )?time|
    on time|early|will trust|asked (?:smart|good|great|clever|sensible|sharp) questions|spotted|solved|diploma|
    certificate|licen[cs]e in|remembered|measured|inspir\w+|generous|respectful|transparent|interesting|exciting|
    handles? \w+|natural|charming|witty|funny|curious|bang up to date|a pleasure|top-notch|second to none|
    good (?:with|at|on|listener|atmosphere|culture|vibe|sense|eye|fit|grasp|command|rapport)
    ruhig\w*|zuverlässig\w*|tadellos|hervorragend\w*|auf anhieb|cool\w*|nimmt sich|nahm sich|sehr gut\w*|klar\w*|
    ehrlich\w*|motiviert\w*|engagiert\w*|erfahren\w*|angenehm\w*|herzlich\w*|spannend\w*|sérieu\w+|à l'aise|
    rigoureu\w+|ponctuel\w*|franchement|accueillant\w*|précis\w*|passionn\w+|souriant\w*|chaleureu\w+|intéressant\w*
    educad[oa]|puntual|domina|conoce (?:bien|muy)|resuelt[oa]|segur[oa] de|atent[oa]|cercan[oa]|clar[oa]|
    trabajador\w*|responsable|vaste hand|perfect|netjes|betrouwbaar|helder|gemotiveerd|ervaren|gezellig\w*|rustig\w*|
    slim\w*|gostei|prepar\w+|atencios[oa]|experiente|profissional|clar[oa]|bravissim\w+|puntual\w*|gentil[ei]|
    disponibil\w+|chiar[oa]|prepara\w+|esperto|esperta
    god til|suveræn|dygtig\w*|sød\w*|venlig\w*|imponerende|kunnig\w*|noggrann\w*|pålitlig\w*|vänlig\w*|bra (?:på|med|
    frågor|team)|konkretn\w+|rzeczow\w+|uprzejm\w+|świetn\w+|doskonał\w+|profesjonaln\w+|certyfikat\w*|od razu
    excellent|impress\w+|strong(?:est)?|solid|great|brilliant|fantastic|outstanding|superb|clear(?:ly)?|articulate|
    knowledgeable|friendly|warm|polite|kind|calm|honest|open|sharp|smart|bright|thorough|well[- ](?:prepared|informed|
    organi[sz]ed|presented|spoken)|first[- ]rate|best|lovely|nice|tidy|patient|quick (?:and|learner|to)|enthusias\w+|
    motivated|confident|professional|punctual|accurate|experienced|passed|loved|liked|helpful|welcoming|listened|
    good (?:experience|knowledge|understanding|questions|communicat\w+|people|team|cv|energy|attitude)|pleasant|
    personable|capable|competent|straight with
    stark\w*|sympathisch\w*|freundlich\w*|kompetent\w*|gut vorbereitet|pünktlich|nett\w*|modern\w*|überzeugend\w*|
    beeindruck\w+|souverän\w*|offen\w*
    compétent\w*|sympathique\w*|excellent\w*|motivée?|agréable\w*|clair\w*|bonne? (?:expérience|équipe|présentation|
    contact|niveau)|impressionn\w+|solides?
    amable\w*|simpátic\w+|excelente\w*|precios\w+|profesional\w*|buen[oa]? (?:equipo|ambiente|experiencia|nivel|
    trato)|preparad[oa]|encantad\w+
    aardig\w*|vriendelijk\w*|deskundig\w*|enthousiast\w*|prettig\w*|sterk\w*|kent (?:haar|zijn) vak|open over|
    goede? (?:sfeer|team|ervaring|indruk)
    adorei|organizad[oa]|simpátic[oa]|ótim[oa]|gentil\w*|preparat[oa]|cordial\w*|trevlig\w*|duktig\w*|kompetent\w*|
    mił[aey]|kompetentn\w+
    """
)
BAD = any_of(
    r"""
    no (?:\w+ ){0,2}?(?:at all|experience|heating|lock|training|programming|structure|answer|idea|interest|
    eye contact|sign of|mention)|(?:is|was|are|were) none|lied|dishonest\w*|damp|broken|noisy|loud|dirty|cramped|
    outdated|arrogant|dismissive|evasive|distracted|on (?:his|her|their) phone|talked over|interrupted|rushed|
    ran out of time|mixed up|cheaper|below what|under what|less than i|not (?:on the register|licensed|qualified|
    prepared|ready)|(?:never|not) (?:looked|read|seen|sold|built|done|run|managed|met|asked|told|heard|used|worked|
    led)|nobody (?:could|told|asked|knew|explained|seemed)|no one (?:could|told|asked|knew|explained|seemed)|last bus|
    turnover|high staff|far away|too many|too much|sixty hours|zero hours|bother\w*|grave|bored|monosyllab\w+|shaky|
    rusty|flustered|wooden|aloof|overconfident|cocky|scruffy|sloppy|careless|waffl\w+|rambl\w+|disorgani[sz]ed|
    chaotic|stressful|toxic|harsh
    laut|chaotisch\w*|überladen\w*|arrogant\w*|nervös\w*|schlecht\w*|nicht (?:vorhanden|ausreichend|überzeugend)|
    keine (?:erfahrung|kenntnisse|ahnung|praxis)|warten lassen|befristet|bruyant\w*|désorganis\w+|ne connaît pas|
    aucune (?:expérience|connaissance|notion)|pas d'expérience|attendre|insuffisant\w*|hésitant\w*|stressant\w*
    grave|ruidos[oa]|desorganizad\w+|esperar|sin experiencia|no (?:conoce|tiene|sabe|supo|habla)|insuficiente|
    insegur[oa]|rommelig|lawaai\w*|onvoorbereid|geen (?:ervaring|kennis|idee)|zacht|wachten|demorou|não (?:tem|sabe|
    conhece|soube)|barulhent\w+|non (?:ha|sa|parla|conosce|ha saputo)|aspettare|disorganizzat\w+|senza esperienza|
    rumoros\w+
    ked af|aldrig haft|har aldrig|ingen erfaring|ingen erfarenhet|bullrig\w*|støjende|stökig\w*|rörig\w*|rodet|
    nie (?:ma|zna|potrafi|umie)|głośn\w+|bez doświadczenia|chaotyczn\w+
    concern\w*|worr(?:y|ied|ies|ying)|weak\w*|poor(?:ly)?|vague|lack(?:s|ed|ing)?|miss(?:es|ing)|gap|struggl\w+|
    unclear|nervous|muddled|late|unprepared|rude|abrupt|rough|problem\w*|issue|snag|hesita\w+|doubt\w*|reservation\w*|
    drawback|downside|disappoint\w+|bluff\w*|errors?|mistakes?|wordy|hard to follow|couldn'?t (?:explain|tell|answer|
    say)|hasn'?t (?:run|used|worked|done|got)|never (?:used|run|worked|done|conducted|led|managed)|not (?:enough|
    good enough|much experience)|no (?:experience|knowledge|idea)|too (?:low|long|far|short|quiet|junior|slow|
    expensive|high)|zero|deal ?-?breaker|kept (?:me )?waiting|unpaid|overtime|salary is (?:low|below)|red flag|
    wasn't (?:sure|clear|able)|limited|thin on|light on|bit of a stretch
    fehlt\w*|bedenken|schwach\w*|schwäche\w*|leider|mangel\w*|unsicher\w*|unpünktlich|zu (?:wenig|lang|kurz|weit|
    niedrig)|noch nie|stört|problem\w*|verspätet|unvorbereitet
    manque\w*|faible\w*|inquiét\w*|dommage|trop (?:court|long|loin|peu|bas)|un peu court|en dessous|réserve\w*|
    problème\w*|retard|déçu\w*
    falta\w*|débil\w*|preocupa\w*|no me encaja|demasiado|problema\w*|tarde|duda\w*|poc[oa] (?:experiencia|claro)|
    baj[oa]
    bezwaar|mist|ontbreekt|zorgen?|twijfel\w*|te (?:weinig|lang|kort|ver|laag)|rommelig|kwalijk|niet eens|jammer|
    probleem|zwak\w*|te laat
    falta\w*|fraco|preocup\w+|manca\w*|debole|ritardo|saknar|svag\w*|orolig|brak\w*|słab\w+|obaw\w+
    """
)
BAD_SCRIPT = any_of("まったくなく|不足|懸念|不安|残念|足り", anywhere=True)
GOOD_SCRIPT = any_of("好印象|誠実|素晴らし|優秀|丁寧|熱意", anywhere=True)
SUGGESTION = any_of(
    r"""
    (?:please )?(?:check|screen|verify|ask|test|brief|warn|tell|prepare|send|mention|put|
    get)\b[^.?!]{0,60}\b(?:before (?:you|anyone|anybody|somebody|people|candidates|sending|the interview|they)|
    beforehand|in advance|up front|upfront|in the advert|on the advert|in the ad|from the start|anyone else)|
    maybe (?:\w+ )?(?:tell|ask|put|add|give|send|mention|let|have|make|use|bring|start|offer)|would have (?:liked|
    loved|been|helped|preferred|appreciated)|might (?:be mentioned|want to)|would be an idea|how about|why not|
    (?:change|put|add|mention|update|fix|drop|shorten) the\b|worth (?:telling|mentioning|adding|checking|asking)
    (?:beim|das) nächste[ns]? mal|in zukunft|vorab|im vorfeld|besser (?:wäre|vorher)|(?:il )?(?:faudrait|
    vaudrait mieux)|je suggère|prévoir|préciser|à l'avance|sugiro|da próxima vez|na próxima|mejor (?:si|sería)|
    la próxima vez|convendría|la prossima volta|suggerisco|consiglierei|volgende keer|vooraf|nästa gång|i förväg|
    næste gang|foreslår|następnym razem|sugeruj\w+|proponuj\w+|次回は|事前に
    (?:it )?(?:would|might|could|may) (?:be|help|have been|make|work) (?:\w+ )?(?:better|good|useful|helpful|nice|
    great|if|to|an idea|worth)\b.{0,20}|(?:i'd|i would|we'd|we would) (?:suggest|recommend|advise|propose)|
    suggest(?:ion)?s?|next time|in (?:the )?future|should (?:have|be|get|send|tell|provide|improve)|improve|
    please screen|it would help
    wäre (?:gut|schön|hilfreich|besser)|vorschlag\w*|künftig|nächstes mal|verbesser\w+|serait (?:bien|utile|mieux)|
    à l'avenir|la prochaine fois|annoncer|sería (?:bueno|mejor|útil)|sugier\w+|sugerencia|zou (?:fijn|goed|beter|
    handig) zijn|volgende keer|seria (?:bom|melhor)|sarebbe (?:meglio|utile)|vore (?:bra|bättre)|byłoby (?:lepiej|
    dobrze)
    """
)
REQUEST = any_of(
    r"""
    (?:please|pls|kindly|could you|can you|would you|i'd like you to|tell him|tell her|let (?:me|us|him|her) know|
    (?:i'd|i would) be grateful)(?! (?:don't hesitate|find))
    bitte|könnten sie|können sie|könntest du|merci de|pourriez-vous|pouvez-vous|por favor|puede\w*|podría\w*|kunt u|
    kun je|graag (?:een|de|het)|por gentileza|pode|potrebbe|può|kan du|proszę
    """
)
MINOR = any_of(
    r"""
    small|minor|little|slight\w*|(?:a )?bit|tiny|only|nothing (?:to lose|major|serious|big)|not a (?:big|major)|
    can (?:teach|learn|live)|kleine?[rs]?|etwas|ein wenig|un peu|petite?|pequeñ\w+|poco|kleine?|een beetje|pequen\w+|
    piccol\w+|lite|mał\w+|quite nervous|very nervous
    """
)
MAJOR = any_of(
    r"""
    serious\w*|big|major|significant\w*|huge|real(?:ly)? (?:worr\w+|concern\w*|problem)|(?:a )?lot|very|main concern|
    fairly serious|pretty big|strong (?:concern|reservation)s?|important|critical\w*|zero|not good enough|ernst\w*|
    groß\w*|erheblich\w*|schwer\w*|sehr|ganz|nettement|grave\w*|sérieu\w+|gros(?:se)?|très|muy|grande?s?|seri[oa]|
    echt|heel|groot|grote|ernstig\w*|muito|grave|molto|stor[at]?|mycket|duż\w+|bardzo
    """
)
BLOCKING = any_of(
    r"""
    deal ?-?breaker|show ?-?stopper|rules? (?:him|her|them|it) out|non[- ]?starter|(?:can't|cannot|could not|
    couldn't) (?:hire|accept|take|work|live)\b.{0,15}|impossible|out of the question|must[- ]have.{0,20}missing|
    k\.?o\.?-kriterium|ausschlusskriterium|rédhibitoire|inaceptable|onacceptabel
    """
)
COURTESY = any_of(
    r"""
    regards|(?:best|kind|warm) wishes|sincerely|thanks?(?: you)?|many thanks|hope (?:you|this)|danke|grü(?:ß|ss)en?|
    merci|cordialement|gracias|saludos?|groet\w*|bedankt|obrigad[oa]|grazie|hälsningar
    """
)
ANNOUNCED = any_of(
    r"""
    (?:(?:a|an|the|my|our|my only|one|only) )?(?:\w+ )?(?:concern|worry|reservation|drawback|downside|issue|
    problem|gap)s?
    (?:ein |kleine[rs]? |mein )*(?:bedenken|problem)
    """
)
"""What only leads up to a concern: 'One small concern:'."""
POINTING = re.compile(
    r"(?i)\W*(?:and |but |so |e |y |und |et |en |och |og |i )?(?:that'?s|that (?:is|was|would|bothers?|bothered|"
    r"worr\w+)|which|this (?:is|was|worries|bothers)|it'?s (?:a|just)|"
    r"(?:das|dies|was) (?:ist|war|stört|macht|finde)|das (?:ist )?(?:für )|(?:c'est|ce qui|cela|ça)\b|questo|ciò|"
    r"il che|eso|esto|lo que|cosa que|isso|isto|o que|"
    r"dat (?:is|vond|vind)|wat ik|det (?:är|er|tycker|synes)|vilket|hvilket|to (?:jest|dla)|co )\b"
)
"""A clause that judges what stands before it."""
THING = re.compile(
    r"(?i)\W*(?:the|my|this|that|lo de(?:l| la)?|das mit|le coup d\w+) [\w -]{2,30}?(?:thing|issue|bit|part|"
    r"question|point)?\s?(?:is|was|es|ist|est) (?:a )?(?:\w+ )?(?:minor|major|serious|big|small|huge|whole|real|"
    r"only|main|grave|problem|concern|worry|issue)"
)
"""A clause that only weighs a concern told elsewhere."""
DETAILED = re.compile(
    r"(?i)\d|\b(?:with|subject to|provided|by|before|from|next|this|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|tomorrow|asap|today|"
    r"mit|ab|bis|nächste|montag|dienstag|mittwoch|donnerstag|freitag|avec|dès|lundi|mardi|mercredi|jeudi|vendredi|"
    r"con|para el|lunes|martes|jueves|viernes|"
    r"met|vanaf|maandag|dinsdag|donderdag|vrijdag|com|med|fra|från|nästa|z|od)\b"
)
"""A person, a date or a term."""
GENERAL = any_of(
    r"""
    (?:the |your |our |this |that )?(?:interview|meeting|chat|conversation|talk|call|discussion|hour|it|gespräch|
    entretien|entrevista|gesprek|colloquio|conversa|intervju\w*|samtale\w*|rozmowa)(?: itself)? (?:\w+ )?(?:went|was|
    is|war|lief|verlief|était|s'est|fue|ha sido|è|was|verliep|foi|var|gick|gik|poszła|była)|(?:good|great|nice|lovely|
    super|really good|pleasant|interesting) (?:chat|meeting|interview|conversation|talk|call|hour)|loved it|
    enjoyed it|liked it|all good|no complaints|(?:entretien|gespräch|gesprek|entrevista) (?:très |sehr |muy |
    heel )?\w+$|overall
    """
)
"""Praise that says nothing in particular."""
LET_ME_KNOW = re.compile(
    r"(?i)\b(?:let (?:me|us) know|tell (?:me|us)|do you know|any idea)\b.{0,20}\b(?:who|when|what|whether|if|how|"
    r"where|which|why)\b"
)
