"""Phrases for not having decided, and for letting something else decide."""

from agent.reading.phrases import any_of

WAVERING = any_of(
    r"""
    (?:we|i)(?:'ll| will| are going to|'re going to)? (?:only |then )?(?:decide|make (?:a|our|my) (?:decision|
    minds? up)) (?:on|by|next|after|when|once|at|tomorrow|later|monday|tuesday|wednesday|thursday|friday)|park (?:my|
    the|our) (?:answer|decision)|(?:not|isn't) a (?:yes or a )?no(?: from (?:me|us))?,? but|before (?:we|
    i) say anything|anything (?:more )?definite
    (?:wir |ich )?entscheide\w* (?:\w+ ){0,2}?(?:am|nächste\w*|bis|erst|danach|dann|freitag|montag)|avant de (?:me|
    nous) (?:décider|prononcer)|(?:me|nous) décider(?:ai|ons)?|decidir(?:emos|é) (?:el|la|cuando|después)|
    (?:beslissen|besluiten) (?:we )?(?:\w+ )?(?:pas|volgende|op|na)|decideremo|beslutar (?:vi )?(?:på|nästa|efter)
    (?:can't|cannot|can not|couldn't|not able to|won't) give (?:you )?(?:a|an|any) (?:\w+ ){0,2}?(?:yes|no|answer|
    decision|verdict)|agree(?:d)? to disagree|ask me (?:again|after|when|once|later|in|next)|no (?:final )?decision|
    (?:decision|verdict|answer)(?: is)? (?:still )?(?:open|pending|outstanding|to follow|tbc|tbd)|not there yet|
    waiting (?:for|on) (?:\w+ ){0,3}?(?:budget|sign-?off|approval|board|head ?office|headcount|others?|other (?:firm|
    company|offer|interview))|can't commit|(?:need|have|want) to see (?:a|the|some) (?:number|figure|offer|salary|
    contract|package)s?(?: first)?|(?:after|when|once|until) i(?:'ve| have)? (?:heard|hear|seen|see|know|
    spoken) (?:\w+ ){0,6}|have(?:n't| not) (?:\w+ )?(?:made|reached|come to) (?:a|any|our|my) (?:decision|conclusion)|
    gut says
    (?:eine )?nacht (?:drüber|darüber) schlafen|nachtje (?:over )?slapen|(?:noch )?keine (?:finale |
    endgültige )?entscheidung|steht noch (?:aus|nicht fest)|nuit porte conseil|en attente de|(?:aún|
    todavía) (?:\w+ )?(?:no|pendiente)|a la espera de|(?:er )?(?:nog )?geen (?:besluit|beslissing)|sova på saken|
    sove på det
    (?:could|can|might|may) (?:still )?go either way|before (?:i|we) (?:commit|decide|make (?:a|my|our)|say|choose)|
    before (?:deciding|committing|making (?:a|any|my|our) (?:decision|call))|either way(?: yet| just yet)
    (?:not|neither) a yes (?:and|or|but|nor) (?:not )?(?:a |quite a )?no|(?:half|part) of (?:me|us) (?:says?|wants?|
    thinks?)|(?:part|half) of (?:me|us)\b.{0,60}(?:other|rest|another)|yes and no|maybe (?:yes )?maybe (?:not|no)
    (?:we're|we are|panel is|team is|panel was|are|opinions? (?:is|are)) (?:\w+ )?(?:split|divided|in two camps)|
    split (?:decision|two|down)|(?:can't|cannot|couldn't|don't|didn't) agree(?: among| on|$)|two (?:for|
    in favour) and two against|one for and one against
    leave it with me|(?:think|mull|chew|talk|sleep|ponder) (?:\w+ ){0,2}?(?:on it|about (?:it|this|things)|it over|
    this over|things over|it through|over it)|(?:couple|few|day|days|bit|week|time|minute|evening|
    weekend) (?:\w+ ){0,3}to (?:think|decide|consider|reflect|mull)
    waver\w*|unsure|on the fence|wait and see|(?:toss|toss-up|tossup)|ambivalent|mixed feelings about (?:going|
    proceeding|it)|unconvinced either|still (?:thinking|undecided|unsure|open|torn|considering|mulling|making up)|
    making (?:my|our) mind up|make (?:my|our) mind up
    (?:it|that|this|decision|would|will|probably|really|just|all|answer) (?:all |really |would |will |rather |
    entirely |largely |mostly )*depends? (?:on|very)|depends? on (?:the|whether|how|what|if|my|their|your)
    (?:discuss|talk|speak|check|clear|consult|confer|run)\w* (?:\w+ ){0,5}?(?:with|to|past|by) (?:the |my |
    our )?(?:wife|husband|partner|family|board|boss|team|finance|director|directors|others|panel|colleagues|owner|
    manager|hr|md|ceo)(?: \w+){0,3}? (?:first|before)
    (?:want|like|need|have|prefer|going|wish) to (?:see|interview|meet|look at|compare|talk to|
    speak to) (?:\w+ ){0,5}?(?:others?|more (?:people|candidates)|remaining|rest|the rest|candidates? (?:first|
    before)|first)
    (?:other|more|remaining|few|two|three|four|five) (?:\w+ )?(?:candidates|people|applicants|
    interviews) (?:\w+ ){0,3}?(?:to (?:see|meet|interview)|first|this week|next week|before)(?! (?:we|i) saw)
    (?:not|n't) (?:\w+ )?(?:sure|certain|convinced)(?: yet| either way| to be honest| really| tbh|$)|
    not (?:yet )?(?:ready|in a position) to (?:decide|say|commit|answer)|too (?:early|soon) to (?:say|tell|decide)|
    cannot say yet|can't say yet|no idea yet|i don't know(?: yet|$)|dunno|don't know yet
    (?:abstimmen|rücksprache|bedenkzeit|besprechen|beraten)|(?:muss|müssen|will|wollen|
    möchten?) (?:\w+ ){0,5}(?:überlegen|nachdenken|schlafen|abwägen)|mal (?:sehen|schauen|gucken)|(?:kommt|
    käme) (?:\w+ ){0,3}(?:drauf|darauf|auf) (?:\w+ ){0,5}an|hängt (?:\w+ ){0,3}(?:ab|davon|von)|schwanke\w*|
    noch (?:\w+ )?(?:offen|unklar|unsicher)|erst (?:noch )?(?:die|mit den) (?:anderen|weiteren|übrigen)|(?:halb|
    teils) ja
    (?<!sans )(?<!n')hésit\w+|réfléchir|réflexion|(?:cela|ça|tout|il|le reste|et) dépend(?:ra)?|dépend(?:ra)? (?:du|
    de|des)|
    ne sai[st] pas|pas (?:encore )?(?:certaine?|tranché|arrêté|convaincue?s?)|mitigée?s?|en discuter (?:d'abord|
    avant)|avant de (?:décider|trancher|me prononcer|nous prononcer)|partagée?s?
    depende(?:rá|ría)?(?: de| del)?|pens[aá]r(?:m|n)?(?:e|os)?lo|pensarlo|no (?:lo )?(?:tengo|tenemos) (?:\w+ )?claro|
    (?:estoy|estamos) (?:dud\w+|indecis\w+|entre dos)|dud[oa](?:mos)? (?:entre|si)|antes de decidir|consultarlo|
    no sabr[ií]a|valor[áa]ndolo
    (?:er )?(?:nog )?niet (?:helemaal )?uit|twijfel\w*(?! niet)|over na(?:te )?denken|na te denken|nadenken|
    hangt (?:er ?)?(?:\w+ )?(?:van|vanaf)|ligt (?:er)?aan|overleggen|weet (?:ik |het )?(?:\w+ )?niet(?= |$|\.)|
    bedenktijd
    pensar (?:melhor|no assunto|um pouco|nisso)|(?:estou|estamos) (?:a pensar|pensando|indecis\w+|em dúvida|
    na dúvida)|ainda (?:\w+ )?(?:não (?:sei|sabemos|decid\w+)|a decidir|indecis\w+)|depende(?:rá)? d[oae]
    (?:devo|dobbiamo|vorrei|ci devo) (?:\w+ )?(?:pensar\w*|rifletter\w*|decider\w*|valutar\w*)|
    ancora (?:\w+ )?(?:decidere|decis\w+|indecis\w+)|dipende(?:rà)?|non (?:lo )?s(?:o|appiamo)|indecis[oaie]|
    riflettere
    osäker|(?:inte|ikke) (?:\w+ )?(?:bestämt|bestemt|besluttet|säker|sikker|avgjort)|fundera\w*|tänka (?:på saken|
    över|igenom)|beror på|vet inte|(?:i|er i) tvivl|ved (?:det )?ikke|kommer an på|afhænger af|overveje\w*|
    tænke (?:over|lidt)
    zastan[ao]wi\w*|przemyśleć|namyśl\w*|(?:to )?zależy(?: od)?|waham|nie wiem|nie (?:zdecydowa\w+|
    podj\w+)(?! się na)|wahamy|trudno powiedzieć
    """
)
WAVERING_SCRIPT = any_of(
    "考えさせて|検討(?:して(?:い|お|か)|中|させて|したい)|悩んで|決めかね|迷い|保留|未定|わかりません|分かりません",
    anywhere=True,
)
